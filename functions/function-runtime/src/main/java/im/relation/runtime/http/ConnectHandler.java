package im.relation.runtime.http;

import com.google.protobuf.Message;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import im.relation.runtime.rpc.Arrival;
import im.relation.runtime.rpc.Invoker;
import im.relation.runtime.rpc.RpcFunction;
import im.relation.runtime.rpc.RpcRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestHandler;

/// Answers `POST /{service}/{method}`. Every answer is typed: a refusal has a Connect error as its
/// body whatever its status. Thread-safe; runs and blocks on the request's virtual thread.
final class ConnectHandler implements HttpRequestHandler {

  /// The one version of the protocol (connectrpc.com/docs/protocol); a client may leave it out.
  private static final String PROTOCOL_VERSION = "1";

  /// Milliseconds in at most 10 digits, the protocol's own bound.
  private static final Pattern TIMEOUT = Pattern.compile("[0-9]{1,10}");

  private static final String GZIP = "gzip";

  private final RpcRegistry registry;
  private final Invoker invoker;

  ConnectHandler(RpcRegistry registry, Invoker invoker) {
    this.registry = registry;
    this.invoker = invoker;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var reply = reply(request);
    response.setStatus(reply.status());
    response.setContentType(reply.contentType());
    response.setContentLength(reply.body().length);
    // Answers hold what only the caller may read.
    response.setHeader("Cache-Control", "no-store");
    reply.headers().forEach(response::setHeader);
    response.getOutputStream().write(reply.body());
  }

  private Reply reply(HttpServletRequest request) throws IOException {
    var function = registry.find(request.getRequestURI().substring(1));
    if (function.isEmpty()) {
      return ConnectProblems.reply(Problem.of(ProblemCode.UNIMPLEMENTED));
    }
    if (!request.getMethod().equals("POST")) {
      return invalid("Functions are called by POST.").withStatus(405).withHeader("Allow", "POST");
    }
    var codec = ConnectCodec.of(header(request, "Content-Type"));
    if (codec.isEmpty()) {
      return invalid("The Content-Type is application/json or application/proto.")
          .withStatus(415)
          .withHeader("Accept-Post", "application/json, application/proto");
    }
    return reply(function.get(), codec.get(), request);
  }

  private Reply reply(RpcFunction function, ConnectCodec codec, HttpServletRequest request)
      throws IOException {
    var version = header(request, "Connect-Protocol-Version");
    if (!version.isEmpty() && !version.equals(PROTOCOL_VERSION)) {
      return ConnectProblems.reply(
          Problem.of(ProblemCode.UNSUPPORTED_VERSION, "The Connect-Protocol-Version is 1."));
    }
    var timeout = header(request, "Connect-Timeout-Ms");
    if (!timeout.isEmpty() && !TIMEOUT.matcher(timeout).matches()) {
      return invalid("Connect-Timeout-Ms has 1 to 10 digits.");
    }
    var encoding = header(request, "Content-Encoding");
    boolean gzip = encoding.equals(GZIP);
    if (!gzip && !encoding.isEmpty() && !encoding.equals("identity")) {
      return ConnectProblems.reply(
              Problem.of(ProblemCode.UNIMPLEMENTED, "Bodies are plain or compressed by gzip."))
          .withStatus(415)
          .withHeader("Accept-Encoding", GZIP);
    }
    InputStream body = request.getInputStream();
    long announced = request.getContentLengthLong();
    var outcome =
        invoker.invoke(
            function,
            arrival(request, timeout),
            prototype ->
                ConnectBody.read(body, announced, gzip)
                    .then(bytes -> codec.read(bytes, prototype)));
    return reply(outcome, codec);
  }

  private static Reply reply(Outcome<Message> outcome, ConnectCodec codec) {
    return switch (outcome) {
      case Outcome.Ok<Message>(var message) ->
          new Reply(200, codec.contentType(), codec.print(message), java.util.Map.of());
      case Outcome.Refused<Message>(var problem) -> ConnectProblems.reply(problem);
    };
  }

  private static Arrival arrival(HttpServletRequest request, String timeout) {
    @Nullable Duration requested =
        timeout.isEmpty() ? null : Duration.ofMillis(Long.parseLong(timeout));
    return new Arrival(
        header(request, "Authorization"),
        header(request, "Idempotency-Key"),
        header(request, "traceparent"),
        requested,
        Objects.requireNonNullElse(request.getRemoteAddr(), ""));
  }

  private static Reply invalid(String text) {
    return ConnectProblems.reply(Problem.of(ProblemCode.INVALID, text));
  }

  private static String header(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }
}
