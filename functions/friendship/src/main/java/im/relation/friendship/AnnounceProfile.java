package im.relation.friendship;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.message.v1.ProfileChanged;
import im.relation.contract.record.v1.ProfileChangedRecord;
import im.relation.conversation.SystemEntries;
import im.relation.domain.Bits128;
import im.relation.domain.ClientMessageId;
import im.relation.domain.UserId;
import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.TopicRecord;
import im.relation.runtime.store.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Topic `profile-changed` → an entry in the NOTICE log of each friend whom the person does not
/// block, of the newest version in the poll alone: a friend reads the profile as it is then.
///
/// Idempotency: the entry is named by person and version, so a second one is not stored. Friends
/// are told page by page, each in a transaction of its own. Ordering key: the user.
final class AnnounceProfile implements KafkaBound {

  /// Friends in a transaction: as many outbox rows as the relay takes at a time.
  private static final int PAGE = 500;

  private final FriendSql friends;
  private final SystemEntries entries;
  private final Transactions transactions;

  AnnounceProfile(FriendSql friends, SystemEntries entries, Transactions transactions) {
    this.friends = friends;
    this.entries = entries;
    this.transactions = transactions;
  }

  @Override
  public BatchResult apply(RecordBatch batch) {
    var newest = new HashMap<UserId, Long>();
    var dead = new ArrayList<BatchResult.DeadLetter>();
    for (var record : batch.records()) {
      parse(record)
          .ifPresentOrElse(
              change -> newest.merge(change.getKey(), change.getValue(), Math::max),
              () -> dead.add(new BatchResult.DeadLetter(record, "not a ProfileChangedRecord")));
    }
    newest.forEach(this::announce);
    return new BatchResult(dead);
  }

  private static Optional<Map.Entry<UserId, Long>> parse(TopicRecord record) {
    try {
      var change = ProfileChangedRecord.parseFrom(record.value());
      return change.getUserId() <= 0 || change.getVersion() <= 0
          ? Optional.empty()
          : Optional.of(Map.entry(new UserId(change.getUserId()), change.getVersion()));
    } catch (InvalidProtocolBufferException notARecord) {
      return Optional.empty();
    }
  }

  private void announce(UserId user, long version) {
    var body =
        NoticeBody.newBuilder()
            .setProfile(ProfileChanged.newBuilder().setUserId(user.value()).setVersion(version))
            .build();
    // No outbox row's id begins with a person's id.
    var id = new ClientMessageId(new Bits128(user.value(), version));
    var after = Optional.of(UserId.SYSTEM);
    while (after.isPresent()) {
      var from = after.get();
      after = transactions.call(() -> tellPage(user, from, body, id));
    }
  }

  /// Gives where the next page begins; empty after the last.
  private Optional<UserId> tellPage(
      UserId user, UserId after, NoticeBody body, ClientMessageId id) {
    List<Edge> page = friends.active(user, after, PAGE);
    var told = page.stream().filter(edge -> !edge.blocked()).map(Edge::other).toList();
    entries.tell(told, body, id);
    return page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast().other());
  }
}
