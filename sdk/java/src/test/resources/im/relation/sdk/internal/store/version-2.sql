CREATE TABLE search_row (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  UNIQUE (conversation_id, sequence));
CREATE VIRTUAL TABLE search_word USING fts5 (
  words, sender, conversation, content = '', contentless_delete = 1, prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE draft (conversation_id INTEGER PRIMARY KEY, text TEXT NOT NULL);
INSERT INTO draft (conversation_id, text) VALUES (7, 'half a sentence');
PRAGMA user_version = 2;
