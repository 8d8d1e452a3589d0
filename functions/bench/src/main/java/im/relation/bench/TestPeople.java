package im.relation.bench;

import im.relation.account.session.NewDevice;
import im.relation.account.session.Sessions;
import im.relation.backplane.AccessToken;
import im.relation.backplane.TokenSigner;
import im.relation.contract.account.v1.DeviceType;
import im.relation.conversation.Conversations;
import im.relation.domain.ConversationId;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.store.Ids;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Makes people without an account. Those of a pair have a session, for functions look for it; the
/// others exist for the fleet alone: a node checks tokens, and a token is all they have.
/// Thread-safe.
final class TestPeople {

  /// Longer than the longest run, so that nothing is refreshed.
  private static final Duration LIFE = Duration.ofHours(3);

  private final Conversations conversations;
  private final Sessions sessions;
  private final Transactions transactions;
  private final Ids ids;
  private final TokenSigner signer;
  private final Clock clock;

  TestPeople(
      Conversations conversations,
      Sessions sessions,
      Transactions transactions,
      Ids ids,
      TokenSigner signer,
      Clock clock) {
    this.conversations = conversations;
    this.sessions = sessions;
    this.transactions = transactions;
    this.ids = ids;
    this.signer = signer;
    this.clock = clock;
  }

  AccessToken person() {
    return new AccessToken(
        new UserId(ids.next()),
        new DeviceId(ids.next()),
        SessionId.random(),
        DeviceType.DEVICE_TYPE_DESKTOP,
        clock.instant().plus(LIFE));
  }

  /// One with a session.
  private AccessToken withSession() {
    var device = new NewDevice(DeviceType.DEVICE_TYPE_DESKTOP, "bench", "bench", Optional.empty());
    var opened = sessions.openFirst(new UserId(ids.next()), device, "", clock.instant());
    return new AccessToken(
        new UserId(opened.getUserId()),
        new DeviceId(opened.getDeviceId()),
        SessionId.of(opened.getSessionId().toByteArray()),
        device.type(),
        clock.instant().plus(LIFE));
  }

  String sign(AccessToken token) {
    return signer.sign(token);
  }

  /// Two people and their DIRECT conversation, in which both may send.
  record Pair(ConversationId conversation, AccessToken one, AccessToken other) {}

  Pair pair() {
    return transactions.call(
        () -> {
          var one = withSession();
          var other = withSession();
          var direct = conversations.openDirect(one.user(), other.user());
          conversations.setMaySend(direct, true);
          return new Pair(direct, one, other);
        });
  }
}
