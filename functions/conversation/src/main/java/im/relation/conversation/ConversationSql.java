package im.relation.conversation;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement on `conversation` and `member`.
final class ConversationSql {

  private static final String INSERT_CONVERSATION =
      """
      INSERT INTO conversation (id, kind, low_user_id, high_user_id, changed_at_millis)
      VALUES (?, ?, ?, ?, ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000))
      """;

  private static final String INSERT_MEMBER =
      """
      INSERT INTO member (conversation_id, user_id, may_send, changed_at_millis)
      VALUES (?, ?, ?, ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000))
      """;

  private static final String FIND_PAIR =
      """
      SELECT id FROM conversation WHERE kind = ? AND low_user_id = ? AND high_user_id = ?
      """;

  private static final String NOTICE_LOGS =
      """
      SELECT id FROM conversation
       WHERE kind = :notice AND low_user_id = :system AND high_user_id IN (:owners)
       ORDER BY id
      """;

  /// Heads and senders in one round trip; a row for each sender, without a member where he is none.
  /// The order of the join is given: locks are taken in the order of the keys.
  private static final String LOCK =
      """
      SELECT c.id, c.kind, c.low_user_id, c.high_user_id, c.newest_sequence, c.newest_ordinal,
             c.newest_at_millis, c.dismissed, ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000) AS now_millis,
             m.user_id, m.may_send, m.joined_sequence, m.left_sequence, m.sender_ordinal
        FROM JSON_TABLE(:keys, '$[*]' COLUMNS (
               conversation_id BIGINT PATH '$[0]',
               user_id         BIGINT PATH '$[1]')) AS asked
             STRAIGHT_JOIN conversation c ON c.id = asked.conversation_id
             LEFT JOIN member m
                ON m.conversation_id = asked.conversation_id AND m.user_id = asked.user_id
         FOR UPDATE
      """;

  private static final String ALL_MEMBERS =
      """
      SELECT conversation_id, user_id
        FROM member
       WHERE conversation_id IN (:ids) AND left_sequence IS NULL
      """;

  /// All heads and their senders in one statement: a batch of UPDATEs is one round trip each. The
  /// order of the join is given, for else a small table is scanned, and locked, as a whole.
  private static final String ADVANCE =
      """
      UPDATE JSON_TABLE(:grown, '$[*]' COLUMNS (
               conversation_id BIGINT PATH '$[0]',
               sequence        BIGINT PATH '$[1]',
               ordinal         BIGINT PATH '$[2]',
               at_millis       BIGINT PATH '$[3]',
               user_id         BIGINT PATH '$[4]',
               sender_ordinal  BIGINT PATH '$[5]')) AS grown
             STRAIGHT_JOIN conversation c ON c.id = grown.conversation_id
             LEFT JOIN member m
                ON m.conversation_id = grown.conversation_id AND m.user_id = grown.user_id
         SET c.newest_sequence = grown.sequence, c.newest_ordinal = grown.ordinal,
             c.newest_at_millis = grown.at_millis,
             c.changed_at_millis = ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000),
             m.sender_ordinal = grown.sender_ordinal
      """;

  private static final String SET_MAY_SEND =
      """
      UPDATE member
         SET may_send = ?, changed_at_millis = ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000)
       WHERE conversation_id = ?
      """;

  private static final String VIEW_COLUMNS_ONLY =
      """
      SELECT c.id, c.kind, c.low_user_id, c.high_user_id, c.newest_sequence, c.newest_ordinal,
             c.newest_at_millis, c.changed_at_millis, m.user_id, m.may_send, m.joined_sequence,
             m.left_sequence, m.sender_ordinal, m.changed_at_millis AS member_changed_at_millis
      """;

  private static final String VIEW_COLUMNS =
      VIEW_COLUMNS_ONLY + " FROM member m JOIN conversation c ON c.id = m.conversation_id";

  /// A DIRECT conversation without entries may be there for a block alone, of which the other one
  /// must not learn.
  private static final String VIEWS_OF_USER =
      VIEW_COLUMNS
          + " WHERE m.user_id = :user AND NOT (c.kind = :direct AND c.newest_sequence = 0)";

  private static final String VIEWS =
      VIEW_COLUMNS + " WHERE (m.conversation_id, m.user_id) IN (:keys)";

  /// Both members' rows of each pair: the unique key of pairs leads to them, one by one. For a long
  /// IN list of pairs MariaDB reads the whole table.
  private static final String VIEWS_OF_PAIRS =
      VIEW_COLUMNS_ONLY
          + """
              FROM JSON_TABLE(:pairs, '$[*]' COLUMNS (
                     low  BIGINT PATH '$[0]',
                     high BIGINT PATH '$[1]')) AS pair
                   STRAIGHT_JOIN conversation c
                      ON c.kind = :direct AND c.low_user_id = pair.low AND c.high_user_id = pair.high
                   STRAIGHT_JOIN member m ON m.conversation_id = c.id
            """;

  private static final String NOW = "SELECT ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000)";

  private final JdbcTemplate jdbc;
  private final JdbcClient client;

