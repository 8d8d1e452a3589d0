package im.relation.desktop.settings;

import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.account.v1.GetAccountResponse;
import im.relation.contract.account.v1.Session;
import im.relation.contract.account.v1.Settings;
import im.relation.contract.account.v1.UpdateProfileRequest;
import im.relation.contract.account.v1.UpdateSettingsRequest;
import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.desktop.base.Tasks;
import im.relation.desktop.people.People;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The account's settings, asked of the service whenever the page is gone to, a connection comes or
/// a change is not taken. Confined to the window's thread.
public final class SettingsViewModel {

  private final ImClient client;
  private final Tasks tasks;
  private final People people;
  private final SimpleObjectProperty<Optional<GetAccountResponse>> account =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<Session> sessions = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Result<?>>> outcome =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<PresenceAudience> audience = Optional.empty();

  public SettingsViewModel(ImClient client, Tasks tasks, People people) {
    this.client = client;
    this.tasks = tasks;
    this.people = people;
  }

  /// The account, once the service told it.
  public ReadOnlyObjectProperty<Optional<GetAccountResponse>> accountProperty() {
    return account;
  }

  /// The account's sign-ins, the newest first.
  public ObservableList<Session> sessions() {
    return sessions;
  }

  /// What became of the last change.
  public ObjectProperty<Optional<Result<?>>> outcomeProperty() {
    return outcome;
  }

  /// The page is gone to: asks the service and forgets what became of earlier changes.
  public void open() {
    outcome.set(Optional.empty());
    refresh();
  }

  /// Learns from what the client tells while the page is shown.
  public void happened(Event event) {
    switch (event) {
      case Event.ConnectionChanged(ConnectionState.Live _) -> open();
      case Event.NoticeReceived(var _, var body, var live) -> {
        if (live && (body.hasSession() || body.hasProfile())) {
          refresh();
        }
      }
      default -> {}
    }
  }

  private void refresh() {
    tasks.ask(() -> client.account().get(), this::shown);
    refreshSessions();
  }

  private void shown(Result<GetAccountResponse> answer) {
    if (answer instanceof Result.Ok<GetAccountResponse>(var value)) {
      account.set(Optional.of(value));
    } else {
      outcome.set(Optional.of(answer));
    }
  }

  private void refreshSessions() {
    tasks.ask(
        () -> client.sessions().list(),
        answer -> {
          if (answer instanceof Result.Ok<List<Session>>(var all)) {
            sessions.setAll(all);
          } else {
            outcome.set(Optional.of(answer));
          }
        });
  }

  /// Changes the nickname, once the account is known.
  public void rename(String nickname) {
    account.get().ifPresent(one -> rename(nickname, one.getProfile().getVersion()));
  }

  private void rename(String nickname, long version) {
    change(
        () ->
            client
                .account()
                .update(
                    UpdateProfileRequest.newBuilder()
                        .setVersion(version)
                        .setNickname(nickname.strip())
                        .build()),
        profile -> {
          people.met(List.of(profile));
          refresh();
        });
  }

  public void changePassword(String old, String next) {
    change(() -> client.account().changePassword(old, next), _ -> refreshSessions());
  }

  /// Who may become a friend.
  public void policy(AddFriendPolicy policy) {
    update(UpdateSettingsRequest.newBuilder().setAddFriendPolicy(policy));
  }

  public void foundByUsername(boolean on) {
    update(UpdateSettingsRequest.newBuilder().setFoundByUsername(on));
  }

  public void foundByEmail(boolean on) {
    update(UpdateSettingsRequest.newBuilder().setFoundByEmail(on));
  }

  private void update(UpdateSettingsRequest.Builder change) {
    change(() -> client.account().update(change.build()), this::changed);
  }

  private void changed(Settings settings) {
    account.set(account.get().map(one -> one.toBuilder().setSettings(settings).build()));
  }

  /// Who sees that the caller is there.
  public void audience(PresenceAudience next) {
    change(() -> client.presence().setAudience(next), _ -> audience = Optional.of(next));
  }

  /// Who sees that the caller is there, where it was changed here: the service does not tell.
  public Optional<PresenceAudience> audience() {
    return audience;
  }

  public void renameDevice(DeviceId device, String name) {
    change(() -> client.sessions().renameDevice(device, name.strip()), _ -> refreshSessions());
  }

  public void revoke(Session session) {
    var id = SessionId.of(session.getSessionId().toByteArray());
    change(() -> client.sessions().revoke(id), _ -> refreshSessions());
  }

  public void revokeOthers() {
    change(() -> client.sessions().revokeOthers(), _ -> refreshSessions());
  }

  private <R> void change(Supplier<Result<R>> question, Consumer<R> then) {
    outcome.set(Optional.empty());
    tasks.ask(
        question,
        answer -> {
          outcome.set(Optional.of(answer));
          if (answer instanceof Result.Ok<R>(var value)) {
            then.accept(value);
          } else {
            refresh();
          }
        });
  }
}
