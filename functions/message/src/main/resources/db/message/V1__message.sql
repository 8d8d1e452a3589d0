-- One row per entry. ordinal counts the countable entries of the log so far, sender_ordinal those of this sender.
-- kind: im.message.v1.EntryKind. mentions: user ids, 8 bytes each, big-endian. Times are epoch milliseconds.
CREATE TABLE message (
  conversation_id    BIGINT     NOT NULL,
  sequence           BIGINT     NOT NULL,
  sender_id          BIGINT     NOT NULL,
  client_message_id  BINARY(16) NOT NULL,
  kind               INT        NOT NULL,
  target_sequence    BIGINT     NOT NULL,
  mentions           VARBINARY(400) NOT NULL,
  expires_at_millis  BIGINT     NOT NULL,
  countable          BOOLEAN    NOT NULL,
  ordinal            BIGINT     NOT NULL,
  sender_ordinal     BIGINT     NOT NULL,
  accepted_at_millis BIGINT     NOT NULL,
  body               MEDIUMBLOB NOT NULL,
  PRIMARY KEY (conversation_id, sequence),
  UNIQUE KEY message_once (conversation_id, sender_id, client_message_id),
  KEY message_by_sender (conversation_id, sender_id, sequence)
);
