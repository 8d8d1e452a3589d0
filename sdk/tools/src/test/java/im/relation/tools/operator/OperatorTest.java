package im.relation.tools.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.contract.operator.v1.KickUserRequest;
import im.relation.contract.operator.v1.TraceMessageRequest;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperatorTest {

  private static final String SESSION = "0123456789abcdef0123456789abcdef";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  @Test
  void everyCommandHasItsHelp() {
    for (var command : List.of("user", "kick", "dead-letters", "replay")) {
      assertThat(run(command, "--help")).as(command).isZero();
      assertThat(said(out)).contains("scripts/admin " + command, "--credential-file");
    }
    assertThat(run("--help")).isZero();
  }

  @Test
  void whatIsWronglyTypedIsToldBeforeAnythingIsCalled() {
    for (var words :
        List.of(
            List.of("sing"),
            List.of("user"),
            List.of("kick", "alice", "--session", "x"),
            List.of("replay", "message-submitted", "1"),
            List.of("replay", "--all"),
            List.of("dead-letters", "--limit", "0"),
            List.of("user", "alice", "--credential", "secret"))) {
      assertThat(run(words.toArray(String[]::new))).as(words.toString()).isEqualTo(2);
      assertThat(said(complaints)).as(words.toString()).isNotBlank();
    }
  }

  @Test
  void optionsStandWhereverTheyLike() {
    // When
    var typed =
        Typed.of(Command.KICK, List.of("--revoke", "alice", "--session", SESSION, "--json"));
    var request =
        Request.kick(
            typed.words(), typed.options().value("--session", ""), typed.options().has("--revoke"));

    // Then
    assertThat(request)
        .returns("alice", KickUserRequest::getNameOrId)
        .returns(true, KickUserRequest::getRevoke)
        .returns(16, it -> it.getSessionId().size());
  }

  @Test
  void aMessageIsNamedByItsConversationAndSequence() {
    assertThat(Request.trace(List.of("640213", "5")))
        .returns(640213L, TraceMessageRequest::getConversationId)
        .returns(5L, TraceMessageRequest::getSequence);
    assertThatThrownBy(() -> Request.trace(List.of("640213", "0")))
        .hasMessageContaining("SEQUENCE");
  }

  @Test
  void theCredentialComesFromTheEnvironmentAFileOrTheDataOfALocalRun(@TempDir Path data)
      throws Exception {
    // Given
    Files.createDirectories(data.resolve("keys"));
    Files.writeString(data.resolve("keys").resolve("fleet.credential"), "of the local run\n");
    var file = Files.writeString(data.resolve("other"), "of a file\n").toString();
    var environment = Map.of(Credential.VARIABLE, "of the environment");

    // Then
    assertThat(Credential.find(Map.of(), "", data)).isEqualTo("of the local run");
    assertThat(Credential.find(environment, "", data)).isEqualTo("of the environment");
    assertThat(Credential.find(environment, file, data)).isEqualTo("of a file");
    assertThatThrownBy(() -> Credential.find(Map.of(), "", data.resolve("nowhere")))
        .hasMessageContaining("--credential-file")
        .hasMessageContaining(Credential.VARIABLE);
  }

  @Test
  void aServerThatIsNotThereIsToldApartFromOneThatRefuses() {
    // When
    int status =
        new Operator(Map.of(Credential.VARIABLE, SESSION), print(out), print(complaints))
            .run(List.of("user", "alice", "--server", "http://127.0.0.1:1"));

    // Then
    assertThat(status).isEqualTo(3);
    assertThat(said(complaints))
        .contains("http://127.0.0.1:1 does not answer")
        .doesNotContain(SESSION);
  }

  @Test
  void everyRefusalSaysSomething() {
    for (var code : ProblemCode.values()) {
      assertThat(Operator.sentence(Problem.of(code))).as(code.name()).isNotBlank();
    }
  }

  private int run(String... words) {
    out.reset();
    complaints.reset();
    return new Operator(Map.of(), print(out), print(complaints))
        .run(new ArrayList<>(List.of(words)));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream by) {
    return by.toString(StandardCharsets.UTF_8);
  }
}
