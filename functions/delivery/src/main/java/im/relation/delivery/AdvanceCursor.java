package im.relation.delivery;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.record.v1.CursorReportedRecord;
import im.relation.contract.socket.v1.CursorAdvanced;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.conversation.ConversationView;
import im.relation.conversation.MemberKey;
import im.relation.conversation.Memberships;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.message.Entries;
import im.relation.presence.Push;
import im.relation.presence.Pusher;
import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.TopicRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Topic `cursor-reported` → table `cursor` → CursorAdvanced.
///
/// Keeps the newest report per (conversation, user) of its poll, drops those of non-members, clamps
/// to what exists, and writes one statement; takes no lock on a conversation. Idempotent, for
/// cursors only move forward. Ordering key: the conversation.
final class AdvanceCursor implements KafkaBound {

  private static final Comparator<Cursor> KEY_ORDER =
      Comparator.<Cursor, ConversationId>comparing(cursor -> cursor.key().conversation())
          .thenComparing(cursor -> cursor.key().user());

  private final Memberships memberships;
  private final Entries entries;
  private final CursorSql sql;
  private final Pusher pusher;

  AdvanceCursor(Memberships memberships, Entries entries, CursorSql sql, Pusher pusher) {
    this.memberships = memberships;
    this.entries = entries;
    this.sql = sql;
    this.pusher = pusher;
  }

  @Override
  public BatchResult apply(RecordBatch batch) {
    var dead = new ArrayList<BatchResult.DeadLetter>();
    var moves = new LinkedHashMap<MemberKey, CursorMove>();
    for (var record : batch.records()) {
      parse(record)
          .ifPresentOrElse(
              move -> moves.merge(move.key(), move, CursorMove::merge),
              () -> dead.add(new BatchResult.DeadLetter(record, "not a CursorReportedRecord")));
    }
    var views = memberships.views(moves.keySet());
    var advanced = advance(moves, views);
    if (!advanced.isEmpty()) {
      sql.advance(advanced);
      pusher.push(pushes(advanced, views));
    }
    return new BatchResult(dead);
  }

  private static Optional<CursorMove> parse(TopicRecord record) {
    try {
      var report = CursorReportedRecord.parseFrom(record.value());
      var receipt = report.getReceipt();
      return Optional.of(
          new CursorMove(
              new MemberKey(
                  new ConversationId(receipt.getConversationId()),
                  new UserId(report.getOrigin().getUserId())),
              new Sequence(receipt.getReadSequence()),
              new Sequence(receipt.getDeliveredSequence())));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<Cursor> advance(
      Map<MemberKey, CursorMove> moves, Map<MemberKey, ConversationView> views) {
    var stored = sql.read(views.keySet());
    var steps = new ArrayList<Step>();
    views.forEach(
        (key, view) -> {
          var move = moves.get(key);
          var from = stored.getOrDefault(key, Cursor.start(key));
          if (move != null) {
            move.from(from, view).map(to -> new Step(from, to)).ifPresent(steps::add);
          }
        });
    var ordinals =
        entries.ordinals(
            steps.stream()
                .filter(Step::readsOn)
                .map(Step::to)
                .collect(Collectors.toMap(CursorMove::key, CursorMove::read)));
    return steps.stream()
        .map(step -> step.cursor(ordinals.getOrDefault(step.to().key(), Entries.Ordinals.NONE)))
        .sorted(KEY_ORDER)
        .toList();
  }

  /// A cursor that moves.
  private record Step(Cursor from, CursorMove to) {

    /// What was only delivered keeps the counts of what was read.
    boolean readsOn() {
      return to.read().isAfter(from.read());
    }

    Cursor cursor(Entries.Ordinals at) {
      return new Cursor(
          to.key(),
          to.read(),
          to.delivered(),
          readsOn() ? at.ordinal() : from.readOrdinal(),
          readsOn() ? at.senderOrdinal() : from.readSenderOrdinal(),
          0);
    }
  }

  /// To the person's own devices with his unread, and in DIRECT to the peer without; pure.
  static List<Push> pushes(List<Cursor> advanced, Map<MemberKey, ConversationView> views) {
    var pushes = new ArrayList<Push>();
    for (var cursor : advanced) {
      var view = views.get(cursor.key());
      if (view == null) {
        continue;
      }
      var frame =
          CursorAdvanced.newBuilder()
              .setConversationId(cursor.key().conversation().value())
              .setUserId(cursor.key().user().value())
              .setReadSequence(cursor.read().value())
              .setDeliveredSequence(cursor.delivered().value());
      view.peer().ifPresent(peer -> pushes.add(push(frame, peer)));
      pushes.add(push(frame.setUnread(Unread.of(view, cursor)), cursor.key().user()));
    }
    return pushes;
  }

  private static Push push(CursorAdvanced.Builder frame, UserId to) {
    return new Push.ToPeople(
        ServerFrame.newBuilder().setCursorAdvanced(frame).build().toByteString(),
        List.of(to),
        Optional.empty());
  }
}
