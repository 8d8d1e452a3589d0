CREATE TABLE account (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  tokens BLOB NOT NULL,
  profile BLOB NOT NULL,
  sync_token TEXT NOT NULL);
CREATE TABLE conversation (
  conversation_id INTEGER PRIMARY KEY,
  state BLOB NOT NULL,
  newest_sequence INTEGER NOT NULL,
  newest_at_millis INTEGER NOT NULL,
  top INTEGER NOT NULL,
  read_sequence INTEGER NOT NULL,
  delivered_sequence INTEGER NOT NULL,
  served_as_of INTEGER NOT NULL,
  served_read INTEGER NOT NULL,
  served_delivered INTEGER NOT NULL);
CREATE INDEX conversation_by_time ON conversation (newest_at_millis);
CREATE TABLE hole (
  conversation_id INTEGER NOT NULL,
  from_sequence INTEGER NOT NULL,
  to_sequence INTEGER NOT NULL,
  PRIMARY KEY (conversation_id, from_sequence)) WITHOUT ROWID;
CREATE TABLE entry (
  conversation_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  sender_id INTEGER NOT NULL,
  countable INTEGER NOT NULL,
  entry BLOB NOT NULL,
  PRIMARY KEY (conversation_id, sequence));
CREATE TABLE send_queue (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  client_message_id BLOB NOT NULL UNIQUE,
  submit BLOB NOT NULL,
  queued_at_millis INTEGER NOT NULL,
  state INTEGER NOT NULL,
  problem BLOB);
CREATE TABLE friend (user_id INTEGER PRIMARY KEY, friend BLOB NOT NULL);
PRAGMA user_version = 1;
