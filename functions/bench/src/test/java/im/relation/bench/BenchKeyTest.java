package im.relation.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

final class BenchKeyTest {

  private static final String KEY = "k".repeat(32);

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void whoShowsTheKeyIsAnswered() throws IOException {
    request.addHeader("x-bench-key", KEY);
    assertThat(new BenchKey(KEY).preHandle(request, response, this)).isTrue();
  }

  @Test
  void whoShowsNoneIsRefused() throws IOException {
    assertRefused();
  }

  @Test
  void whoShowsAnotherIsRefused() throws IOException {
    request.addHeader("x-bench-key", KEY + "k");
    assertRefused();
  }

  @Test
  void aKeyThatCouldBeGuessedStartsNoServer() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BenchKey("short"));
  }

  private void assertRefused() throws IOException {
    assertThat(new BenchKey(KEY).preHandle(request, response, this)).isFalse();
    assertThat(response.getStatus()).isEqualTo(403);
  }
}
