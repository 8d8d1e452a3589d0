package im.relation.desktop.people;

import im.relation.contract.account.v1.Profile;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.presence.v1.PresenceState;
import im.relation.contract.socket.v1.TypingState;
import im.relation.desktop.base.Tasks;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Result;
import im.relation.sdk.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The people whom this account meets. Names come from the store and are asked for once where they
/// are missing; presence and typing live as long as the connection.
public final class People {

  /// As the contract says of a pushed typing.
  private static final Duration TYPING = Duration.ofSeconds(5);

  private static final int AT_ONCE = 200;
  private static final int WATCHED = 500;

  /// So many unknown ids are remembered; far more than one window shows.
  private static final int UNKNOWN = 10_000;

  private final ImClient client;
  private final Tasks tasks;
  private final Clock clock;
  private final Map<UserId, Person> known = new HashMap<>();
  private final Set<UserId> missing = new HashSet<>();

  /// Whom the service does not know: not asked for again before the next connection.
  private final Set<UserId> unknown = new HashSet<>();

  private final Map<UserId, PresenceState> presence = new HashMap<>();
  private final Map<ConversationId, Instant> typing = new HashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private Set<UserId> watched = Set.of();

  /// Reads who is known; call it before the first window is shown.
  public People(ImClient client, Tasks tasks, Clock clock) {
    this.client = client;
    this.tasks = tasks;
    this.clock = clock;
    keep(client.account().known());
    keep(List.of(client.account().profile()));
  }

  /// Calls back when a name, a presence or a typing changed.
  ///
  /// @return ends the calling back
  public Subscription onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  public Person me() {
    return of(client.user());
  }

  /// Somebody; one who is not known yet has his number for a name until the service told more.
  public Person of(UserId user) {
    var person = known.get(user);
    if (person == null) {
      if (!unknown.contains(user) && missing.add(user)) {
        tasks.window().execute(this::askForMissing);
      }
      return Person.unknown(user);
    }
    return person;
  }

  public Presence presenceOf(UserId user) {
    var state = presence.get(user);
    if (state == null) {
      return new Presence.Unknown();
    }
    if (state.getOnline()) {
      return new Presence.Online();
    }
    return state.getLastSeenAtMillis() == 0
        ? new Presence.Unknown()
        : new Presence.LastSeen(Instant.ofEpochMilli(state.getLastSeenAtMillis()));
  }

  public boolean types(ConversationId conversation) {
    var until = typing.get(conversation);
    return until != null && clock.instant().isBefore(until);
  }

  /// Whose presence is wanted: those of the conversations and friends in sight.
  public void watch(Set<UserId> users) {
    if (!users.equals(watched)) {
      watched = Set.copyOf(users);
      client.presence().subscribe(users.stream().limit(WATCHED).toList());
    }
  }

  /// Learns from what the client tells; on the window's thread.
  public void happened(Event event) {
    switch (event) {
      case Event.PresenceChanged(var state) -> {
        presence.put(new UserId(state.getUserId()), state);
        changed();
      }
      case Event.TypingShown(var conversation, var _, var state) -> {
        typed(conversation, state);
        changed();
      }
      case Event.MessageReceived(var entry, var _) -> typing.remove(entry.conversation());
      case Event.ConnectionChanged(var state) -> connection(state);
      case Event.NoticeReceived(var _, var body, var _) -> noticed(body);
      default -> {}
    }
  }

  private void typed(ConversationId conversation, TypingState state) {
    if (state == TypingState.TYPING_STATE_STOPPED) {
      typing.remove(conversation);
    } else {
      typing.put(conversation, clock.instant().plus(TYPING));
    }
  }

  private void connection(ConnectionState state) {
    if (state instanceof ConnectionState.Live) {
      unknown.clear();
      askForMissing();
    } else {
      presence.clear();
      typing.clear();
      changed();
    }
  }

  private void noticed(NoticeBody body) {
    if (body.hasProfile()) {
      missing.add(new UserId(body.getProfile().getUserId()));
      askForMissing();
    }
  }

  /// Asks for the names that are missing; those that the service does not know stay so.
  private void askForMissing() {
    if (missing.isEmpty()) {
      return;
    }
    var asked = missing.stream().limit(AT_ONCE).toList();
    tasks.ask(
        () -> client.account().profiles(asked),
        answer -> {
          if (answer instanceof Result.Ok<List<Profile>>(var profiles)) {
            asked.forEach(missing::remove);
            keep(profiles);
            asked.stream()
                .filter(user -> !known.containsKey(user))
                .limit(UNKNOWN - unknown.size())
                .forEach(unknown::add);
            changed();
            askForMissing();
          }
        });
  }

  /// Profiles that somebody else asked for.
  public void met(List<Profile> profiles) {
    keep(profiles);
    changed();
  }

  private void keep(List<Profile> profiles) {
    for (var profile : profiles) {
      if (profile.getUserId() > 0) {
        known.put(new UserId(profile.getUserId()), Person.of(profile));
      }
    }
  }

  /// Lets typing that ran out disappear; called once a second.
  public void tick() {
    if (typing.values().removeIf(until -> !clock.instant().isBefore(until))) {
      changed();
    }
  }

  private void changed() {
    List.copyOf(listeners).forEach(Runnable::run);
  }
}
