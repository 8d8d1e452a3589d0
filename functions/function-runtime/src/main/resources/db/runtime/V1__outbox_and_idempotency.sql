-- Records that go to Kafka because a request committed. Rows live until the relay has sent them.
-- The order of ids is the order of sending; an id, once used, names its record for ever.
CREATE TABLE outbox (
  id         BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  topic      VARCHAR(200)   NOT NULL,
  record_key VARBINARY(64)  NOT NULL,
  record     MEDIUMBLOB     NOT NULL,
  created_at DATETIME(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who relays: one row for ever.
CREATE TABLE outbox_lease (
  id         TINYINT        NOT NULL PRIMARY KEY,
  holder     BINARY(16)     NOT NULL,
  expires_at DATETIME(6)    NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO outbox_lease (id, holder, expires_at) VALUES (1, REPEAT(CHAR(0), 16), '2000-01-01 00:00:00');

-- What a request with an idempotency key was answered; 24 hours, then swept.
CREATE TABLE idempotency_key (
  user_id      BIGINT        NOT NULL,
  idem_key     VARCHAR(64)   NOT NULL,
  request_hash BINARY(32)    NOT NULL,
  response     MEDIUMBLOB    NOT NULL,
  created_at   DATETIME(6)   NOT NULL,
  PRIMARY KEY (user_id, idem_key),
  KEY idempotency_key_created_at (created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