  ConversationSql(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  void insert(ConversationId id, ConversationKind kind, UserId low, UserId high) {
    jdbc.update(INSERT_CONVERSATION, id.value(), kind.getNumber(), low.value(), high.value());
  }

  void insertMember(ConversationId conversation, UserId user, boolean maySend) {
    jdbc.update(INSERT_MEMBER, conversation.value(), user.value(), maySend);
  }

  Optional<ConversationId> find(ConversationKind kind, UserId low, UserId high) {
    return client
        .sql(FIND_PAIR)
        .params(kind.getNumber(), low.value(), high.value())
        .query((row, n) -> new ConversationId(row.getLong(1)))
        .optional();
  }

  List<ConversationId> noticeLogs(Collection<UserId> owners) {
    return client
        .sql(NOTICE_LOGS)
        .param("notice", ConversationKind.CONVERSATION_KIND_NOTICE.getNumber())
        .param("system", UserId.SYSTEM.value())
        .param("owners", owners.stream().map(UserId::value).toList())
        .query((row, n) -> new ConversationId(row.getLong(1)))
        .list();
  }

  /// One row for each sender, in the order of the keys.
  List<LockedLog> lock(List<MemberKey> senders) {
    var rows = senders.stream().map(key -> row(key.conversation().value(), key.user().value()));
    return client
        .sql(LOCK)
        .param("keys", json(rows))
        .query(
            (row, n) ->
                new LockedLog(
                    head(row),
                    row.getObject("user_id") == null
                        ? Optional.empty()
                        : Optional.of(member(row, row.getLong("id")))))
        .list();
  }

  List<MemberKey> allMembers(Collection<ConversationId> ids) {
    return client
        .sql(ALL_MEMBERS)
        .param("ids", ids.stream().map(ConversationId::value).toList())
        .query(
            (row, n) ->
                new MemberKey(new ConversationId(row.getLong(1)), new UserId(row.getLong(2))))
        .list();
  }

  void advance(List<LockedLog> grown) {
    client.sql(ADVANCE).param("grown", json(grown.stream().map(ConversationSql::row))).update();
  }

  /// Nobody is user 0, so a log without a sender advances alone.
  private static String row(LockedLog log) {
    var head = log.head();
    return row(
        head.id().value(),
        head.newest().value(),
        head.ordinal(),
        head.newestAtMillis(),
        log.sender().map(member -> member.key().user().value()).orElse(0L),
        log.sender().map(Member::senderOrdinal).orElse(0L));
  }

  private static String row(long... columns) {
    return Arrays.toString(columns);
  }

  private static String json(Stream<String> rows) {
    return rows.collect(Collectors.joining(",", "[", "]"));
  }

  void setMaySend(ConversationId conversation, boolean maySend) {
    jdbc.update(SET_MAY_SEND, maySend, conversation.value());
  }

  List<ConversationView> viewsOf(UserId user) {
    return client
        .sql(VIEWS_OF_USER)
        .param("user", user.value())
        .param("direct", ConversationKind.CONVERSATION_KIND_DIRECT.getNumber())
        .query(ConversationSql::view)
        .list();
  }

  List<ConversationView> views(Collection<MemberKey> keys) {
    return client.sql(VIEWS).param("keys", pairs(keys)).query(ConversationSql::view).list();
  }

  /// The DIRECT conversations of pairs (smaller id, larger id), as each of the two sees them.
  List<ConversationView> viewsOfPairs(Collection<DirectKey> pairs) {
    return client
        .sql(VIEWS_OF_PAIRS)
        .param("direct", ConversationKind.CONVERSATION_KIND_DIRECT.getNumber())
        .param("pairs", json(pairs.stream().map(key -> row(key.low().value(), key.high().value()))))
        .query(ConversationSql::view)
        .list();
  }

  long nowMillis() {
    return client.sql(NOW).query(Long.class).single();
  }

  private static List<Object[]> pairs(Collection<MemberKey> keys) {
    return keys.stream()
        .map(key -> new Object[] {key.conversation().value(), key.user().value()})
        .toList();
  }

  private static LogHead head(ResultSet row) throws SQLException {
    return new LogHead(
        new ConversationId(row.getLong("id")),
        kind(row),
        pair(row),
        new Sequence(row.getLong("newest_sequence")),
        row.getLong("newest_ordinal"),
        row.getLong("newest_at_millis"),
        row.getBoolean("dismissed"),
        row.getLong("now_millis"));
  }

  private static ConversationView view(ResultSet row, int n) throws SQLException {
    return new ConversationView(
        member(row, row.getLong("id")),
        kind(row),
        pair(row),
        new Sequence(row.getLong("newest_sequence")),
        row.getLong("newest_ordinal"),
        row.getLong("newest_at_millis"),
        Math.max(row.getLong("changed_at_millis"), row.getLong("member_changed_at_millis")));
  }

  private static Member member(ResultSet row, long conversation) throws SQLException {
    var left = Optional.ofNullable(row.getObject("left_sequence", Long.class)).map(Sequence::new);
    return new Member(
        new MemberKey(new ConversationId(conversation), new UserId(row.getLong("user_id"))),
        row.getBoolean("may_send"),
        new Sequence(row.getLong("joined_sequence")),
        left,
        row.getLong("sender_ordinal"));
  }

  private static ConversationKind kind(ResultSet row) throws SQLException {
    var kind = ConversationKind.forNumber(row.getInt("kind"));
    return kind == null ? ConversationKind.CONVERSATION_KIND_UNSPECIFIED : kind;
  }

  /// The people of a DIRECT conversation, the owner of a NOTICE log, nobody for a group.
  private static List<UserId> pair(ResultSet row) throws SQLException {
    long high = row.getLong("high_user_id");
    if (row.wasNull()) {
      return List.of();
    }
    long low = row.getLong("low_user_id");
    return low == 0 ? List.of(new UserId(high)) : List.of(new UserId(low), new UserId(high));
  }
}
