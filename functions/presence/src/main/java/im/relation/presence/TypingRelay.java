package im.relation.presence;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.TypingPushed;
import im.relation.conversation.ConversationView;
import im.relation.conversation.MemberKey;
import im.relation.conversation.Memberships;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells the other members that a person types. Thread-safe.
final class TypingRelay {

  /// Larger groups do not get it (PRE-03).
  private static final int MAX_MEMBERS = 200;

  private final Memberships memberships;
  private final Clock clock;

  TypingRelay(Memberships memberships, Clock clock) {
    this.memberships = memberships;
    this.clock = clock;
  }

  List<Push> pushes(List<EphemeralEvent> events) {
    var typed =
        TypingFilter.keep(
            events.stream()
                .filter(EphemeralEvent.Typed.class::isInstance)
                .map(EphemeralEvent.Typed.class::cast)
                .toList(),
            clock.millis());
    if (typed.isEmpty()) {
      return List.of();
    }
    var views = memberships.views(typed.stream().map(TypingRelay::key).distinct().toList());
    var groups =
        views.values().stream()
            .filter(view -> view.kind() == ConversationKind.CONVERSATION_KIND_GROUP)
            .map(ConversationView::id)
            .collect(Collectors.toSet());
    return pushes(typed, views, memberships.present(groups));
  }

  /// Only from those who may write where they type; pure.
  static List<Push> pushes(
      List<EphemeralEvent.Typed> typed,
      Map<MemberKey, ConversationView> views,
      Map<ConversationId, List<UserId>> groups) {
    var pushes = new ArrayList<Push>();
    for (var each : typed) {
      var view = views.get(key(each));
      if (view == null || !view.member().maySend() || view.member().left().isPresent()) {
        continue;
      }
      var others = others(view, groups.getOrDefault(view.id(), List.of()));
      if (!others.isEmpty()) {
        var frame =
            ServerFrame.newBuilder()
                .setTyping(
                    TypingPushed.newBuilder()
                        .setConversationId(each.conversation().value())
                        .setUserId(each.user().value())
                        .setState(each.state()))
                .build();
        pushes.add(new Push.ToPeople(frame.toByteString(), others, Optional.empty()));
      }
    }
    return pushes;
  }

  private static List<UserId> others(ConversationView view, List<UserId> group) {
    return switch (view.kind()) {
      case CONVERSATION_KIND_DIRECT -> view.peer().stream().toList();
      case CONVERSATION_KIND_GROUP ->
          group.size() > MAX_MEMBERS
              ? List.of()
              : group.stream().filter(user -> !user.equals(view.member().key().user())).toList();
      case CONVERSATION_KIND_NOTICE,
          CONVERSATION_KIND_BROADCAST,
          CONVERSATION_KIND_UNSPECIFIED,
          UNRECOGNIZED ->
          List.of();
    };
  }

  private static MemberKey key(EphemeralEvent.Typed typed) {
    return new MemberKey(typed.conversation(), typed.user());
  }
}
