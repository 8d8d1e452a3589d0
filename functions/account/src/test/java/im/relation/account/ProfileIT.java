package im.relation.account;

import static im.relation.account.AccountProcess.as;
import static im.relation.account.AccountProcess.ok;
import static im.relation.account.AccountProcess.refused;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.account.v1.FindUserRequest;
import im.relation.contract.account.v1.FindUserResponse;
import im.relation.contract.account.v1.GetAccountRequest;
import im.relation.contract.account.v1.GetAccountResponse;
import im.relation.contract.account.v1.GetProfilesRequest;
import im.relation.contract.account.v1.GetProfilesResponse;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.account.v1.UpdateProfileRequest;
import im.relation.contract.account.v1.UpdateProfileResponse;
import im.relation.contract.account.v1.UpdateSettingsRequest;
import im.relation.contract.account.v1.UpdateSettingsResponse;
import im.relation.contract.record.v1.ProfileChangedRecord;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import im.relation.testkit.RealServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@ExtendWith(RealServers.class)
class ProfileIT {

  @TempDir Path mail;
  private AccountProcess process;
  private Tokens alice;
  private Tokens bob;

  @BeforeEach
  void start() {
    process = AccountProcess.start(mail, Map.of());
    alice = process.signUp("alice_1").getTokens();
    bob = process.signUp("bob_1").getTokens();
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void givesProfilesInTheOrderAskedForWithoutTheUnknown() {
    // When
    var answer = ok(profiles(List.of(bob.getUserId(), 77L, alice.getUserId(), bob.getUserId())));

    // Then
    assertThat(answer.getProfilesList())
        .extracting(Profile::getUsername)
        .containsExactly("bob_1", "alice_1", "bob_1");
  }

  @Test
  void refusesTooManyIdsAndNone() {
    assertThat(refused(profiles(List.of())).field()).isEqualTo("user_ids");
    assertThat(refused(profiles(Collections.nCopies(201, 1L))).field()).isEqualTo("user_ids");
    assertThat(refused(profiles(List.of(0L))).field()).isEqualTo("user_ids");
  }

  @Test
  void findsByIdAndUsernameAsTheOtherOneAllows() {
    // Given
    var byId = FindUserRequest.newBuilder().setUserId(bob.getUserId());
    var byName = FindUserRequest.newBuilder().setUsername("BOB_1");
    ok(find(alice, byId));
    ok(find(alice, byName));

    // When
    ok(settings(bob, UpdateSettingsRequest.newBuilder().setFoundById(false)));
    var hidden = refused(find(alice, byId));
    var absent = refused(find(alice, FindUserRequest.newBuilder().setUserId(77)));

    // Then
    assertThat(hidden.code()).isEqualTo(ProblemCode.NOT_FOUND);
    assertThat(hidden).isEqualTo(absent);
    assertThat(ok(find(alice, byName)).getProfile().getUserId()).isEqualTo(bob.getUserId());
    assertThat(ok(find(bob, byId)).getProfile().getUserId()).isEqualTo(bob.getUserId());
  }

  @Test
  void refusesSearchesThatAreNone() {
    assertThat(refused(find(alice, FindUserRequest.newBuilder())).field()).isEqualTo("by");
    assertThat(refused(find(alice, FindUserRequest.newBuilder().setUserId(-1))).field())
        .isEqualTo("user_id");
    assertThat(refused(find(alice, FindUserRequest.newBuilder().setEmail("bob"))).field())
        .isEqualTo("email");
    assertThat(refused(find(alice, FindUserRequest.newBuilder().setUsername("b b"))).field())
        .isEqualTo("username");
  }

  @Test
  void boundsHowFastOnePersonSearches() {
    // Given
    var byId = FindUserRequest.newBuilder().setUserId(77);
    for (int i = 0; i < 30; i++) {
      assertThat(refused(find(alice, byId)).code()).isEqualTo(ProblemCode.NOT_FOUND);
    }

    // When
    var tooFast = refused(find(alice, byId));

    // Then
    assertThat(tooFast.code()).isEqualTo(ProblemCode.RESOURCE_EXHAUSTED);
    assertThat(tooFast.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    assertThat(refused(find(bob, byId)).code()).isEqualTo(ProblemCode.NOT_FOUND);
    process.clock.advance(Duration.ofSeconds(2));
    assertThat(refused(find(alice, byId)).code()).isEqualTo(ProblemCode.NOT_FOUND);
  }

  @Test
  void changesAProfileOncePerVersionAndTellsItsOwnerAndItsTopic() {
    // Given
    var change =
        UpdateProfileRequest.newBuilder()
            .setVersion(1)
            .setNickname("Alice")
            .setAvatarUrl("https://example.com/a.png");

    // When
    var changed = ok(update(alice, change)).getProfile();
    var again = update(alice, change);

    // Then
    assertThat(changed.getNickname()).isEqualTo("Alice");
    assertThat(changed.getUsername()).isEqualTo("alice_1");
    assertThat(changed.getVersion()).isEqualTo(2);
    assertThat(refused(again).code()).isEqualTo(ProblemCode.CONFLICT);
    assertThat(ok(profiles(List.of(alice.getUserId()))).getProfiles(0)).isEqualTo(changed);
    assertThat(process.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.getProfile().getUserId()).isEqualTo(alice.getUserId());
              assertThat(notice.getProfile().getVersion()).isEqualTo(2);
            });
    assertThat(process.changedProfiles())
        .containsExactly(
            ProfileChangedRecord.newBuilder().setUserId(alice.getUserId()).setVersion(2).build());
  }

