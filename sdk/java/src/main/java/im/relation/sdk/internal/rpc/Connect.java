package im.relation.sdk.internal.rpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import im.relation.sdk.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls functions: `POST {base}/{rpc}` with protobuf both ways
/// (https://connectrpc.com/docs/protocol, unary). Blocks the calling thread; safe for any number of
/// threads. Never retries.
public final class Connect {

  /// Largest answer that is read, 16 MiB: a page is 1 MiB of bodies and what surrounds them.
  private static final long ANSWER_BYTES = 16L * 1024 * 1024;

  private static final int HTTP_OK = 200;

  private final Supplier<HttpClient> http;
  private final String base;
  private final Duration timeout;

  /// @param http asked at each call, and not before the first
  public Connect(Supplier<HttpClient> http, URI base, Duration timeout) {
    this.http = http;
    String text = base.toString();
    this.base = text.endsWith("/") ? text : text + "/";
    this.timeout = timeout;
  }

  /// One call.
  ///
  /// @param accessToken null for functions that are open to anybody
  public <Q extends MessageLite, R extends MessageLite> Result<R> call(
      Rpc<Q, R> rpc, Q request, @Nullable String accessToken) {
    try {
      HttpResponse<byte[]> answer =
          http.get()
              .send(
                  post(rpc.name(), request, accessToken),
                  BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES));
      if (answer.statusCode() == HTTP_OK) {
        return Result.ok(rpc.response().parseFrom(answer.body()));
      }
      return ErrorAnswer.read(answer.statusCode(), answer.body());
    } catch (InvalidProtocolBufferException malformed) {
      return new Result.Unreachable<>("the answer is not protobuf");
    } catch (IOException lost) {
      return new Result.Unreachable<>("no answer: " + lost.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Result.Unreachable<>("stopped");
    }
  }

  private HttpRequest post(String name, MessageLite request, @Nullable String accessToken) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(URI.create(base + name))
            .timeout(timeout)
            .header("content-type", "application/proto")
            .header("connect-protocol-version", "1")
            .header("connect-timeout-ms", Long.toString(timeout.toMillis()))
            .POST(BodyPublishers.ofByteArray(request.toByteArray()));
    if (accessToken != null) {
      post.header("authorization", "Bearer " + accessToken);
    }
    return post.build();
  }
}
