package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.RevokeSessionRequest;
import im.relation.contract.account.v1.SignOutRequest;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.endtoend.kit.LocalRun;
import im.relation.endtoend.kit.RawSocket;
import im.relation.endtoend.kit.SharedLocalRun;
import im.relation.endtoend.kit.StockGrpc;
import im.relation.endtoend.kit.TestDevice;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.EndReason;
import im.relation.sdk.Event;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Invariant 10: the connections of a session that has ended are closed, with a code that says
/// whether to come again.
@Timeout(120)
@ExtendWith(SharedLocalRun.class)
final class EndedSessionsIT {

  private final LocalRun run;

  EndedSessionsIT(LocalRun run) {
    this.run = run;
  }

  @Test
  void aDeviceWhoseSessionIsReplacedIsToldWhy() {
    try (var first = TestDevice.online(run.endpoints(), "alice")) {
      // When: the same person signs in on a second desktop
      try (var second = first.another(DeviceType.DEVICE_TYPE_DESKTOP)) {
        // Then
        var told = first.awaitEvent(Event.SignedOut.class, each -> true);
        assertThat(told.reason())
            .isEqualTo(new EndReason.Closed(CloseCode.CLOSE_CODE_SIGNED_IN_ELSEWHERE.getNumber()));
        assertThat(first.client().connection()).isInstanceOf(ConnectionState.Ended.class);
        second.connect();
      }
    }
  }

  @Test
  void aRevokedSessionsConnectionIsClosedForGood() throws IOException {
    var name = StockGrpc.name();
    try (var grpc = new StockGrpc(run.grpc())) {
      var desktop = grpc.signUp(name);
      var phone = grpc.signIn(name, DeviceType.DEVICE_TYPE_PHONE);
      try (var revoked = RawSocket.welcomed(run.socket(), phone);
          var revoking = RawSocket.welcomed(run.socket(), desktop)) {
        // When
        var revocation = RevokeSessionRequest.newBuilder().setSessionId(phone.getSessionId());
        var answer =
            StockGrpc.as(desktop.getAccessToken(), grpc.sessions())
                .revokeSession(revocation.build());
        assertThat(answer).isNotNull();

        // Then
        assertThat(goodbye(revoked)).isEqualTo(CloseCode.CLOSE_CODE_SESSION_REVOKED);
        assertThat(revoked.closed()).isTrue();
        assertComesNotAgain(phone.getAccessToken(), phone.getDeviceId());
        revoking.send(
            im.relation.contract.socket.v1.ClientFrame.newBuilder()
                .setPing(im.relation.contract.socket.v1.Ping.newBuilder().setNonce(7))
                .build());
        assertThat(revoking.next(ServerFrame::hasPong).getPong().getNonce()).isEqualTo(7);
      }
    }
  }

  @Test
  void aSignedOutSessionsConnectionIsClosedForGood() throws IOException {
    try (var grpc = new StockGrpc(run.grpc())) {
      var alice = grpc.signUp();
      try (var socket = RawSocket.welcomed(run.socket(), alice)) {
        // When
        var answer =
            StockGrpc.as(alice.getAccessToken(), grpc.sessions())
                .signOut(SignOutRequest.getDefaultInstance());
        assertThat(answer).isNotNull();

        // Then
        assertThat(goodbye(socket)).isEqualTo(CloseCode.CLOSE_CODE_SIGNED_OUT);
        assertThat(socket.closed()).isTrue();
        assertComesNotAgain(alice.getAccessToken(), alice.getDeviceId());
      }
    }
  }

  @Test
  void aNewConnectionOfTheSameSessionReplacesTheOlder() throws IOException {
    try (var grpc = new StockGrpc(run.grpc())) {
      var alice = grpc.signUp();
      try (var older = RawSocket.welcomed(run.socket(), alice);
          var newer = RawSocket.welcomed(run.socket(), alice)) {
        // Then
        assertThat(goodbye(older)).isEqualTo(CloseCode.CLOSE_CODE_REPLACED);
        newer.send(
            im.relation.contract.socket.v1.ClientFrame.newBuilder()
                .setPing(im.relation.contract.socket.v1.Ping.newBuilder().setNonce(7))
                .build());
        assertThat(newer.next(ServerFrame::hasPong).getPong().getNonce()).isEqualTo(7);
      }
    }
  }

  private void assertComesNotAgain(String token, long device) throws IOException {
    try (var again = RawSocket.connect(run.socket())) {
      again.hello(token, device);
      assertThat(goodbye(again)).isEqualTo(CloseCode.CLOSE_CODE_SESSION_REVOKED);
    }
  }

  private static CloseCode goodbye(RawSocket socket) throws IOException {
    return socket.next(ServerFrame::hasGoodbye).getGoodbye().getCode();
  }
}
