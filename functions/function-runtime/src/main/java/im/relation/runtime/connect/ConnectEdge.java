package im.relation.runtime.connect;

import com.google.protobuf.Message;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import im.relation.runtime.rpc.Arrival;
import im.relation.runtime.rpc.Invoker;
import im.relation.runtime.rpc.RpcFunction;
import im.relation.runtime.rpc.RpcRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers `POST /{service}/{method}`. Every answer is typed: a refusal has a Connect error as its
/// body whatever its status. Thread-safe; blocks, so it is called on a virtual thread or where one
/// thread serves one request at a time.
public final class ConnectEdge {

  /// The one version of the protocol (connectrpc.com/docs/protocol); a client may leave it out.
  private static final String PROTOCOL_VERSION = "1";

  /// Milliseconds in at most 10 digits, the protocol's own bound.
  private static final Pattern TIMEOUT = Pattern.compile("[0-9]{1,10}");

  private static final String GZIP = "gzip";

  private final RpcRegistry registry;
  private final Invoker invoker;

  public ConnectEdge(RpcRegistry registry, Invoker invoker) {
    this.registry = registry;
    this.invoker = invoker;
  }

  /// Answers a request; what is no function's path is answered as UNIMPLEMENTED.
  ///
  /// @throws IOException where the request's body cannot be had; one that breaks off is answered
  public Reply reply(ConnectCall call) throws IOException {
    var function = registry.find(call.path().substring(Math.min(1, call.path().length())));
    if (function.isEmpty()) {
      return ConnectProblems.reply(Problem.of(ProblemCode.UNIMPLEMENTED));
    }
    if (!call.method().equals("POST")) {
      return invalid("Functions are called by POST.").withStatus(405).withHeader("Allow", "POST");
    }
    var codec = ConnectCodec.of(call.header("Content-Type"));
    if (codec.isEmpty()) {
      return invalid("The Content-Type is application/json or application/proto.")
          .withStatus(415)
          .withHeader("Accept-Post", "application/json, application/proto");
    }
    return reply(function.get(), codec.get(), call);
  }

  private Reply reply(RpcFunction function, ConnectCodec codec, ConnectCall call)
      throws IOException {
    var version = call.header("Connect-Protocol-Version");
    if (!version.isEmpty() && !version.equals(PROTOCOL_VERSION)) {
      return ConnectProblems.reply(
          Problem.of(ProblemCode.UNSUPPORTED_VERSION, "The Connect-Protocol-Version is 1."));
    }
    var timeout = call.header("Connect-Timeout-Ms");
    if (!timeout.isEmpty() && !TIMEOUT.matcher(timeout).matches()) {
      return invalid("Connect-Timeout-Ms has 1 to 10 digits.");
    }
    var encoding = call.header("Content-Encoding");
    boolean gzip = encoding.equals(GZIP);
    if (!gzip && !encoding.isEmpty() && !encoding.equals("identity")) {
      return ConnectProblems.reply(
              Problem.of(ProblemCode.UNIMPLEMENTED, "Bodies are plain or compressed by gzip."))
          .withStatus(415)
          .withHeader("Accept-Encoding", GZIP);
    }
    InputStream body = call.body();
    var outcome =
        invoker.invoke(
            function,
            arrival(call, timeout),
            prototype ->
                ConnectBody.read(body, call.announcedLength(), gzip)
                    .then(bytes -> codec.read(bytes, prototype)));
    return reply(outcome, codec);
  }

  private static Reply reply(Outcome<Message> outcome, ConnectCodec codec) {
    return switch (outcome) {
      case Outcome.Ok<Message>(var message) ->
          new Reply(200, codec.contentType(), codec.print(message), Map.of());
      case Outcome.Refused<Message>(var problem) -> ConnectProblems.reply(problem);
    };
  }

  private static Arrival arrival(ConnectCall call, String timeout) {
    @Nullable Duration requested =
        timeout.isEmpty() ? null : Duration.ofMillis(Long.parseLong(timeout));
    return new Arrival(
        "connect_rpc",
        call.header("Authorization"),
        call.header("Idempotency-Key"),
        call.header("traceparent"),
        requested,
        call.address());
  }

  private static Reply invalid(String text) {
    return ConnectProblems.reply(Problem.of(ProblemCode.INVALID, text));
  }
}
