-- One row per direction; both are made, and locked, together, the one of the smaller owner first.
-- A row without since_at_millis only guards the pair. changed_at_millis: by the database's clock, for Sync.
-- source: im.friendship.v1.FriendSource. conversation_id: the DIRECT one; 0 for none. Ends with the account.
CREATE TABLE friend (
  owner_id          BIGINT      NOT NULL,
  friend_id         BIGINT      NOT NULL,
  active            BOOLEAN     NOT NULL DEFAULT FALSE,
  blocked           BOOLEAN     NOT NULL DEFAULT FALSE,
  remark            VARCHAR(64) NOT NULL DEFAULT '',
  source            TINYINT     NOT NULL DEFAULT 0,
  conversation_id   BIGINT      NOT NULL DEFAULT 0,
  since_at_millis   BIGINT      NOT NULL DEFAULT 0,
  changed_at_millis BIGINT      NOT NULL DEFAULT 0,
  PRIMARY KEY (owner_id, friend_id),
  KEY friend_active (owner_id, active, friend_id),
  KEY friend_blocked (owner_id, blocked, friend_id),
  KEY friend_changed (owner_id, changed_at_millis)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- state: 1 pending, 2 accepted, 3 rejected, 4 cancelled, 6 hidden from the one asked, who blocks the asker.
-- A pending one counts until expires_at_millis. Ends a year after its last change; RequestFriend sweeps.
CREATE TABLE friend_request (
  request_id        BIGINT       NOT NULL,
  from_user_id      BIGINT       NOT NULL,
  to_user_id        BIGINT       NOT NULL,
  reason            VARCHAR(200) NOT NULL,
  remark            VARCHAR(64)  NOT NULL,
  reject_reason     VARCHAR(200) NOT NULL,
  source            TINYINT      NOT NULL,
  state             TINYINT      NOT NULL,
  created_at_millis BIGINT       NOT NULL,
  changed_at_millis BIGINT       NOT NULL,
  expires_at_millis BIGINT       NOT NULL,
  PRIMARY KEY (request_id),
  KEY friend_request_sent (from_user_id, changed_at_millis, request_id),
  KEY friend_request_received (to_user_id, changed_at_millis, request_id),
  KEY friend_request_of_pair (from_user_id, to_user_id, state),
  KEY friend_request_asked (from_user_id, created_at_millis),
  KEY friend_request_waiting (to_user_id, state, expires_at_millis),
  KEY friend_request_by_change (changed_at_millis)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
