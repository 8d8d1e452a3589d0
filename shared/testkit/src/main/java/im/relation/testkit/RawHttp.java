package im.relation.testkit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import im.relation.backplane.Rpc;
import im.relation.contract.common.v1.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The Connect edge in one of its two codecs.
final class RawHttp implements RawEdge {

  static final String JSON = "application/json";
  static final String PROTO = "application/proto";

  /// Longer is silence.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final String contentType;

  RawHttp(URI base, String contentType) {
    this.base = base;
    this.contentType = contentType;
  }

  @Override
  public RawAnswer call(Rpc rpc, String token, byte[] body) {
    var request =
        HttpRequest.newBuilder(base.resolve("/" + rpc.name()))
            .timeout(PATIENCE)
            .header("Content-Type", contentType)
            .header("Connect-Protocol-Version", "1")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return read(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException silence) {
      return new RawAnswer.Untyped("nothing: " + silence);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new RawAnswer.Untyped("nothing: interrupted");
    }
  }

  private RawAnswer read(HttpResponse<byte[]> response) {
    var type = response.headers().firstValue("Content-Type").orElse("none");
    if (response.statusCode() == 200) {
      return type.equals(contentType)
          ? new RawAnswer.Answered()
          : new RawAnswer.Untyped("200 in " + type);
    }
    if (!type.equals(JSON)) {
      return new RawAnswer.Untyped(response.statusCode() + " in " + type);
    }
    try {
      var error = MAPPER.readTree(response.body());
      var detail = error.path("details").path(0);
      var problem =
          Problem.parseFrom(Base64.getDecoder().decode(detail.path("value").asString("")));
      return response.statusCode() < 500
              && detail.path("type").asString("").equals("im.common.v1.Problem")
              && !error.path("code").asString("").isEmpty()
          ? new RawAnswer.Refused(problem.getCode())
          : new RawAnswer.Untyped(response.statusCode() + " " + error);
    } catch (JacksonException | InvalidProtocolBufferException | IllegalArgumentException e) {
      return new RawAnswer.Untyped(response.statusCode() + " with a body that is no error: " + e);
    }
  }

  @Override
  public List<byte[]> malformed(Rpc rpc) {
    return isJson() ? WrongBodies.wrongJson(rpc) : WrongBodies.wrongProto(rpc);
  }

  @Override
  public byte[] emptyMessage() {
    return isJson() ? WrongBodies.utf8("{}") : new byte[0];
  }

  @Override
  public byte[] validOfSize(int bytes) {
    return isJson()
        ? WrongBodies.utf8("{\"unknown\":\"" + "a".repeat(bytes) + "\"}")
        : WrongBodies.unknownField(bytes);
  }

  @Override
  public byte[] oddValues(Rpc rpc) {
    var odd = WrongBodies.odd(rpc.request());
    try {
      return isJson() ? WrongBodies.utf8(JsonFormat.printer().print(odd)) : odd.toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a request holds no Any", e);
    }
  }

  private boolean isJson() {
    return contentType.equals(JSON);
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "HTTP in " + contentType;
  }
}
