package im.relation.socket;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import im.relation.contract.fleet.v1.DeliverRequest;
import im.relation.contract.fleet.v1.DeliverResponse;
import im.relation.contract.fleet.v1.DeliverResult;
import im.relation.contract.fleet.v1.DeliveryResult;
import im.relation.contract.fleet.v1.DrainRequest;
import im.relation.contract.fleet.v1.DrainResponse;
import im.relation.contract.fleet.v1.FleetServiceGrpc;
import im.relation.contract.fleet.v1.KickRequest;
import im.relation.contract.fleet.v1.KickResponse;
import im.relation.contract.fleet.v1.StatsRequest;
import im.relation.contract.fleet.v1.StatsResponse;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.Bits128;
import im.relation.domain.ConnectionId;
import im.relation.domain.Limits;
import im.relation.domain.SessionId;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// What Kafka-bound functions ask of this node. Nothing here blocks: calls are planned on gRPC's
/// threads and carried out on the event loops of the connections. Malformed ids and frames over the
/// limit are INVALID_ARGUMENT, and nothing of such a request is done.
final class FleetEndpoint extends FleetServiceGrpc.FleetServiceImplBase {

  /// Longest drain that may be asked for.
  private static final Duration MAX_DRAIN = Duration.ofHours(1);

  /// Several seconds of calls of a large deployment, 1 MiB; a call is tried again after half a
  /// second.
  private static final int RECENT_CALLS = 10_000;

  private final NodeServices services;
  private final Drain drain;
  private final RecentCalls recent = new RecentCalls(RECENT_CALLS);

  FleetEndpoint(NodeServices services, Drain drain) {
    this.services = services;
    this.drain = drain;
  }

  /// Writes frames to connections, in the order of the request; answers for each connection. A call
  /// that is tried again is answered and not carried out again.
  @Override
  public void deliver(DeliverRequest request, StreamObserver<DeliverResponse> answer) {
    for (var delivery : request.getDeliveriesList()) {
      if (delivery.getFrame().size() > Limits.FRAME_BYTES || delivery.getFrame().isEmpty()) {
        refuse(answer, "a frame has 1 to 131072 bytes");
        return;
      }
      if (!areIds(delivery.getConnectionIdsList())) {
        refuse(answer, "a connection id has 16 bytes");
        return;
      }
    }
    if (!request.getCallId().isEmpty() && request.getCallId().size() != Bits128.LENGTH) {
      refuse(answer, "a call id has 16 bytes");
      return;
    }
    if (!recent.begins(request.getCallId())) {
      answer.onNext(writtenBefore(request));
      answer.onCompleted();
      return;
    }
    // A caller that gave up is not there to be answered; without this the answer would throw.
    ((ServerCallStreamObserver<DeliverResponse>) answer).setOnCancelHandler(() -> {});
    new Delivering(
            request,
            services,
            response -> {
              answer.onNext(response);
              answer.onCompleted();
            })
        .start();
  }

  private static DeliverResponse writtenBefore(DeliverRequest request) {
    var response = DeliverResponse.newBuilder();
    for (var delivery : request.getDeliveriesList()) {
      response.addResults(
          DeliveryResult.newBuilder()
              .addAllConnections(
                  Collections.nCopies(
                      delivery.getConnectionIdsCount(), DeliverResult.DELIVER_RESULT_WRITTEN)));
    }
    return response.build();
  }

  /// Ends connections by their id and by their session; answers how many were found.
  @Override
  public void kick(KickRequest request, StreamObserver<KickResponse> answer) {
    if (request.getCode() == CloseCode.CLOSE_CODE_UNSPECIFIED
        || request.getCode() == CloseCode.UNRECOGNIZED) {
      refuse(answer, "a kick says why");
      return;
    }
    if (!areIds(request.getConnectionIdsList()) || !areIds(request.getSessionIdsList())) {
      refuse(answer, "an id has 16 bytes");
      return;
    }
    int closed = 0;
    for (var id : request.getConnectionIdsList()) {
      var connection = services.registry().find(ConnectionId.of(id.toByteArray()));
      if (connection != null) {
        connection.execute(() -> connection.goodbye(request.getCode()));
        closed++;
      }
    }
    var sessions =
        request.getSessionIdsList().stream()
            .map(id -> SessionId.of(id.toByteArray()))
            .collect(Collectors.toSet());
    closed += services.registry().end(sessions, request.getCode());
    answer.onNext(KickResponse.newBuilder().setClosed(closed).build());
    answer.onCompleted();
  }

  /// Takes no new connections from here on and tells the present ones to go, evenly over the time.
  @Override
  public void drain(DrainRequest request, StreamObserver<DrainResponse> answer) {
    if (request.getOverMillis() < 0 || request.getOverMillis() > MAX_DRAIN.toMillis()) {
      refuse(answer, "a drain lasts 0 ms to an hour");
      return;
    }
    int open = drain.start(Duration.ofMillis(request.getOverMillis()));
    answer.onNext(DrainResponse.newBuilder().setConnections(open).build());
    answer.onCompleted();
  }

  /// Counts of the node.
  @Override
  public void stats(StatsRequest request, StreamObserver<StatsResponse> answer) {
    answer.onNext(
        StatsResponse.newBuilder()
            .setIncarnation(UnsafeByteOperations.unsafeWrap(services.node().toBytes()))
            .setConnections(services.registry().count())
            .setBehind(services.metrics().behind())
            .setDraining(services.registry().isDraining())
            .build());
    answer.onCompleted();
  }

  private static boolean areIds(List<ByteString> ids) {
    return ids.stream().allMatch(id -> id.size() == Bits128.LENGTH);
  }

  private static void refuse(StreamObserver<?> answer, String rule) {
    answer.onError(Status.INVALID_ARGUMENT.withDescription(rule).asRuntimeException());
  }
}
