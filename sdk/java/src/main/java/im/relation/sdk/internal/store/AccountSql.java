package im.relation.sdk.internal.store;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.friendship.v1.Friend;
import java.util.List;
import java.util.Optional;

/// The account's tokens, profile, sync token and friends, and the profiles of others.
public final class AccountSql {

  private static final String SAVE =
      """
      INSERT INTO account (only_row, tokens, profile, sync_token) VALUES (1, ?, ?, '')
      ON CONFLICT (only_row) DO UPDATE SET tokens = excluded.tokens, profile = excluded.profile
      """;
  private static final String SAVE_TOKENS = "UPDATE account SET tokens = ? WHERE only_row = 1";
  private static final String SAVE_PROFILE = "UPDATE account SET profile = ? WHERE only_row = 1";
  private static final String TOKENS = "SELECT tokens FROM account WHERE only_row = 1";
  private static final String PROFILE = "SELECT profile FROM account WHERE only_row = 1";
  private static final String SYNC_TOKEN = "SELECT sync_token FROM account WHERE only_row = 1";
  private static final String SAVE_SYNC_TOKEN =
      "UPDATE account SET sync_token = ? WHERE only_row = 1";
  private static final String SAVE_FRIEND =
      """
      INSERT INTO friend (user_id, friend) VALUES (?, ?)
      ON CONFLICT (user_id) DO UPDATE SET friend = excluded.friend
      """;
  private static final String DELETE_FRIEND = "DELETE FROM friend WHERE user_id = ?";
  private static final String FRIENDS = "SELECT friend FROM friend ORDER BY user_id";

  private static final String SAVE_KNOWN =
      """
      INSERT INTO profile (user_id, profile) VALUES (?, ?)
      ON CONFLICT (user_id) DO UPDATE SET profile = excluded.profile
      """;
  private static final String KNOWN = "SELECT profile FROM profile";

  private AccountSql() {}

  public static void save(Tx tx, Tokens tokens, Profile profile) {
    tx.run(SAVE, tokens.toByteArray(), profile.toByteArray());
  }

  public static void saveTokens(Tx tx, Tokens tokens) {
    tx.run(SAVE_TOKENS, tokens.toByteArray());
  }

  public static void saveProfile(Tx tx, Profile profile) {
    tx.run(SAVE_PROFILE, profile.toByteArray());
  }

  public static Optional<Tokens> tokens(Tx tx) {
    return tx.row(TOKENS, row -> parse(() -> Tokens.parseFrom(row.getBytes(1))));
  }

  public static Profile profile(Tx tx) {
    return tx.row(PROFILE, row -> parse(() -> Profile.parseFrom(row.getBytes(1))))
        .orElseGet(Profile::getDefaultInstance);
  }

  public static String syncToken(Tx tx) {
    return tx.row(SYNC_TOKEN, row -> row.getString(1)).orElse("");
  }

  public static void saveSyncToken(Tx tx, String token) {
    tx.run(SAVE_SYNC_TOKEN, token);
  }

  public static void saveFriend(Tx tx, Friend friend) {
    if (friend.getActive()) {
      tx.run(SAVE_FRIEND, friend.getUserId(), friend.toByteArray());
    } else {
      tx.run(DELETE_FRIEND, friend.getUserId());
    }
  }

  public static List<Friend> friends(Tx tx) {
    return tx.rows(FRIENDS, row -> parse(() -> Friend.parseFrom(row.getBytes(1))));
  }

  /// Keeps the profile of somebody else.
  public static void saveKnown(Tx tx, Profile profile) {
    tx.run(SAVE_KNOWN, profile.getUserId(), profile.toByteArray());
  }

  public static List<Profile> known(Tx tx) {
    return tx.rows(KNOWN, row -> parse(() -> Profile.parseFrom(row.getBytes(1))));
  }

  /// Something that reads protobuf of our own store.
  interface Parsing<R> {
    R parse() throws InvalidProtocolBufferException, java.sql.SQLException;
  }

  static <R> R parse(Parsing<R> parsing) throws java.sql.SQLException {
    try {
      return parsing.parse();
    } catch (InvalidProtocolBufferException damaged) {
      throw new java.sql.SQLException("a row is damaged", null, Damage.CORRUPT, damaged);
    }
  }
}
