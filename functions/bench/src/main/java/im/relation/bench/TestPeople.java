package im.relation.bench;

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

/// Makes people who exist for the fleet alone: a node checks tokens, and a token is all they have.
/// Thread-safe.
final class TestPeople {

  /// Longer than the longest run, for there is no session that could be refreshed.
  private static final Duration LIFE = Duration.ofHours(3);

  private final Conversations conversations;
  private final Transactions transactions;
  private final Ids ids;
  private final TokenSigner signer;
  private final Clock clock;

  TestPeople(
      Conversations conversations,
      Transactions transactions,
      Ids ids,
      TokenSigner signer,
      Clock clock) {
    this.conversations = conversations;
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

  String sign(AccessToken token) {
    return signer.sign(token);
  }

  /// The DIRECT conversation of two, in which both may send.
  ConversationId direct(AccessToken one, AccessToken other) {
    return transactions.call(
        () -> {
          var direct = conversations.openDirect(one.user(), other.user());
          conversations.setMaySend(direct, true);
          return direct;
        });
  }
}
