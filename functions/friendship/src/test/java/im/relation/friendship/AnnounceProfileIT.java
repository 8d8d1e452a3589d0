package im.relation.friendship;

import static im.relation.friendship.FriendshipProcess.ok;
import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.Topics;
import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.friendship.v1.BlockUserRequest;
import im.relation.contract.friendship.v1.RemoveFriendRequest;
import im.relation.contract.message.v1.ProfileChanged;
import im.relation.contract.record.v1.ProfileChangedRecord;
import im.relation.domain.UserId;
import im.relation.runtime.BatchResult;
import im.relation.runtime.RecordBatch;
import im.relation.runtime.TopicRecord;
import im.relation.testkit.RealServers;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(RealServers.class)
class AnnounceProfileIT {

  private FriendshipProcess process;
  private UserId alice;
  private UserId bob;

  @BeforeEach
  void start() {
    process = new FriendshipProcess(Map.of());
    alice = process.person("alice_1");
    bob = process.person("bob_1");
    process.setPolicy(alice, AddFriendPolicy.ADD_FRIEND_POLICY_ANYONE);
    befriend(bob);
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void tellsFriendsOfTheNewestVersionOnceHoweverOftenItCame() {
    // When
    announce(2, 3);
    announce(3);

    // Then
    assertThat(process.profileNotices(bob).values())
        .singleElement()
        .satisfies(notice -> assertThat(notice.getProfile()).isEqualTo(changed(3)));
  }

  @Test
  void tellsNeitherStrangersNorWhoWasAFriendNorWhomThePersonBlocks() {
    // Given
    var stranger = process.person("carol_1");
    var former = process.person("dave_1");
    befriend(former);
    ok(process.call("removeFriend", alice, request(former)));
    ok(
        process.call(
            "blockUser", alice, BlockUserRequest.newBuilder().setUserId(bob.value()).build()));

    // When
    announce(2);

    // Then
    assertThat(Stream.of(stranger, former, bob).map(process::profileNotices))
        .allSatisfy(notices -> assertThat(notices).isEmpty());
  }

  @Test
  void tellsEachOfMoreFriendsThanOnePageHolds() {
    // Given
    var friends = process.manyFriendsOf(alice, 501);

    // When
    announce(2);

    // Then
    assertThat(process.countToldOf(2)).isEqualTo(friends + 1);
  }

  @Test
  void buriesARecordThatIsNoneAndTellsOfTheOthers() {
    // Given
    var poison = record(new byte[] {1, 2, 3});
    var nobodys = record(new byte[0]);

    // When
    var result =
        process.announceProfile().apply(new RecordBatch(List.of(poison, nobodys, record(2))));

    // Then
    assertThat(result.deadLetters())
        .extracting(BatchResult.DeadLetter::record)
        .containsExactly(poison, nobodys);
    assertThat(process.profileNotices(bob)).hasSize(1);
  }

  private void befriend(UserId other) {
    ok(process.ask(other, alice));
  }

  private static RemoveFriendRequest request(UserId other) {
    return RemoveFriendRequest.newBuilder().setUserId(other.value()).build();
  }

  private void announce(long... versions) {
    var records = LongStream.of(versions).mapToObj(this::record).toList();
    assertThat(process.announceProfile().apply(new RecordBatch(records)))
        .isEqualTo(BatchResult.DONE);
  }

  private ProfileChanged changed(long version) {
    return ProfileChanged.newBuilder().setUserId(alice.value()).setVersion(version).build();
  }

  private TopicRecord record(long version) {
    return record(
        ProfileChangedRecord.newBuilder()
            .setUserId(alice.value())
            .setVersion(version)
            .build()
            .toByteArray());
  }

  private TopicRecord record(byte[] value) {
    return new TopicRecord(Topics.PROFILE_CHANGED, 0, 0, alice.toKey(), value, 0);
  }
}
