package im.relation.runtime.grpc;

import com.google.protobuf.Message;
import im.relation.backplane.Rpc;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import im.relation.runtime.rpc.Arrival;
import im.relation.runtime.rpc.Invoker;
import im.relation.runtime.rpc.RpcRegistry;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One service of the contract, answered by the functions of the registry. A method whose feature
/// is not part of this process is UNIMPLEMENTED. Thread-safe.
final class RegistryService implements BindableService {

  private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
  private static final Metadata.Key<String> IDEMPOTENCY_KEY = key("idempotency-key");
  private static final Metadata.Key<String> TRACEPARENT = key("traceparent");

  private final ServiceDescriptor service;
  private final List<Rpc> rpcs;
  private final RpcRegistry registry;
  private final Invoker invoker;

  /// @param rpcs those of the service
  RegistryService(
      ServiceDescriptor service, List<Rpc> rpcs, RpcRegistry registry, Invoker invoker) {
    this.service = service;
    this.rpcs = List.copyOf(rpcs);
    this.registry = registry;
    this.invoker = invoker;
  }

  @Override
  public ServerServiceDefinition bindService() {
    var description =
        ServiceDescriptor.newBuilder(service.getName())
            .setSchemaDescriptor(service.getSchemaDescriptor());
    var methods = rpcs.stream().map(RegistryService::method).toList();
    methods.forEach(description::addMethod);
    var bound = ServerServiceDefinition.builder(description.build());
    for (int i = 0; i < rpcs.size(); i++) {
      bound.addMethod(methods.get(i), handler(rpcs.get(i)));
    }
    return bound.build();
  }

  private static MethodDescriptor<Inbound, Message> method(Rpc rpc) {
    return MethodDescriptor.<Inbound, Message>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(rpc.name())
        .setRequestMarshaller(Inbound.MARSHALLER)
        .setResponseMarshaller(ProtoUtils.marshaller(rpc.response()))
        .build();
  }

  private ServerCallHandler<Inbound, Message> handler(Rpc rpc) {
    return (call, headers) -> {
      var arrival = arrival(call, headers);
      return ServerCalls.<Inbound, Message>asyncUnaryCall(
              (inbound, answer) -> {
                switch (answer(rpc, arrival, inbound)) {
                  case Outcome.Ok<Message>(var message) -> {
                    answer.onNext(message);
                    answer.onCompleted();
                  }
                  case Outcome.Refused<Message>(var problem) ->
                      answer.onError(GrpcProblems.toException(problem));
                }
              })
          .startCall(call, headers);
    };
  }

  private Outcome<Message> answer(Rpc rpc, Arrival arrival, Inbound inbound) {
    return registry
        .find(rpc.name())
        .map(function -> invoker.invoke(function, arrival, inbound::parse))
        .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.UNIMPLEMENTED)));
  }

  private static Arrival arrival(ServerCall<?, ?> call, Metadata headers) {
    var deadline = Context.current().getDeadline();
    @Nullable Duration timeout =
        deadline == null
            ? null
            : Duration.ofNanos(Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS)));
    return new Arrival(
        "grpc",
        header(headers, AUTHORIZATION),
        header(headers, IDEMPOTENCY_KEY),
        header(headers, TRACEPARENT),
        timeout,
        call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress peer
                && peer.getAddress() != null
            ? peer.getAddress().getHostAddress()
            : "");
  }

  private static String header(Metadata headers, Metadata.Key<String> key) {
    return Objects.requireNonNullElse(headers.get(key), "");
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