  @Test
  void leavesTheVersionWhereNothingChanges() {
    // When
    var same = ok(update(alice, UpdateProfileRequest.newBuilder().setVersion(1)));

    // Then
    assertThat(same.getProfile().getVersion()).isEqualTo(1);
    assertThat(process.notices()).isEmpty();
  }

  @Test
  void refusesProfilesAndSettingsThatBreakARule() {
    var request = UpdateProfileRequest.newBuilder().setVersion(1);
    assertThat(refused(update(alice, request.clone().setNickname("x".repeat(65)))).field())
        .isEqualTo("nickname");
    assertThat(refused(update(alice, request.clone().setAvatarUrl("http://x.example/"))).field())
        .isEqualTo("avatar_url");
    assertThat(
            refused(settings(alice, UpdateSettingsRequest.newBuilder().setAddFriendPolicyValue(9)))
                .field())
        .isEqualTo("add_friend_policy");
  }

  @Test
  void showsOthersWhoMayBecomeAFriend() {
    // Given
    var people = process.bean(People.class);
    var id = new UserId(alice.getUserId());
    assertThat(people.addFriendPolicy(id))
        .contains(AddFriendPolicy.ADD_FRIEND_POLICY_NEEDS_APPROVAL);

    // When
    ok(
        settings(
            alice,
            UpdateSettingsRequest.newBuilder()
                .setAddFriendPolicy(AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY)));

    // Then
    assertThat(people.addFriendPolicy(id)).contains(AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY);
    assertThat(people.exists(new UserId(77))).isFalse();
    GetAccountResponse account =
        ok(process.call("getAccount", as(alice), GetAccountRequest.getDefaultInstance()));
    assertThat(account.getSettings().getAddFriendPolicy())
        .isEqualTo(AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY);
    assertThat(account.getSettings().getFoundByEmail()).isTrue();
    assertThat(account.getProfile().getUsername()).isEqualTo("alice_1");
    assertThat(account.getEmail()).isEmpty();
  }

  private Outcome<GetProfilesResponse> profiles(List<Long> ids) {
    return process.call(
        "getProfiles", as(alice), GetProfilesRequest.newBuilder().addAllUserIds(ids).build());
  }

  private Outcome<FindUserResponse> find(Tokens caller, FindUserRequest.Builder request) {
    return process.call("findUser", as(caller), request.build());
  }

  private Outcome<UpdateProfileResponse> update(
      Tokens caller, UpdateProfileRequest.Builder request) {
    return process.call("updateProfile", as(caller), request.build());
  }

  private Outcome<UpdateSettingsResponse> settings(
      Tokens caller, UpdateSettingsRequest.Builder request) {
    return process.call("updateSettings", as(caller), request.build());
  }
}
