-- How far a person has received and read a log. Only ever moves forward. read_*: the log's and the person's own
-- countable entries up to read_sequence. Times are epoch milliseconds by the database's clock.
CREATE TABLE `cursor` (
  conversation_id     BIGINT NOT NULL,
  user_id             BIGINT NOT NULL,
  read_sequence       BIGINT NOT NULL,
  delivered_sequence  BIGINT NOT NULL,
  read_ordinal        BIGINT NOT NULL,
  read_sender_ordinal BIGINT NOT NULL,
  changed_at_millis   BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, user_id)
);
