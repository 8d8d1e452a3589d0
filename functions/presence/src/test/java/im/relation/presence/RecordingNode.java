package im.relation.presence;

import com.google.protobuf.ByteString;
import im.relation.contract.fleet.v1.DeliverRequest;
import im.relation.contract.fleet.v1.DeliverResponse;
import im.relation.contract.fleet.v1.FleetServiceGrpc;
import im.relation.contract.fleet.v1.KickRequest;
import im.relation.contract.fleet.v1.KickResponse;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.domain.ConnectionId;
import im.relation.domain.NodeId;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The other side of the contract: a node's gRPC that keeps what it is asked for, and may be told
/// to fail or to stay silent.
final class RecordingNode extends FleetServiceGrpc.FleetServiceImplBase {

  /// How it behaves.
  enum Mood {
    ANSWERS,
    FAILS_ONCE,
    SILENT
  }

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  final NodeId id = NodeId.random();
  final List<DeliverRequest> delivered = new CopyOnWriteArrayList<>();
  final List<KickRequest> kicked = new CopyOnWriteArrayList<>();
  final AtomicInteger calls = new AtomicInteger();
  volatile Mood mood = Mood.ANSWERS;

  /// Runs when a Kick arrives, before it is answered.
  volatile Runnable onKick = () -> {};

  private final Server server;

  RecordingNode() throws IOException {
    this(NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
  }

  /// @param server says where it listens, and with which certificate
  RecordingNode(NettyServerBuilder server) throws IOException {
    this.server = server.addService(this).intercept(new CredentialCheck()).build().start();
  }

  String address() {
    return InetAddress.getLoopbackAddress().getHostAddress() + ":" + port();
  }

  int port() {
    return server.getPort();
  }

  /// The frames of one connection, in the order in which they came.
  List<ByteString> frames(ConnectionId connection) {
    var id = ByteString.copyFrom(connection.toBytes());
    return delivered.stream()
        .flatMap(request -> request.getDeliveriesList().stream())
        .flatMap(
            delivery ->
                delivery.getConnectionIdsList().stream()
                    .filter(id::equals)
                    .map(each -> delivery.getFrame()))
        .toList();
  }

  /// Those of them that tell of presence or typing.
  Stream<ServerFrame> read(ConnectionId connection) {
    return frames(connection).stream().map(RecordingNode::parse);
  }

  private static ServerFrame parse(ByteString frame) {
    try {
      return ServerFrame.parseFrom(frame);
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError("not a frame", e);
    }
  }

  @Override
  public void deliver(DeliverRequest request, StreamObserver<DeliverResponse> answer) {
    calls.incrementAndGet();
    if (isWell(answer)) {
      delivered.add(request);
      answer.onNext(DeliverResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  @Override
  public void kick(KickRequest request, StreamObserver<KickResponse> answer) {
    calls.incrementAndGet();
    onKick.run();
    if (isWell(answer)) {
      kicked.add(request);
      answer.onNext(KickResponse.newBuilder().setClosed(1).build());
      answer.onCompleted();
    }
  }

  private boolean isWell(StreamObserver<?> answer) {
    return switch (mood) {
      case ANSWERS -> true;
      case FAILS_ONCE -> {
        mood = Mood.ANSWERS;
        answer.onError(Status.UNAVAILABLE.asRuntimeException());
        yield false;
      }
      case SILENT -> false;
    };
  }

  void stop() throws InterruptedException {
    server.shutdownNow();
    if (!server.awaitTermination(5, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the node does not end");
    }
  }

  /// Takes only callers that show the credential.
  private static final class CredentialCheck implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      if (!("Bearer " + TestProcess.CREDENTIAL.value()).equals(headers.get(AUTHORIZATION))) {
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return Contexts.interceptCall(Context.current(), call, headers, next);
    }
  }
}
