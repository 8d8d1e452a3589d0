package im.relation.sdk;

import im.relation.contract.account.v1.ChangePasswordRequest;
import im.relation.contract.account.v1.FindUserRequest;
import im.relation.contract.account.v1.GetAccountRequest;
import im.relation.contract.account.v1.GetAccountResponse;
import im.relation.contract.account.v1.GetProfilesRequest;
import im.relation.contract.account.v1.GetProfilesResponse;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.Settings;
import im.relation.contract.account.v1.UpdateProfileRequest;
import im.relation.contract.account.v1.UpdateSettingsRequest;
import im.relation.contract.account.v1.UpdateSettingsResponse;
import im.relation.domain.UserId;
import im.relation.sdk.internal.rpc.Rpcs;
import im.relation.sdk.internal.session.Functions;
import im.relation.sdk.internal.store.AccountSql;
import im.relation.sdk.internal.store.Store;
import java.util.List;

/// The account, profiles and finding people. Functions block; safe for any thread. Profiles and
/// settings are the contract's messages, which are values.
public final class Account {

  private final Functions functions;
  private final Store store;

  Account(Functions functions, Store store) {
    this.functions = functions;
    this.store = store;
  }

  /// The caller's profile as it was last seen, without a network.
  public Profile profile() {
    return store.read(AccountSql::profile);
  }

  /// The caller's profile, settings and e-mail address.
  public Result<GetAccountResponse> get() {
    return functions
        .call(Rpcs.GET_ACCOUNT, GetAccountRequest.getDefaultInstance())
        .map(
            answer -> {
              keep(answer.getProfile());
              return answer;
            });
  }

  /// Changes the profile; CONFLICT where `version` is not the newest.
  public Result<Profile> update(UpdateProfileRequest change) {
    return functions
        .call(Rpcs.UPDATE_PROFILE, change)
        .map(
            answer -> {
              keep(answer.getProfile());
              return answer.getProfile();
            });
  }

  /// Changes settings; fields that are absent stay.
  public Result<Settings> update(UpdateSettingsRequest change) {
    return functions.call(Rpcs.UPDATE_SETTINGS, change).map(UpdateSettingsResponse::getSettings);
  }

  /// Changes the password and ends all other sessions.
  public Result<Done> changePassword(String oldPassword, String newPassword) {
    return functions
        .call(
            Rpcs.CHANGE_PASSWORD,
            ChangePasswordRequest.newBuilder()
                .setOldPassword(oldPassword)
                .setNewPassword(newPassword)
                .build())
        .map(ignored -> Done.DONE);
  }

  /// Public profiles; unknown ids are left out. What came is readable by [#known] from then on.
  ///
  /// @param users 1 to 200
  public Result<List<Profile>> profiles(List<UserId> users) {
    return functions
        .call(
            Rpcs.GET_PROFILES,
            GetProfilesRequest.newBuilder()
                .addAllUserIds(users.stream().map(UserId::value).toList())
                .build())
        .map(GetProfilesResponse::getProfilesList)
        .map(this::known);
  }

  /// The profiles of others as they were last seen, in no order, without a network.
  public List<Profile> known() {
    return store.read(AccountSql::known);
  }

  private List<Profile> known(List<Profile> profiles) {
    return store.write(
        Store.Outlives.PROCESS,
        tx -> {
          profiles.forEach(profile -> AccountSql.saveKnown(tx, profile));
          return profiles;
        });
  }

  /// Finds one person by exact username; NOT_FOUND where there is none or who does not want it.
  public Result<Profile> findByUsername(String username) {
    return find(FindUserRequest.newBuilder().setUsername(username).build());
  }

  public Result<Profile> findByEmail(String email) {
    return find(FindUserRequest.newBuilder().setEmail(email).build());
  }

  public Result<Profile> findById(UserId user) {
    return find(FindUserRequest.newBuilder().setUserId(user.value()).build());
  }

  private Result<Profile> find(FindUserRequest request) {
    return functions
        .call(Rpcs.FIND_USER, request)
        .map(answer -> known(List.of(answer.getProfile())).getFirst());
  }

  private void keep(Profile profile) {
    store.write(
        Store.Outlives.PROCESS,
        tx -> {
          AccountSql.saveProfile(tx, profile);
          return true;
        });
  }
}
