package im.relation.desktop.contacts;

import im.relation.contract.account.v1.Profile;
import im.relation.contract.friendship.v1.Friend;
import im.relation.contract.friendship.v1.FriendRequest;
import im.relation.contract.friendship.v1.FriendRequestState;
import im.relation.contract.friendship.v1.ListBlockedResponse;
import im.relation.contract.friendship.v1.ListFriendRequestsResponse;
import im.relation.contract.friendship.v1.RequestDirection;
import im.relation.contract.friendship.v1.RequestFriendResponse;
import im.relation.desktop.base.Reread;
import im.relation.desktop.base.Tasks;
import im.relation.desktop.people.People;
import im.relation.desktop.people.Person;
import im.relation.domain.ConversationId;
import im.relation.domain.FriendRequestId;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Result;
import im.relation.sdk.Subscription;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Friends from the store; requests, blocks and people who are looked for from the service.
/// Confined to the window's thread.
public final class ContactsViewModel implements AutoCloseable {

  private final ImClient client;
  private final Tasks tasks;
  private final People people;
  private final Subscription names;
  private final ObservableList<Contact> contacts = FXCollections.observableArrayList();
  private final ObservableList<Request> requests = FXCollections.observableArrayList();
  private final ObservableList<Person> blocked = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Person>> found =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Outcome>> outcome =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Result<?>>> requestsAnswer =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Result<?>>> blockedAnswer =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty waiting = new SimpleIntegerProperty();
  private final Reread<List<Friend>> friends;
  private List<Friend> known;

  /// What became of the last thing that was asked for; a value.
  ///
  /// @param text the key of the text that says it; empty where the result alone does
  public record Outcome(Result<?> result, String text) {

    /// @param done the key of the text that says it was done
    static Outcome of(Result<?> result, String done) {
      return new Outcome(result, result instanceof Result.Ok<?> ? done : "");
    }
  }

  /// Reads the friends at once.
  public ContactsViewModel(ImClient client, Tasks tasks, People people) {
    this.client = client;
    this.tasks = tasks;
    this.people = people;
    this.known = client.friends().known();
    this.friends = new Reread<>(tasks, () -> client.friends().known(), this::show);
    this.names = people.onChange(this::render);
    render();
    if (client.connection() instanceof ConnectionState.Live) {
      refreshRequests();
    }
  }

  /// Friends by name.
  public ObservableList<Contact> contacts() {
    return contacts;
  }

  /// Requests that wait, those to be answered first.
  public ObservableList<Request> requests() {
    return requests;
  }

  /// What the service answered when it was asked last for [#requests]; empty until then.
  public ReadOnlyObjectProperty<Optional<Result<?>>> requestsAnswerProperty() {
    return requestsAnswer;
  }

  public ObservableList<Person> blocked() {
    return blocked;
  }

  /// What the service answered when it was asked last for [#blocked]; empty until then.
  public ReadOnlyObjectProperty<Optional<Result<?>>> blockedAnswerProperty() {
    return blockedAnswer;
  }

  /// How many requests the caller has not answered.
  public IntegerProperty waitingProperty() {
    return waiting;
  }

  /// Who was found last.
  public ObjectProperty<Optional<Person>> foundProperty() {
    return found;
  }

  public ObjectProperty<Optional<Outcome>> outcomeProperty() {
    return outcome;
  }

  /// Looks for one person by e-mail address, number or username.
  public void find(String text) {
    var sought = text.strip();
    found.set(Optional.empty());
    if (sought.isEmpty()) {
      return;
    }
    ask(() -> look(sought), "", this::found);
  }

  private Result<Profile> look(String sought) {
    if (sought.contains("@")) {
      return client.account().findByEmail(sought);
    }
    return sought.matches("#[1-9][0-9]{0,17}")
        ? client.account().findById(new UserId(Long.parseLong(sought.substring(1))))
        : client.account().findByUsername(sought);
  }

  private void found(Profile profile) {
    people.met(List.of(profile));
    found.set(Optional.of(people.of(new UserId(profile.getUserId()))));
  }

  public boolean isFriend(UserId user) {
    return known.stream().anyMatch(friend -> friend.getUserId() == user.value());
  }

  /// The conversation with a friend, once there is one.
  public Optional<ConversationId> conversationWith(UserId user) {
    return known.stream()
        .filter(friend -> friend.getUserId() == user.value() && friend.getConversationId() > 0)
        .map(friend -> new ConversationId(friend.getConversationId()))
        .findFirst();
  }

  public void request(UserId user, String reason) {
    ask(() -> client.friends().request(user, reason), "contacts.requested", this::requested);
  }

  private void requested(RequestFriendResponse answer) {
    if (answer.getConversationId() > 0) {
      outcome.set(Optional.of(new Outcome(Result.ok(answer), "contacts.accepted")));
    }
    refreshRequests();
  }

  public void accept(FriendRequestId request) {
    settle(() -> client.friends().accept(request), "contacts.accepted");
  }

  public void reject(FriendRequestId request) {
    settle(() -> client.friends().reject(request, ""), "contacts.rejected");
  }

  public void cancel(FriendRequestId request) {
    settle(() -> client.friends().cancel(request), "contacts.cancelled");
  }

  /// Settles a request, which may be settled already by the other side or on another device.
  private <R> void settle(Supplier<Result<R>> question, String done) {
    outcome.set(Optional.empty());
    tasks.ask(
        question,
        answer -> {
          outcome.set(
              Optional.of(
                  isGone(answer)
                      ? new Outcome(answer, "contacts.gone")
                      : Outcome.of(answer, done)));
          refreshRequests();
        });
  }

