package im.relation.socket;

import im.relation.backplane.Topics;
import im.relation.contract.record.v1.Connected;
import im.relation.contract.record.v1.CursorReportedRecord;
import im.relation.contract.record.v1.Disconnected;
import im.relation.contract.record.v1.EphemeralRecord;
import im.relation.contract.socket.v1.Receipt;
import im.relation.contract.socket.v1.Subscribe;
import im.relation.domain.ConnectionId;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What the connections of one event loop share: their deadlines, receipts that wait for newer
/// ones, and sockets to be flushed. One of each per loop instead of one per connection keeps an
/// idle connection small. Confined to the event loop.
final class LoopState {

  private record Place(ConnectionId connection, ConversationId conversation) {}

  private record HeldReceipt(Identity identity, Receipt receipt) {}

  private record HeldSubscribe(Identity identity, Subscribe subscribe) {}

  private final EventLoop loop;
  private final NodeServices services;
  private final List<Connection> connections = new ArrayList<>();
  private final List<Connection> dirty = new ArrayList<>();
  private final Map<Place, HeldReceipt> receipts = new LinkedHashMap<>();
  private final Map<ConnectionId, HeldSubscribe> subscribes = new LinkedHashMap<>();
  private final TypingGate typing;
  private boolean flushScheduled;
  private boolean releaseScheduled;

  LoopState(EventLoop loop, NodeServices services) {
    this.loop = loop;
    this.services = services;
    this.typing =
        new TypingGate(
            services.settings().timing().typingGap(),
            services.settings().limits().maxHeldReceipts());
  }

  EventLoop loop() {
    return loop;
  }

  /// Begins to look at deadlines; ends with the event loop.
  ScheduledFuture<?> start() {
    long every = services.settings().timing().sweep().toMillis();
    return loop.scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.MILLISECONDS);
  }

  void add(Connection connection) {
    connection.sweepIndex(connections.size());
    connections.add(connection);
  }

  /// The last one takes the place of the one that leaves.
  void remove(Connection connection) {
    int index = connection.sweepIndex();
    Connection last = connections.removeLast();
    if (last != connection) {
      connections.set(index, last);
      last.sweepIndex(index);
    }
  }

  /// Looks at every connection's deadline. Downwards, because one may leave on the way.
  void sweep() {
    long now = services.clock().millis();
    typing.forget(now);
    for (int i = connections.size() - 1; i >= 0; i--) {
      connections.get(i).sweep(now);
    }
  }

  /// Flushes a connection once for all that is written to it in this turn of the loop.
  void flushSoon(Connection connection) {
    dirty.add(connection);
    if (!flushScheduled) {
      flushScheduled = true;
      loop.execute(this::flush);
    }
  }

  private void flush() {
    flushScheduled = false;
    for (var connection : dirty) {
      connection.flush();
    }
    dirty.clear();
  }

  /// Keeps the newest of a conversation until the hold is over; sent at once where the map is full.
  void hold(Identity identity, Receipt receipt) {
    var place = new Place(identity.connection(), new ConversationId(receipt.getConversationId()));
    receipts.merge(
        place,
        new HeldReceipt(identity, receipt),
        (held, fresh) -> new HeldReceipt(identity, newest(held.receipt(), fresh.receipt())));
    releaseSoon();
  }

  static Receipt newest(Receipt held, Receipt fresh) {
    return held.toBuilder()
        .setReadSequence(Math.max(held.getReadSequence(), fresh.getReadSequence()))
        .setDeliveredSequence(Math.max(held.getDeliveredSequence(), fresh.getDeliveredSequence()))
        .build();
  }

  /// Each replaces the one before, so only the last within the hold counts.
  void hold(Identity identity, Subscribe subscribe) {
    subscribes.put(identity.connection(), new HeldSubscribe(identity, subscribe));
    releaseSoon();
  }

  private void releaseSoon() {
    if (receipts.size() + subscribes.size() >= services.settings().limits().maxHeldReceipts()) {
      release();
    } else if (!releaseScheduled) {
      releaseScheduled = true;
      long hold = services.settings().timing().receiptHold().toMillis();
      var _ = loop.schedule(this::release, hold, TimeUnit.MILLISECONDS);
    }
  }

  /// Hands all that is held to Kafka; what finds no room is dropped: the client reports again.
  void release() {
    releaseScheduled = false;
    receipts.forEach((place, held) -> offer(place.conversation(), held));
    receipts.clear();
    for (var held : subscribes.values()) {
      var record = ephemeral(held.identity()).setSubscribe(held.subscribe()).build();
      var _ = offer(record, RecordQueue.Room.ORDINARY);
    }
    subscribes.clear();
  }

  private void offer(ConversationId conversation, HeldReceipt held) {
    var record =
        CursorReportedRecord.newBuilder()
            .setOrigin(held.identity().origin(services.node()))
            .setReceipt(held.receipt())
            .build();
    var _ =
        offer(
            new ProducerRecord<>(
                Topics.CURSOR_REPORTED, conversation.toKey(), record.toByteArray()),
            RecordQueue.Room.ORDINARY);
  }

  /// Tells that the person types, if it was not told a moment ago.
  void type(Identity identity, im.relation.contract.socket.v1.Typing frame) {
    var conversation = new ConversationId(frame.getConversationId());
    var place = new TypingGate.Place(identity.connection(), conversation, frame.getState());
    if (typing.mayPass(place, services.clock().millis())) {
      var _ = offer(ephemeral(identity).setTyping(frame).build(), RecordQueue.Room.ORDINARY);
    }
  }

  /// Tells that the connection is there.
  ///
  /// @param connected what it replaced
  /// @return false where there is no room, not even that which is kept for this
  boolean tellConnected(Identity identity, Connected connected) {
    return offer(ephemeral(identity).setConnected(connected).build(), RecordQueue.Room.PREFERRED);
  }

  /// Tells that the connection ended.
  void tellDisconnected(Identity identity) {
    var _ =
        offer(
            ephemeral(identity).setDisconnected(Disconnected.getDefaultInstance()).build(),
            RecordQueue.Room.PREFERRED);
  }

  private EphemeralRecord.Builder ephemeral(Identity identity) {
    return EphemeralRecord.newBuilder()
        .setOrigin(identity.origin(services.node()))
        .setAtMillis(services.clock().millis());
  }

  private boolean offer(EphemeralRecord record, RecordQueue.Room room) {
    var user = new UserId(record.getOrigin().getUserId());
    return offer(new ProducerRecord<>(Topics.EPHEMERAL, user.toKey(), record.toByteArray()), room);
  }

  private boolean offer(ProducerRecord<byte[], byte[]> record, RecordQueue.Room room) {
    boolean taken = services.records().offer(record, room, this::answered);
    if (!taken) {
      services.metrics().recordDropped();
    }
    return taken;
  }

  private void answered(@org.jspecify.annotations.Nullable Exception failure) {
    if (failure != null) {
      services.metrics().recordUnconfirmed();
    }
  }
}
