package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.UnknownFieldSet;
import im.relation.contract.account.v1.GetAccountRequest;
import im.relation.contract.common.v1.ProblemCode;
import im.relation.contract.record.v1.Origin;
import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ClientMessageId;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.StockGrpc;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Invariant 6: identity comes from the connection or the token, never from a body.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class IdentityIT {

  /// No frame has a field of this number.
  private static final int UNKNOWN = 1_000;

  private final LocalRun run;

  IdentityIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void aFrameCannotNameAnotherSender() throws IOException {
    try (var grpc = new StockGrpc(run.grpc())) {
      var alice = grpc.signUp();
      var bob = grpc.signUp();
      var eve = grpc.signUp();
      var conversation = grpc.befriend(alice, bob);
      try (var stranger = RawSocket.welcomed(run.socket(), eve);
          var member = RawSocket.welcomed(run.socket(), alice);
          var peer = RawSocket.welcomed(run.socket(), bob)) {
        // Given: the origin that a node stamps on its record, hidden in a frame at every depth
        var origin = Origin.newBuilder().setUserId(bob.getUserId()).build().toByteString();
        var hidden =
            UnknownFieldSet.newBuilder()
                .addField(
                    UNKNOWN, UnknownFieldSet.Field.newBuilder().addLengthDelimited(origin).build())
                .build();
        var submission =
            RawSocket.submission(conversation, ClientMessageId.random(), "I am Bob")
                .setUnknownFields(hidden);
        var frame = ClientFrame.newBuilder().setSubmit(submission).setUnknownFields(hidden).build();

        // When, then: who is no member stays none
        stranger.send(frame);
        assertThat(stranger.next(ServerFrame::hasRefused).getRefused().getProblem().getCode())
            .isEqualTo(ProblemCode.PROBLEM_CODE_NOT_A_MEMBER);

        // When, then: who is one writes as himself
        member.send(frame);
        member.next(ServerFrame::hasAccepted);
        var entry =
            peer.next(each -> each.hasMessage() && each.getMessage().getEntry().getSenderId() > 0)
                .getMessage()
                .getEntry();
        assertThat(entry.getSenderId()).isEqualTo(alice.getUserId());
      }
    }
  }

  @Test
  void aForgedTokenOpensNeitherASocketNorAFunction() throws IOException {
    try (var grpc = new StockGrpc(run.grpc())) {
      var alice = grpc.signUp();
      var bob = grpc.signUp();
      // Given: another person's id under Alice's signature
      var parts = alice.getAccessToken().split("\\.", -1);
      var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      var forgedClaims = claims.replace(String.valueOf(alice.getUserId()), "" + bob.getUserId());
      assertThat(forgedClaims).isNotEqualTo(claims);
      var forged =
          parts[0]
              + "."
              + Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(forgedClaims.getBytes(StandardCharsets.UTF_8))
              + "."
              + parts[2];

      // When, then
      try (var socket = RawSocket.connect(run.socket())) {
        socket.hello(forged, bob.getDeviceId());
        assertThat(socket.next().getGoodbye().getCode())
            .isEqualTo(CloseCode.CLOSE_CODE_UNAUTHENTICATED);
        assertThat(socket.closed()).isTrue();
      }
      var refused =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  StockGrpc.as(forged, grpc.accounts())
                      .getAccount(GetAccountRequest.getDefaultInstance()));
      assertThat(StockGrpc.problem(refused).getCode())
          .isEqualTo(ProblemCode.PROBLEM_CODE_UNAUTHENTICATED);
    }
  }

  @Test
  void aTokenIsGoodForItsOwnDeviceAlone() throws IOException {
    try (var grpc = new StockGrpc(run.grpc());
        var socket = RawSocket.connect(run.socket())) {
      // When
      var alice = grpc.signUp();
      var bob = grpc.signUp();
      socket.hello(alice.getAccessToken(), bob.getDeviceId());

      // Then
      assertThat(socket.next().getGoodbye().getCode())
          .isEqualTo(CloseCode.CLOSE_CODE_UNAUTHENTICATED);
    }
  }
}
