package im.relation.testkit;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.backplane.Rpc;
import im.relation.contract.common.v1.Problem;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The gRPC edge, spoken to in bytes.
final class RawGrpc implements RawEdge {

  /// Longer is silence.
  private static final int PATIENCE_SECONDS = 20;

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final Set<Status.Code> NEVER =
      EnumSet.of(Status.Code.UNKNOWN, Status.Code.INTERNAL, Status.Code.UNAVAILABLE);

  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] bytes) {
          return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
          try {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  private final ManagedChannel channel;

  RawGrpc(String target) {
    this.channel = NettyChannelBuilder.forTarget(target).usePlaintext().build();
  }

  @Override
  public RawAnswer call(Rpc rpc, String token, byte[] body) {
    var headers = new Metadata();
    if (!token.isEmpty()) {
      headers.put(AUTHORIZATION, "Bearer " + token);
    }
    var method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(rpc.name())
            .setRequestMarshaller(BYTES)
            .setResponseMarshaller(BYTES)
            .build();
    try {
      ClientCalls.blockingUnaryCall(
          ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
          method,
          CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS),
          body);
      return new RawAnswer.Answered();
    } catch (StatusRuntimeException refusal) {
      return read(refusal);
    }
  }

  private static RawAnswer read(StatusRuntimeException refusal) {
    var status = StatusProto.fromThrowable(refusal);
    if (status == null
        || status.getDetailsCount() == 0
        || NEVER.contains(refusal.getStatus().getCode())) {
      return new RawAnswer.Untyped(refusal.getStatus().toString());
    }
    try {
      return new RawAnswer.Refused(status.getDetails(0).unpack(Problem.class).getCode());
    } catch (InvalidProtocolBufferException e) {
      return new RawAnswer.Untyped(refusal.getStatus() + " whose first detail is no problem");
    }
  }

  @Override
  public List<byte[]> malformed(Rpc rpc) {
    return WrongBodies.wrongProto(rpc);
  }

  @Override
  public byte[] emptyMessage() {
    return new byte[0];
  }

  @Override
  public byte[] validOfSize(int bytes) {
    return WrongBodies.unknownField(bytes);
  }

  @Override
  public byte[] oddValues(Rpc rpc) {
    return WrongBodies.odd(rpc.request()).toByteArray();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  @Override
  public String toString() {
    return "gRPC";
  }
}
