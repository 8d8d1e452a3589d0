package im.relation.lambda.http;

import im.relation.runtime.connect.ConnectCall;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is read of an event of an API Gateway HTTP API, payload format 2.0
/// (docs.aws.amazon.com/apigateway, "Working with AWS Lambda proxy integrations for HTTP APIs").
///
/// @param headers lower-case; several of one name are one, with commas
/// @param body absent without one; base64 where it is not text
record HttpEvent(
    @Nullable String version,
    @Nullable String rawPath,
    @Nullable Map<String, String> headers,
    @Nullable Context requestContext,
    @Nullable String body,
    @Nullable Boolean isBase64Encoded) {

  record Context(@Nullable Http http) {}

  /// @param sourceIp the address that API Gateway saw, which no header of the request can change
  record Http(@Nullable String method, @Nullable String sourceIp) {}

  private static final String VERSION = "2.0";

  /// The request in it; empty where something else than API Gateway invoked the function.
  Optional<ConnectCall> call() {
    var http = requestContext == null ? null : requestContext.http();
    if (!VERSION.equals(version) || rawPath == null || http == null || http.method() == null) {
      return Optional.empty();
    }
    var all = headers == null ? Map.<String, String>of() : headers;
    // Base64 that is none breaks off when it is read.
    var bytes = orEmpty(body).getBytes(StandardCharsets.UTF_8);
    InputStream plain = new ByteArrayInputStream(bytes);
    var read = Boolean.TRUE.equals(isBase64Encoded) ? Base64.getDecoder().wrap(plain) : plain;
    return Optional.of(new Call(http.method(), rawPath, all, orEmpty(http.sourceIp()), read));
  }

  private record Call(
      String method, String path, Map<String, String> headers, String address, InputStream body)
      implements ConnectCall {

    @Override
    public String header(String name) {
      return orEmpty(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Nothing is announced: the whole body is here.
    @Override
    public long announcedLength() {
      return -1;
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
