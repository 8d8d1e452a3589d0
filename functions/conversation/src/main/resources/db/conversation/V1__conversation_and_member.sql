-- kind: 1 DIRECT (low_user_id < high_user_id), 2 GROUP (both NULL), 3 NOTICE (low_user_id 0, high_user_id its owner), 4 BROADCAST.
-- newest_*: of the newest entry; newest_ordinal counts the countable entries so far. Times are epoch milliseconds by the database's clock.
CREATE TABLE conversation (
  id                BIGINT   NOT NULL,
  kind              TINYINT  NOT NULL,
  low_user_id       BIGINT   NULL,
  high_user_id      BIGINT   NULL,
  newest_sequence   BIGINT   NOT NULL DEFAULT 0,
  newest_ordinal    BIGINT   NOT NULL DEFAULT 0,
  newest_at_millis  BIGINT   NOT NULL DEFAULT 0,
  dismissed         BOOLEAN  NOT NULL DEFAULT FALSE,
  changed_at_millis BIGINT   NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY conversation_of_pair (kind, low_user_id, high_user_id)
);

-- Never deleted. joined_sequence: the newest one when the person joined; left_sequence ends reading and pushing.
-- sender_ordinal counts the countable entries that this member wrote.
CREATE TABLE member (
  conversation_id   BIGINT   NOT NULL,
  user_id           BIGINT   NOT NULL,
  may_send          BOOLEAN  NOT NULL,
  joined_sequence   BIGINT   NOT NULL DEFAULT 0,
  left_sequence     BIGINT   NULL,
  sender_ordinal    BIGINT   NOT NULL DEFAULT 0,
  changed_at_millis BIGINT   NOT NULL,
  PRIMARY KEY (conversation_id, user_id),
  KEY member_by_user (user_id, conversation_id)
);
