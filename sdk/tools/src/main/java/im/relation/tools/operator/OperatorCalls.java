package im.relation.tools.operator;

import com.google.protobuf.MessageLite;
import im.relation.sdk.Result;
import im.relation.sdk.internal.rpc.Connect;
import im.relation.sdk.internal.rpc.Rpc;
import im.relation.sdk.internal.socket.Tls;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Calls the service with the service credential. One thread; close it.
final class OperatorCalls implements AutoCloseable {

  /// The longest that a function may take.
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http;
  private final Connect connect;
  private final String credential;

  /// @param ca certificates to trust; null for the platform's
  /// @throws IllegalArgumentException where the CA file cannot be read, or the server is no URL
  OperatorCalls(String server, @Nullable Path ca, String credential) {
    if (!server.startsWith("http://") && !server.startsWith("https://")) {
      throw new IllegalArgumentException("--server takes http://host:port.");
    }
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .sslContext(Tls.of(ca).context())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    this.connect = new Connect(() -> http, URI.create(server), TIMEOUT);
    this.credential = credential;
  }

  <Q extends MessageLite, R extends MessageLite> Result<R> call(Rpc<Q, R> rpc, Q request) {
    return connect.call(rpc, request, credential);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
