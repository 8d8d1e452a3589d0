package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.Limits;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import java.util.Collections;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class SubmitCheckTest {

  @Test
  void takesTheLargestBodyAndFiftyMentions() {
    assertThat(
            SubmitCheck.problem(
                changed(
                    submit ->
                        submit
                            .setBody(bytes(Limits.BODY_BYTES))
                            .addAllMentions(Collections.nCopies(50, 1L)))))
        .isEmpty();
  }

  @Test
  void namesTheFieldThatBreaksItsRule() {
    assertThat(field(submit -> submit.setConversationId(0))).isEqualTo("conversation_id");
    assertThat(field(submit -> submit.setConversationId(-1))).isEqualTo("conversation_id");
    assertThat(field(submit -> submit.setClientMessageId(bytes(15))))
        .isEqualTo("client_message_id");
    assertThat(field(submit -> submit.setKind(EntryKind.ENTRY_KIND_NOTICE))).isEqualTo("kind");
    assertThat(field(submit -> submit.setKindValue(99))).isEqualTo("kind");
    assertThat(field(Submit.Builder::clearBody)).isEqualTo("body");
    assertThat(field(submit -> submit.addAllMentions(Collections.nCopies(51, 1L))))
        .isEqualTo("mentions");
    assertThat(field(submit -> submit.setTraceId(bytes(17)))).isEqualTo("trace_id");
  }

  @Test
  void aBodyOverTheLimitIsTooLarge() {
    assertThat(SubmitCheck.problem(changed(submit -> submit.setBody(bytes(Limits.BODY_BYTES + 1)))))
        .map(Problem::code)
        .contains(ProblemCode.TOO_LARGE);
  }

  private static String field(UnaryOperator<Submit.Builder> change) {
    return SubmitCheck.problem(changed(change)).map(Problem::field).orElse("none");
  }

  private static Submit changed(UnaryOperator<Submit.Builder> change) {
    return change.apply(TestPeople.submit(5, "text").getSubmit().toBuilder()).build();
  }

  private static ByteString bytes(int length) {
    return ByteString.copyFrom(new byte[length]);
  }
}
