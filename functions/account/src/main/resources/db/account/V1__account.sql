-- Times are epoch milliseconds by the process's clock (UTC). Ids are time-sorted, sessions 128 random bits.
-- Locks are taken in the order of this file.

-- Codes sent to an address. Ends a day after the first of a day's codes; SendCode sweeps.
-- address_hash: SHA-256 of the normalised address. code_hash: SHA-256 of salt and code.
CREATE TABLE verification_code (
  purpose                  TINYINT    NOT NULL,
  address_hash             BINARY(32) NOT NULL,
  salt                     BINARY(16) NOT NULL,
  code_hash                BINARY(32) NOT NULL,
  tries                    INT        NOT NULL,
  sent_at_millis           BIGINT     NOT NULL,
  expires_at_millis        BIGINT     NOT NULL,
  window_started_at_millis BIGINT     NOT NULL,
  sent_in_window           INT        NOT NULL,
  PRIMARY KEY (purpose, address_hash),
  KEY verification_code_by_window (window_started_at_millis)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Passwords tried and not found right, per identifier (known or not). Ends a day after the last one; SignIn sweeps.
-- subject_hash: SHA-256 of what the passwords were tried for.
CREATE TABLE sign_in_failure (
  subject_hash          BINARY(32) NOT NULL,
  failures              INT        NOT NULL,
  last_failed_at_millis BIGINT     NOT NULL,
  PRIMARY KEY (subject_hash),
  KEY sign_in_failure_by_time (last_failed_at_millis)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- kind: 1 username, 2 e-mail. Ends with the account.
CREATE TABLE login_identifier (
  kind    TINYINT      NOT NULL,
  value   VARCHAR(254) NOT NULL,
  user_id BIGINT       NOT NULL,
  PRIMARY KEY (kind, value),
  KEY login_identifier_by_user (user_id, kind)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- add_friend_policy: im.account.v1.AddFriendPolicy. Ends with the account.
CREATE TABLE user (
  user_id           BIGINT       NOT NULL,
  nickname          VARCHAR(64)  NOT NULL,
  avatar_url        VARCHAR(512) NOT NULL,
  version           BIGINT       NOT NULL,
  add_friend_policy TINYINT      NOT NULL,
  found_by_username BOOLEAN      NOT NULL,
  found_by_email    BOOLEAN      NOT NULL,
  found_by_id       BOOLEAN      NOT NULL,
  created_at_millis BIGINT       NOT NULL,
  PRIMARY KEY (user_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- password_hash: Argon2id with its parameters (PHC string). Ends with the account.
CREATE TABLE credential (
  user_id           BIGINT       NOT NULL,
  password_hash     VARCHAR(255) NOT NULL,
  changed_at_millis BIGINT       NOT NULL,
  PRIMARY KEY (user_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- type: im.account.v1.DeviceType. Ends with its last session.
CREATE TABLE device (
  device_id         BIGINT      NOT NULL,
  user_id           BIGINT      NOT NULL,
  type              TINYINT     NOT NULL,
  name              VARCHAR(64) NOT NULL,
  created_at_millis BIGINT      NOT NULL,
  PRIMARY KEY (device_id),
  KEY device_by_user (user_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- generation: of the newest refresh token; exchanged_hash: the token that was exchanged for it.
-- end_code: im.socket.v1.CloseCode. Live while ended_at_millis is NULL and expires_at_millis lies ahead (ending sets both).
-- Ends 30 days after it expired; SignIn sweeps.
CREATE TABLE session (
  session_id          BINARY(16)  NOT NULL,
  user_id             BIGINT      NOT NULL,
  device_id           BIGINT      NOT NULL,
  device_type         TINYINT     NOT NULL,
  client              VARCHAR(64) NOT NULL,
  generation          INT         NOT NULL,
  exchanged_hash      BINARY(32)  NULL,
  rotated_at_millis   BIGINT      NOT NULL,
  created_at_millis   BIGINT      NOT NULL,
  last_seen_at_millis BIGINT      NOT NULL,
  last_ip             VARCHAR(64) NOT NULL,
  expires_at_millis   BIGINT      NOT NULL,
  ended_at_millis     BIGINT      NULL,
  end_code            INT         NULL,
  PRIMARY KEY (session_id),
  KEY session_by_user (user_id, ended_at_millis),
  KEY session_by_device (device_id),
  KEY session_by_end (expires_at_millis)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- token_hash: SHA-256 of the token. Void ones stay 7 days, so that a second use is noticed.
CREATE TABLE refresh_token (
  token_hash        BINARY(32) NOT NULL,
  session_id        BINARY(16) NOT NULL,
  generation        INT        NOT NULL,
  created_at_millis BIGINT     NOT NULL,
  PRIMARY KEY (token_hash),
  KEY refresh_token_by_session (session_id, created_at_millis)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
