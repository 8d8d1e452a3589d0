-- A row appears with the first connection or the first choice of an audience; one per person, as long as the account.
-- audience: 1 everyone, 2 friends (also where there is no row), 3 nobody. last_seen_at_millis: epoch milliseconds of the newest connect or
-- disconnect, 0 where there was none.
CREATE TABLE presence (
  user_id             BIGINT  NOT NULL,
  audience            TINYINT NOT NULL DEFAULT 2,
  last_seen_at_millis BIGINT  NOT NULL DEFAULT 0,
  PRIMARY KEY (user_id)
);
