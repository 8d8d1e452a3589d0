package im.relation.runtime;

import im.relation.backplane.trace.Tracing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The process's part in traces, as its environment says (`OTEL_…`); off where that names no
/// endpoint.
@Configuration(proxyBeanMethods = false)
public class TracingRuntime {

  @Bean(destroyMethod = "close")
  Tracing tracing() {
    return Tracing.of(System.getenv(), "functions");
  }
}
