package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.backplane.RedisKeys;
import im.relation.contract.record.v1.SessionEndedRecord;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.BatchResult;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.RecordBatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
final class EndSessionsIT {

  private final TestProcess.Started process;
  private final KafkaBound endSessions;
  private final RecordingNode node;

  EndSessionsIT(TestProcess.Started process) throws IOException {
    this.process = process;
    this.endSessions = process.bean("endSessions", KafkaBound.class);
    this.node = new RecordingNode();
  }

  @BeforeEach
  void takeALease() {
    process.lease(node.id, node.address(), 60);
  }

  @AfterEach
  void stop() throws InterruptedException {
    process.redis().del(RedisKeys.node(node.id));
    node.stop();
  }

  @Test
  void marksTheSessionBeforeItKicks() {
    // Given
    var user = Samples.person();
    var route = Samples.route(node.id);
    process.register(user, route);
    var marked = new AtomicReference<@Nullable Double>();
    node.onKick = () -> marked.set(score(route.session()));
    // When
    apply(ended(user, route.session(), CloseCode.CLOSE_CODE_SIGNED_OUT));
    // Then
    assertThat(marked.get()).isEqualTo((double) process.clock().millis());
    assertThat(node.kicked).hasSize(1);
    assertThat(node.kicked.getFirst().getCode()).isEqualTo(CloseCode.CLOSE_CODE_SIGNED_OUT);
    assertThat(node.kicked.getFirst().getSessionIdsList())
        .containsExactly(ByteString.copyFrom(route.session().toBytes()));
  }

  @Test
  void leavesTheOtherSessionsOfThePersonAlone() {
    // Given
    var user = Samples.person();
    var ended = Samples.route(node.id);
    var other = Samples.route(node.id);
    process.register(user, ended);
    process.register(user, other);
    // When
    apply(ended(user, ended.session(), CloseCode.CLOSE_CODE_SIGNED_OUT));
    // Then
    assertThat(score(other.session())).isNull();
    assertThat(node.kicked.getFirst().getSessionIdsCount()).isEqualTo(1);
  }

  @Test
  void marksASessionThatIsNotConnectedAndKicksNobody() {
    // Given
    var session = SessionId.random();
    // When
    apply(ended(Samples.person(), session, CloseCode.CLOSE_CODE_SIGNED_OUT));
    // Then
    assertThat(score(session)).isNotNull();
    assertThat(node.kicked).isEmpty();
  }

  @Test
  void isDoneWhereTheNodeDoesNotAnswerForTheMarkStays() {
    // Given
    var user = Samples.person();
    var route = Samples.route(node.id);
    process.register(user, route);
    node.mood = RecordingNode.Mood.SILENT;
    // When
    var result =
        endSessions.apply(
            Samples.batch(ended(user, route.session(), CloseCode.CLOSE_CODE_SIGNED_OUT)));
    // Then
    assertThat(result).isEqualTo(BatchResult.DONE);
    assertThat(score(route.session())).isNotNull();
  }

  @Test
  void doesTheSameWhenTheRecordComesAgain() {
    // Given
    var user = Samples.person();
    var route = Samples.route(node.id);
    process.register(user, route);
    var batch = Samples.batch(ended(user, route.session(), CloseCode.CLOSE_CODE_SESSION_REVOKED));
    var first = endSessions.apply(batch);
    // When
    var again = endSessions.apply(batch);
    // Then
    assertThat(List.of(first, again)).containsOnly(BatchResult.DONE);
    assertThat(score(route.session())).isNotNull();
  }

  @Test
  void forgetsSessionsThatEndedLongerAgoThanATokenLives() {
    // Given
    var old = SessionId.random();
    var fresh = SessionId.random();
    apply(ended(Samples.person(), old, CloseCode.CLOSE_CODE_SIGNED_OUT));
    process.clock().advance(Duration.ofMinutes(20));
    // When
    apply(ended(Samples.person(), fresh, CloseCode.CLOSE_CODE_SIGNED_OUT));
    // Then
    assertThat(score(old)).isNull();
    assertThat(score(fresh)).isNotNull();
  }

  @Test
  void buriesARecordThatIsNoneAndEndsTheOthers() {
    // Given
    var session = SessionId.random();
    var poison = Samples.record(new byte[] {1, 2, 3});
    var good =
        Samples.record(
            ended(Samples.person(), session, CloseCode.CLOSE_CODE_SIGNED_OUT).toByteArray());
    // When
    var result = endSessions.apply(new RecordBatch(List.of(poison, good)));
    // Then
    assertThat(result.deadLetters()).extracting(it -> it.record()).containsExactly(poison);
    assertThat(score(session)).isNotNull();
  }

  private void apply(SessionEndedRecord... records) {
    assertThat(endSessions.apply(Samples.batch(records))).isEqualTo(BatchResult.DONE);
  }

  private @Nullable Double score(SessionId session) {
    return process.redis().zscore(RedisKeys.REVOKED, session.toString());
  }

  private static SessionEndedRecord ended(UserId user, SessionId session, CloseCode code) {
    return SessionEndedRecord.newBuilder()
        .setUserId(user.value())
        .setSessionId(ByteString.copyFrom(session.toBytes()))
        .setCode(code)
        .build();
  }
}
