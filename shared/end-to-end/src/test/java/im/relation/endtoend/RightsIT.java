package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.relation.contract.message.v1.GetHistoryRequest;
import im.relation.contract.message.v1.MessageServiceGrpc;
import im.relation.domain.ConversationId;
import im.relation.domain.ProblemCode;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import im.relation.sdk.Result;
import im.relation.sdk.SendState;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who may write to whom.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class RightsIT {

  private final LocalRun run;

  RightsIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void aStrangerMayNeitherWriteNorRead() {
    try (var alice = TestDevice.signUp(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob");
        var eve = TestDevice.online(run.endpoints(), "eve")) {
      // Given
      var conversation = alice.befriend(bob);
      bob.sendAccepted(conversation, "for Alice alone");

      // When, then
      assertThat(refusal(eve, conversation, "hello")).isEqualTo(ProblemCode.NOT_A_MEMBER);
      assertThat(eve.client().messages().newest(conversation, 50).entries()).isEmpty();
      assertThat(refusalOfHistory(conversation)).isEqualTo(ProblemCode.NOT_A_MEMBER);
      assertThat(bob.texts(conversation)).containsExactly("for Alice alone");
    }
  }

  @Test
  void nobodyWritesToWhomHeUnfriended() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);
      alice.sendAccepted(conversation, "still friends");

      // When
      assertThat(alice.client().friends().remove(bob.user())).isInstanceOf(Result.Ok.class);

      // Then: in force for both at once
      assertThat(refusal(bob, conversation, "why?")).isEqualTo(ProblemCode.NOT_ALLOWED);
      assertThat(refusal(alice, conversation, "because")).isEqualTo(ProblemCode.NOT_ALLOWED);
    }
  }

  @Test
  void whoIsBlockedHearsWhatEverybodyHearsWhoMayNotWrite() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      var conversation = alice.befriend(bob);

      // When
      assertThat(alice.client().friends().block(bob.user())).isInstanceOf(Result.Ok.class);

      // Then
      assertThat(refusal(bob, conversation, "hello?")).isEqualTo(ProblemCode.NOT_ALLOWED);

      // When it is lifted, the same conversation goes on
      assertThat(alice.client().friends().unblock(bob.user())).isInstanceOf(Result.Ok.class);
      bob.sendAccepted(conversation, "there you are");
      assertThat(alice.awaitTexts(conversation, 1)).containsExactly("there you are");
    }
  }

  @Test
  void friendsAgainGoOnInTheSameConversation() {
    try (var alice = TestDevice.online(run.endpoints(), "alice");
        var bob = TestDevice.online(run.endpoints(), "bob")) {
      // Given
      var before = alice.befriend(bob);
      alice.sendAccepted(before, "one");
      assertThat(alice.client().friends().remove(bob.user())).isInstanceOf(Result.Ok.class);

      // When
      var after = bob.befriend(alice);

      // Then
      assertThat(after).isEqualTo(before);
      bob.sendAccepted(after, "two");
      assertThat(alice.awaitTexts(after, 2)).containsExactly("one", "two");
    }
  }

  private ProblemCode refusalOfHistory(ConversationId conversation) {
    try (var grpc = new StockGrpc(run.grpc())) {
      var messages =
          StockGrpc.as(
              grpc.signUp().getAccessToken(), MessageServiceGrpc.newBlockingStub(grpc.channel()));
      var request =
          GetHistoryRequest.newBuilder().setConversationId(conversation.value()).setAfter(0);
      var refusal =
          catchThrowableOfType(
              StatusRuntimeException.class, () -> messages.getHistory(request.build()));
      var code = StockGrpc.problem(refusal).getCode().name();
      return ProblemCode.valueOf(code.substring("PROBLEM_CODE_".length()));
    }
  }

  private static ProblemCode refusal(TestDevice device, ConversationId conversation, String text) {
    var state = device.send(conversation, text);
    assertThat(state).isInstanceOf(SendState.Refused.class);
    return ((SendState.Refused) state).problem().code();
  }
}
