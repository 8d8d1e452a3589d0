package im.relation.runtime.http;

import im.relation.runtime.connect.ConnectEdge;
import im.relation.runtime.rpc.Invoker;
import im.relation.runtime.rpc.RpcRegistry;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// Wires the HTTP edge into Boot's web server.
@Configuration(proxyBeanMethods = false)
public class HttpEdge {

  /// Service names have a dot, which the paths of `docs` and `actuator` do not.
  private static final String RPC = "/{service:[A-Za-z0-9_]+[.][A-Za-z0-9_.]+}/{method}";

  @Bean
  HandlerMapping connectMapping(RpcRegistry registry, Invoker invoker) {
    return new SimpleUrlHandlerMapping(
        Map.of(RPC, new ConnectHandler(new ConnectEdge(registry, invoker))),
        Ordered.HIGHEST_PRECEDENCE);
  }
}
