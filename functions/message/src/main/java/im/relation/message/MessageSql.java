package im.relation.message;

import com.google.protobuf.ByteString;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.message.v1.EntryKind;
import im.relation.conversation.MemberKey;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `message`.
final class MessageSql {

  private static final String COLUMNS =
      """
      SELECT conversation_id, sequence, sender_id, client_message_id, kind, target_sequence, mentions,
             expires_at_millis, countable, ordinal, sender_ordinal, accepted_at_millis, body
        FROM message
      """;

  private static final String INSERT =
      """
      INSERT INTO message
             (conversation_id, sequence, sender_id, client_message_id, kind, target_sequence, mentions,
              expires_at_millis, countable, ordinal, sender_ordinal, accepted_at_millis, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /// A join in a given order over the unique key, row by row. An IN list of triples reads better,
  /// but for one of some hundred MariaDB looks at all that each conversation holds; so it does
  /// without the name of the key, while its statistics of a table that grows are old.
  private static final String STORED =
      """
      SELECT m.conversation_id, m.sequence, m.sender_id, m.client_message_id, m.kind,
             m.target_sequence, m.mentions, m.expires_at_millis, m.countable, m.ordinal,
             m.sender_ordinal, m.accepted_at_millis, m.body
        FROM JSON_TABLE(:names, '$[*]' COLUMNS (
               conversation_id BIGINT   PATH '$[0]',
               sender_id       BIGINT   PATH '$[1]',
               id              CHAR(32) PATH '$[2]')) AS name
             STRAIGHT_JOIN message m FORCE INDEX (message_once)
                ON m.conversation_id = name.conversation_id AND m.sender_id = name.sender_id
               AND m.client_message_id = UNHEX(name.id)
      """;

  private static final String PLACES = COLUMNS + " WHERE (conversation_id, sequence) IN (:places)";

  private static final String AFTER =
      COLUMNS
          + """
           WHERE conversation_id = :conversation AND sequence > :edge AND sequence <= :last
           ORDER BY sequence LIMIT :limit
          """;

  private static final String BEFORE =
      COLUMNS
          + """
           WHERE conversation_id = :conversation AND sequence < :edge AND sequence >= :first
           ORDER BY sequence DESC LIMIT :limit
          """;

  /// The log's count at each position, and the reader's own: that of his newest entry up to there.
  private static final String ORDINALS =
      """
      SELECT place.conversation_id, place.user_id, here.ordinal,
             COALESCE((SELECT own.sender_ordinal
                         FROM message own
                        WHERE own.conversation_id = place.conversation_id
                          AND own.sender_id = place.user_id
                          AND own.sequence <= place.sequence
                        ORDER BY own.sequence DESC LIMIT 1), 0) AS sender_ordinal
        FROM JSON_TABLE(:places, '$[*]' COLUMNS (
               conversation_id BIGINT PATH '$[0]',
               user_id         BIGINT PATH '$[1]',
               sequence        BIGINT PATH '$[2]')) AS place
        JOIN message here
          ON here.conversation_id = place.conversation_id AND here.sequence = place.sequence
      """;

  private final JdbcTemplate jdbc;
  private final JdbcClient client;

  MessageSql(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  void insert(List<StoredEntry> entries) {
    if (!entries.isEmpty()) {
      jdbc.batchUpdate(INSERT, entries, entries.size(), MessageSql::bind);
    }
  }

  List<StoredEntry> stored(Collection<Submission.Name> names) {
    return client
        .sql(STORED)
        .param(
            "names",
            names.stream()
                .map(
                    name ->
                        "[%d,%d,\"%s\"]"
                            .formatted(
                                name.conversation().value(), name.sender().value(), name.id()))
                .collect(Collectors.joining(",", "[", "]")))
        .query(MessageSql::row)
        .list();
  }

  List<StoredEntry> at(Map<ConversationId, Sequence> places) {
    return client
        .sql(PLACES)
        .param(
            "places",
            places.entrySet().stream()
                .map(place -> new Object[] {place.getKey().value(), place.getValue().value()})
                .toList())
        .query(MessageSql::row)
        .list();
  }

  List<StoredEntry> after(ConversationId conversation, Sequence edge, Sequence last, int limit) {
    return client
        .sql(AFTER)
        .param("conversation", conversation.value())
        .param("edge", edge.value())
        .param("last", last.value())
        .param("limit", limit)
        .query(MessageSql::row)
        .list();
  }

  /// The nearest ones first.
  List<StoredEntry> before(ConversationId conversation, Sequence edge, Sequence first, int limit) {
    return client
        .sql(BEFORE)
        .param("conversation", conversation.value())
        .param("edge", edge.value())
        .param("first", first.value())
        .param("limit", limit)
        .query(MessageSql::row)
        .list();
  }

  Map<MemberKey, Entries.Ordinals> ordinals(Map<MemberKey, Sequence> positions) {
    var places =
        positions.entrySet().stream()
            .map(
                at ->
                    "[%d,%d,%d]"
                        .formatted(
                            at.getKey().conversation().value(),
                            at.getKey().user().value(),
                            at.getValue().value()))
            .collect(Collectors.joining(",", "[", "]"));
    return client
        .sql(ORDINALS)
        .param("places", places)
        .query(
            (row, n) ->
                Map.entry(
                    new MemberKey(
                        new ConversationId(row.getLong("conversation_id")),
                        new UserId(row.getLong("user_id"))),
                    new Entries.Ordinals(row.getLong("ordinal"), row.getLong("sender_ordinal"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void bind(PreparedStatement row, StoredEntry stored) throws SQLException {
    var entry = stored.entry();
    row.setLong(1, entry.getConversationId());
    row.setLong(2, entry.getSequence());
    row.setLong(3, entry.getSenderId());
    row.setBytes(4, entry.getClientMessageId().toByteArray());
    row.setInt(5, entry.getKindValue());
    row.setLong(6, entry.getTargetSequence());
    row.setBytes(7, toBytes(entry.getMentionsList()));
    row.setLong(8, entry.getExpiresAtMillis());
    row.setBoolean(9, entry.getCountable());
    row.setLong(10, stored.ordinal());
    row.setLong(11, stored.senderOrdinal());
    row.setLong(12, entry.getAcceptedAtMillis());
    row.setBytes(13, entry.getBody().toByteArray());
  }

  private static StoredEntry row(ResultSet row, int n) throws SQLException {
    var kind = EntryKind.forNumber(row.getInt("kind"));
    var entry =
        Entry.newBuilder()
            .setConversationId(row.getLong("conversation_id"))
            .setSequence(row.getLong("sequence"))
            .setSenderId(row.getLong("sender_id"))
            .setClientMessageId(ByteString.copyFrom(row.getBytes("client_message_id")))
            .setKind(kind == null ? EntryKind.ENTRY_KIND_UNSPECIFIED : kind)
            .setTargetSequence(row.getLong("target_sequence"))
            .setExpiresAtMillis(row.getLong("expires_at_millis"))
            .setCountable(row.getBoolean("countable"))
            .setAcceptedAtMillis(row.getLong("accepted_at_millis"))
            .setBody(ByteString.copyFrom(row.getBytes("body")));
    var mentions = ByteBuffer.wrap(row.getBytes("mentions"));
    while (mentions.hasRemaining()) {
      entry.addMentions(mentions.getLong());
    }
    return new StoredEntry(entry.build(), row.getLong("ordinal"), row.getLong("sender_ordinal"));
  }

  private static byte[] toBytes(List<Long> mentions) {
    var bytes = ByteBuffer.allocate(mentions.size() * Long.BYTES);
    mentions.forEach(bytes::putLong);
    return bytes.array();
  }
}
