package im.relation.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One small HTTP exchange, on the JDK's oldest client: a function's cold start waits for it, and
/// the newer one brings threads of its own.
final class AwsCall {

  private static final Duration CONNECT = Duration.ofSeconds(1);

  /// Between two pieces of an answer.
  private static final Duration READ = Duration.ofSeconds(2);

  /// A secret has 64 KiB at the most, each byte six when JSON escapes it.
  private static final int MAX_BODY = 512 * 1024;

  private AwsCall() {}

  record Reply(int status, byte[] body) {}

  /// @param body null for none
  /// @throws AwsException when there is no answer in time
  static Reply send(
      String method, URI address, Map<String, String> headers, byte @Nullable [] body) {
    try {
      return exchange(method, address, headers, body);
    } catch (IOException e) {
      throw new AwsException(address.getHost() + " does not answer.", e);
    }
  }

  private static Reply exchange(
      String method, URI address, Map<String, String> headers, byte @Nullable [] body)
      throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) READ.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod(method);
    headers.forEach(connection::setRequestProperty);
    if (body != null) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      try (var out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Reply(status, in == null ? new byte[0] : in.readNBytes(MAX_BODY));
    }
  }
}
