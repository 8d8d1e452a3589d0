package im.relation.presence;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.contract.record.v1.Origin;
import im.relation.contract.socket.v1.TypingState;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.runtime.TopicRecord;
import java.util.List;
import java.util.Optional;

/// What a record of topic `ephemeral` says. Times are epoch milliseconds by its writer's clock.
sealed interface EphemeralEvent {

  /// A person types.
  record Typed(UserId user, ConversationId conversation, TypingState state, long atMillis)
      implements EphemeralEvent {}

  /// A connection wants to hear of these people and nobody else.
  record Subscribed(Place watcher, List<UserId> people) implements EphemeralEvent {
    public Subscribed {
      people = List.copyOf(people);
    }
  }

  /// A connection was welcomed.
  ///
  /// @param replaced the older connection of its session on another node
  record Connected(UserId user, Optional<Place> replaced, long atMillis)
      implements EphemeralEvent {}

  /// A connection ended.
  record Disconnected(Place connection, long atMillis) implements EphemeralEvent {}

  /// A person shows presence to others than before.
  record AudienceChange(UserId user) implements EphemeralEvent {}

  /// Empty for a record that says nothing of this.
  static Optional<EphemeralEvent> parse(TopicRecord record) {
    try {
      return of(EphemeralRecord.parseFrom(record.value()));
    } catch (InvalidProtocolBufferException | IllegalArgumentException notAnEvent) {
      return Optional.empty();
    }
  }

  private static Optional<EphemeralEvent> of(EphemeralRecord record) {
    var origin = record.getOrigin();
    long at = record.getAtMillis();
    return switch (record.getEventCase()) {
      case TYPING ->
          Optional.of(
              new Typed(
                  user(origin),
                  new ConversationId(record.getTyping().getConversationId()),
                  record.getTyping().getState(),
                  at));
      case SUBSCRIBE ->
          Optional.of(
              new Subscribed(
                  Place.of(origin),
                  record.getSubscribe().getUserIdsList().stream()
                      .filter(id -> id > 0)
                      .map(UserId::new)
                      .toList()));
      case CONNECTED ->
          Optional.of(
              new Connected(
                  user(origin),
                  record.getConnected().hasReplaced()
                      ? Optional.of(Place.of(record.getConnected().getReplaced()))
                      : Optional.empty(),
                  at));
      case DISCONNECTED -> Optional.of(new Disconnected(Place.of(origin), at));
      case AUDIENCE_CHANGED -> Optional.of(new AudienceChange(user(origin)));
      case EVENT_NOT_SET -> Optional.empty();
    };
  }

  private static UserId user(Origin origin) {
    return new UserId(origin.getUserId());
  }
}