  private static boolean isGone(Result<?> answer) {
    return answer instanceof Result.Refused<?>(var problem)
        && (problem.code() == ProblemCode.NOT_FOUND || problem.code() == ProblemCode.CONFLICT);
  }

  public void remove(UserId user) {
    ask(() -> client.friends().remove(user), "contacts.removed", _ -> {});
  }

  public void block(UserId user) {
    ask(() -> client.friends().block(user), "contacts.blocked", _ -> refreshBlocked());
  }

  public void unblock(UserId user) {
    ask(() -> client.friends().unblock(user), "contacts.unblocked", _ -> refreshBlocked());
  }

  private <R> void ask(
      Supplier<Result<R>> question, String done, java.util.function.Consumer<R> then) {
    outcome.set(Optional.empty());
    tasks.ask(
        question,
        answer -> {
          outcome.set(Optional.of(Outcome.of(answer, done)));
          if (answer instanceof Result.Ok<R>(var value)) {
            then.accept(value);
          }
        });
  }

  /// Asks the service for the requests that wait. What it cannot answer stays as it was.
  public void refreshRequests() {
    tasks.ask(
        () -> {
          var received = requests(RequestDirection.REQUEST_DIRECTION_RECEIVED);
          return received instanceof Result.Ok<List<FriendRequest>>(var first)
              ? requests(RequestDirection.REQUEST_DIRECTION_SENT)
                  .map(second -> Stream.concat(first.stream(), second.stream()).toList())
              : received;
        },
        answer -> {
          if (answer instanceof Result.Ok<List<FriendRequest>>(var all)) {
            showRequests(all);
          }
          requestsAnswer.set(Optional.of(answer));
        });
  }

  private Result<List<FriendRequest>> requests(RequestDirection direction) {
    return pages(
        token -> client.friends().requests(direction, token),
        ListFriendRequestsResponse::getNextPageToken,
        ListFriendRequestsResponse::getRequestsList);
  }

  /// Asks the service whom the caller blocks. What it cannot answer stays as it was.
  public void refreshBlocked() {
    tasks.ask(
        () ->
            pages(
                token -> client.friends().blocked(token),
                ListBlockedResponse::getNextPageToken,
                ListBlockedResponse::getUserIdsList),
        answer -> {
          if (answer instanceof Result.Ok<List<Long>>(var users)) {
            change(blocked, users.stream().map(id -> people.of(new UserId(id))).toList());
          }
          blockedAnswer.set(Optional.of(answer));
        });
  }

  /// More pages than anybody reads end the asking.
  private static final int PAGES = 20;

  /// What all pages hold; where one does not come, why.
  private static <P, R> Result<List<R>> pages(
      Function<String, Result<P>> ask, Function<P, String> next, Function<P, List<R>> rows) {
    var all = new ArrayList<R>();
    var token = "";
    for (int page = 0; page < PAGES; page++) {
      var answer = ask.apply(token);
      if (!(answer instanceof Result.Ok<P>(var value))) {
        return answer.map(rows);
      }
      all.addAll(rows.apply(value));
      token = next.apply(value);
      if (token.isEmpty()) {
        break;
      }
    }
    return Result.ok(all);
  }

  private void showRequests(List<FriendRequest> all) {
    var pending =
        all.stream()
            .filter(one -> one.getState() == FriendRequestState.FRIEND_REQUEST_STATE_PENDING)
            .map(this::request)
            .toList();
    change(requests, pending);
    waiting.set((int) pending.stream().filter(Request::received).count());
  }

  private Request request(FriendRequest request) {
    boolean received = request.getToUserId() == client.user().value();
    long other = received ? request.getFromUserId() : request.getToUserId();
    return new Request(
        new FriendRequestId(request.getRequestId()),
        people.of(new UserId(other)),
        request.getReason(),
        received);
  }

  /// Learns from what the client tells.
  public void happened(Event event) {
    switch (event) {
      case Event.FriendChanged _ -> friends.ask();
      case Event.NoticeReceived(var _, var body, var _) -> {
        if (body.hasFriendRequest() || body.hasFriend()) {
          refreshRequests();
        }
      }
      case Event.ConnectionChanged(ConnectionState.Live _) -> {
        refreshRequests();
        refreshBlocked();
      }
      default -> {}
    }
  }

  private void show(List<Friend> read) {
    known = read;
    render();
  }

  private void render() {
    var collator = Collator.getInstance(Locale.getDefault());
    var next =
        known.stream()
            .map(this::contact)
            .sorted(Comparator.comparing(contact -> contact.person().name(), collator))
            .toList();
    change(contacts, next);
    change(requests, requests.stream().map(this::named).toList());
    change(blocked, blocked.stream().map(one -> people.of(one.id())).toList());
  }

  private Request named(Request one) {
    return new Request(one.id(), people.of(one.person().id()), one.reason(), one.received());
  }

  /// Tells nobody where nothing changed: a row that is made anew under a click is not clicked.
  private static <T> void change(ObservableList<T> list, List<T> next) {
    if (!next.equals(list)) {
      list.setAll(next);
    }
  }

  private Contact contact(Friend friend) {
    var user = new UserId(friend.getUserId());
    return new Contact(people.of(user), people.presenceOf(user), conversationWith(user));
  }

  @Override
  public void close() {
    names.close();
  }
}
