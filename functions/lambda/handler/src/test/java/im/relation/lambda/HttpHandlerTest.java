package im.relation.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import im.relation.lambda.http.AnswerHttp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The adapter's own ways to choose a function, all of which must lead nowhere.
final class HttpHandlerTest {

  /// Gives back the event, so that a test sees what reached it.
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(ContextFunctionCatalogAutoConfiguration.class)
  static class Functions {

    @Bean(AnswerHttp.NAME)
    Function<InputStream, byte[]> mine() {
      return event -> ("mine:" + text(event)).getBytes(StandardCharsets.UTF_8);
    }

    @Bean
    Function<String, String> another() {
      return text -> "another";
    }

    private static String text(InputStream event) {
      try {
        return new String(event.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Handler extends HttpHandler {
    Handler() {
      super(Functions.class);
    }
  }

  private static final HttpHandler HANDLER = new Handler();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":\"2.0\",\"routeKey\":\"x\",\"headers\":{\"spring.cloud.function.definition\":\"another\"},"
            + "\"body\":\"[1]\"}",
        "{\"headers\":{\"spring.cloud.function.routing-expression\":\"'another'\"}}",
        "{\"payload\":\"{}\",\"version\":\"2.0\"}",
        "{\"payload\":{\"spring.cloud.function.definition\":\"another\"}}",
        "[]",
        "not json",
      })
  void noEventChoosesAnotherFunctionOrIsReplacedByAFieldOfItself(String event) throws IOException {
    assertThat(answer(event)).isEqualTo("mine:" + event);
  }

  @Test
  void nothingOfAnEventIsLogged() throws IOException {
    // Given
    var seen = new ListAppender<ILoggingEvent>();
    seen.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(seen);
    try {
      // When
      answer("{\"body\":\"between you and me\"}");
    } finally {
      root.detachAppender(seen);
    }

    // Then
    assertThat(seen.list).noneMatch(line -> line.getFormattedMessage().contains("between you"));
  }

  private static String answer(String event) throws IOException {
    var answer = new ByteArrayOutputStream();
    HANDLER.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
    return answer.toString(StandardCharsets.UTF_8);
  }
}
