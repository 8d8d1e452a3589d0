package im.relation.account.profile;

import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.Settings;
import im.relation.domain.UserId;

/// One person as stored.
public record UserRow(
    UserId user, String nickname, String avatarUrl, long version, Allowed allowed) {

  /// What the person lets others do; everything is open in a new account but instant friendship.
  public record Allowed(
      AddFriendPolicy addFriendPolicy, boolean byUsername, boolean byEmail, boolean byId) {

    static final Allowed NEW =
        new Allowed(AddFriendPolicy.ADD_FRIEND_POLICY_NEEDS_APPROVAL, true, true, true);

    Settings toSettings() {
      return Settings.newBuilder()
          .setAddFriendPolicy(addFriendPolicy)
          .setFoundByUsername(byUsername)
          .setFoundByEmail(byEmail)
          .setFoundById(byId)
          .build();
    }
  }

  /// A new account's row.
  public static UserRow fresh(UserId user, String nickname) {
    return new UserRow(user, nickname, "", 1, Allowed.NEW);
  }

  /// What others may see.
  ///
  /// @param username empty where the account has none
  public Profile toProfile(String username) {
    return Profile.newBuilder()
        .setUserId(user.value())
        .setUsername(username)
        .setNickname(nickname)
        .setAvatarUrl(avatarUrl)
        .setVersion(version)
        .build();
  }
}
