package im.relation.lambda.http;

import im.relation.backplane.trace.Tracing;
import im.relation.runtime.connect.ConnectCall;
import im.relation.runtime.connect.ConnectEdge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// An HTTP event in, its answer out, both as JSON. Thread-safe. Spans are with the collector before
/// it returns, since Lambda may freeze it then.
///
/// Throws only where the event is none of API Gateway's, which no caller over HTTP can bring about;
/// what it throws says nothing of what was in it.
public final class AnswerHttp implements Function<InputStream, byte[]> {

  /// The bean's name.
  public static final String NAME = "answerHttp";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ConnectEdge edge;
  private final Tracing tracing;

  AnswerHttp(ConnectEdge edge, Tracing tracing) {
    this.edge = edge;
    this.tracing = tracing;
  }

  @Override
  public byte[] apply(InputStream event) {
    try {
      return JSON.writeValueAsBytes(HttpAnswer.of(edge.reply(read(event))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      tracing.flush();
    }
  }

  private static ConnectCall read(InputStream event) {
    try {
      var call = JSON.readValue(event, HttpEvent.class).call();
      if (call.isPresent()) {
        return call.get();
      }
    } catch (JacksonException notJson) {
      // Its message quotes the event.
    }
    throw new IllegalArgumentException("not an HTTP event of API Gateway, payload version 2.0");
  }
}
