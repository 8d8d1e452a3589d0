package im.relation.runtime.http;

import im.relation.runtime.connect.ConnectCall;
import im.relation.runtime.connect.ConnectEdge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.web.HttpRequestHandler;

/// Hands a web server's requests to the Connect edge. Thread-safe; runs and blocks on the request's
/// virtual thread.
final class ConnectHandler implements HttpRequestHandler {

  private final ConnectEdge edge;

  ConnectHandler(ConnectEdge edge) {
    this.edge = edge;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var reply = edge.reply(new ServletCall(request));
    response.setStatus(reply.status());
    response.setContentType(reply.contentType());
    response.setContentLength(reply.body().length);
    reply.headers().forEach(response::setHeader);
    response.getOutputStream().write(reply.body());
  }

  private record ServletCall(HttpServletRequest request) implements ConnectCall {

    @Override
    public String method() {
      return request.getMethod();
    }

    @Override
    public String path() {
      return request.getRequestURI();
    }

    @Override
    public String header(String name) {
      return Objects.requireNonNullElse(request.getHeader(name), "");
    }

    @Override
    public String address() {
      return Objects.requireNonNullElse(request.getRemoteAddr(), "");
    }

    @Override
    public long announcedLength() {
      return request.getContentLengthLong();
    }

    @Override
    public InputStream body() throws IOException {
      return request.getInputStream();
    }
  }
}
