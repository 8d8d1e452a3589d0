package im.relation.presence;

import im.relation.backplane.Topics;
import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.contract.presence.v1.SetPresenceAudienceRequest;
import im.relation.contract.presence.v1.SetPresenceAudienceResponse;
import im.relation.contract.record.v1.AudienceChanged;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.contract.record.v1.Origin;
import im.relation.domain.Problem;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Outbox;
import im.relation.runtime.OutboxMessage;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/// Sets who sees the caller's presence; in force for every later look, and those who watch are told
/// by way of topic `ephemeral`. Idempotent. Problems: INVALID without an audience.
final class SetPresenceAudience
    implements Function<Call<SetPresenceAudienceRequest>, Outcome<SetPresenceAudienceResponse>> {

  private final PresenceSql sql;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Clock clock;

  SetPresenceAudience(PresenceSql sql, Outbox outbox, Transactions transactions, Clock clock) {
    this.sql = sql;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome<SetPresenceAudienceResponse> apply(Call<SetPresenceAudienceRequest> call) {
    return decide(call.request())
        .map(
            audience -> {
              transactions.run(() -> write(call.user(), audience));
              return SetPresenceAudienceResponse.getDefaultInstance();
            });
  }

  static Outcome<PresenceAudience> decide(SetPresenceAudienceRequest request) {
    return switch (request.getAudience()) {
      case PRESENCE_AUDIENCE_EVERYONE, PRESENCE_AUDIENCE_FRIENDS, PRESENCE_AUDIENCE_NOBODY ->
          Outcome.ok(request.getAudience());
      case PRESENCE_AUDIENCE_UNSPECIFIED, UNRECOGNIZED ->
          Outcome.refused(Problem.invalid("audience", "Choose everyone, friends or nobody."));
    };
  }

  private void write(UserId user, PresenceAudience audience) {
    sql.setAudience(user, audience);
    var changed =
        EphemeralRecord.newBuilder()
            .setOrigin(Origin.newBuilder().setUserId(user.value()))
            .setAtMillis(clock.millis())
            .setAudienceChanged(AudienceChanged.getDefaultInstance())
            .build();
    outbox.append(List.of(new OutboxMessage(Topics.EPHEMERAL, user.toKey(), changed)));
  }
}
