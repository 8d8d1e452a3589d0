package im.relation.bench;

import im.relation.backplane.Producers;
import im.relation.runtime.kafka.KafkaSettings;
import im.relation.socket.SocketSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.HttpRequestHandler;

/// `GET /bench/settings`: a line of what figures depend on and no argument of a process shows, as
/// this server has it.
final class SettingsHandler implements HttpRequestHandler {

  static final String PATH = "/bench/settings";

  private final KafkaSettings functions;
  private final SocketSettings node;
  private final JdbcTemplate jdbc;

  SettingsHandler(KafkaSettings functions, SocketSettings node, JdbcTemplate jdbc) {
    this.functions = functions;
    this.node = node;
    this.jdbc = jdbc;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response
        .getWriter()
        .printf(
            "acks=%s, linger %d ms in functions and %d ms in the node,"
                + " innodb_flush_log_at_trx_commit=%s",
            Producers.ACKS,
            functions.lingerMillis(),
            node.backends().lingerMillis(),
            jdbc.queryForList("SELECT @@innodb_flush_log_at_trx_commit", String.class).getFirst());
  }
}
