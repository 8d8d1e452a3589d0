package im.relation.runtime.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import im.relation.domain.Limits;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A request's bytes as they came, or why they could not be taken in. Parsed after the caller was
/// let through.
record Inbound(Outcome<byte[]> bytes) {

  /// Takes in at most [Limits#REQUEST_BYTES] bytes, counted after decompression.
  static final Marshaller<Inbound> MARSHALLER =
      new Marshaller<>() {
        @Override
        public InputStream stream(Inbound inbound) {
          return switch (inbound.bytes()) {
            case Outcome.Ok<byte[]>(var bytes) -> new ByteArrayInputStream(bytes);
            case Outcome.Refused<byte[]> ignored -> InputStream.nullInputStream();
          };
        }

        @Override
        public Inbound parse(InputStream stream) {
          return new Inbound(take(stream));
        }
      };

  private static Outcome<byte[]> take(InputStream stream) {
    try {
      byte[] bytes = stream.readNBytes(Limits.REQUEST_BYTES + 1);
      return bytes.length > Limits.REQUEST_BYTES
          ? Outcome.refused(ProblemCode.TOO_LARGE)
          : Outcome.ok(bytes);
    } catch (StatusRuntimeException overTheWireBound) {
      return Outcome.refused(ProblemCode.TOO_LARGE);
    } catch (IOException notCompressedAsItSays) {
      return malformed();
    }
  }

  Outcome<Message> parse(Message prototype) {
    return bytes.then(
        taken -> {
          try {
            return Outcome.ok(prototype.getParserForType().parseFrom(taken));
          } catch (InvalidProtocolBufferException garbage) {
            return malformed();
          }
        });
  }

  private static <T> Outcome<T> malformed() {
    return Outcome.refused(
        Problem.of(ProblemCode.INVALID, "The message is not what the method takes."));
  }
}
