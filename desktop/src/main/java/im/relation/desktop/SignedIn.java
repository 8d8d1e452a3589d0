package im.relation.desktop;

import im.relation.desktop.notify.Notifications;
import im.relation.desktop.people.People;
import im.relation.desktop.shell.MainView;
import im.relation.sdk.ImClient;

/// Somebody who is signed in, and his window.
final class SignedIn {

  final ImClient client;
  final People people;
  MainView view;
  Notifications notifications;

  SignedIn(ImClient client, People people, MainView view, Notifications notifications) {
    this.client = client;
    this.people = people;
    this.view = view;
    this.notifications = notifications;
  }
}
