package im.relation.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Any request to the Connect edge has an answer of its protocol: a function's, or a problem that
/// is the client's. `scripts/fuzz` looks for what does not hold; the inputs that it kept run with
/// every build.
///
/// An input reads like a request: a line `POST /service/method`, lines of headers, an empty line,
/// the body. `{token}` in a header is a good token.
class ConnectFuzzTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static TestServer server;
  private static HandlerMapping edge;

  @BeforeAll
  static void start() {
    server = TestServer.start(TestServer.Main.class);
    edge = server.connect();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @FuzzTest(maxDuration = "2m")
  void everyRequestHasAnAnswerOfTheProtocol(byte[] input) throws Exception {
    var request = request(input);
    if (!isDecodable(String.valueOf(request.getRequestURI()))) {
      return; // the web server's own 400
    }
    var chain = edge.getHandler(request);
    if (chain == null) {
      return; // no path of a function: the web server's own 404
    }
    var response = new MockHttpServletResponse();
    ((HttpRequestHandler) chain.getHandler()).handleRequest(request, response);
    TestFunctions.CALLS.clear();
    if (response.getStatus() != 200) {
      assertThat(response.getContentType()).isEqualTo("application/json");
      var code = JSON.readTree(response.getContentAsByteArray()).path("code").asString();
      assertThat(code).isNotIn("", "unknown").satisfies(known -> isExpected(request, known));
    }
  }

  private static boolean isDecodable(String path) {
    try {
      return !StringUtils.uriDecode(path, StandardCharsets.UTF_8).isEmpty();
    } catch (IllegalArgumentException wronglyEncoded) {
      return false;
    }
  }

  /// The test functions have a bug and an outage, where a request asks for them.
  private static void isExpected(MockHttpServletRequest request, String code) {
    var path = String.valueOf(request.getRequestURI());
    if (!path.endsWith("/FindUser")) {
      assertThat(code).isNotEqualTo("internal");
    }
    if (!path.endsWith("/Sync")) {
      assertThat(code).isNotEqualTo("unavailable");
    }
  }

  private static MockHttpServletRequest request(byte[] input) {
    var text = new String(input, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    var head = (end < 0 ? text : text.substring(0, end)).split("\n", -1);
    var start = head[0].split(" ", 2);
    var request = new AnyRequest(start[0], start.length < 2 ? "/" : start[1]);
    for (int line = 1; line < head.length; line++) {
      var header = head[line].split(":", 2);
      if (header.length == 2 && !header[0].isBlank()) {
        request.headers.put(header[0], header[1].strip().replace("{token}", TestServer.token()));
      }
    }
    request.setContent(
        end < 0 ? new byte[0] : text.substring(end + 2).getBytes(StandardCharsets.ISO_8859_1));
    request.setRemoteAddr("");
    return request;
  }

  /// The mock judges some headers itself, which a web server does not.
  private static final class AnyRequest extends MockHttpServletRequest {

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private AnyRequest(String method, String path) {
      super(method, path);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return headers.get(name);
    }
  }
}
