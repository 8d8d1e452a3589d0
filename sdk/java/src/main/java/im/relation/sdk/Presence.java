package im.relation.sdk;

import im.relation.contract.presence.v1.GetPresenceRequest;
import im.relation.contract.presence.v1.GetPresenceResponse;
import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.contract.presence.v1.PresenceState;
import im.relation.contract.presence.v1.SetPresenceAudienceRequest;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Typing;
import im.relation.contract.socket.v1.TypingState;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.sdk.internal.engine.Engine;
import im.relation.sdk.internal.rpc.Rpcs;
import im.relation.sdk.internal.session.Functions;
import java.util.List;

/// Who is there and who types: nothing of this is stored. Safe for any thread.
public final class Presence {

  private final Functions functions;
  private final Engine engine;

  Presence(Functions functions, Engine engine) {
    this.functions = functions;
    this.engine = engine;
  }

  /// Replaces whose presence is pushed as [Event.PresenceChanged]; kept over reconnects.
  ///
  /// @param users at most 500 friends
  public void subscribe(List<UserId> users) {
    engine.subscribe(users);
  }

  /// Presence now.
  ///
  /// @param users 1 to 200
  public Result<List<PresenceState>> query(List<UserId> users) {
    GetPresenceRequest request =
        GetPresenceRequest.newBuilder()
            .addAllUserIds(users.stream().map(UserId::value).toList())
            .build();
    return functions.call(Rpcs.GET_PRESENCE, request).map(GetPresenceResponse::getStatesList);
  }

  /// Sets who sees the caller's presence.
  public Result<Done> setAudience(PresenceAudience audience) {
    return functions
        .call(
            Rpcs.SET_PRESENCE_AUDIENCE,
            SetPresenceAudienceRequest.newBuilder().setAudience(audience).build())
        .map(ignored -> Done.DONE);
  }

  /// The caller types, or stopped. At most one per conversation and state goes out in 500 ms;
  /// dropped where there is no connection.
  public void typing(ConversationId conversation, TypingState state) {
    engine.typing(
        ClientFrame.newBuilder()
            .setTyping(Typing.newBuilder().setConversationId(conversation.value()).setState(state))
            .build());
  }
}
