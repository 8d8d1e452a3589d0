package im.relation.runtime.rpc;

import com.nimbusds.jose.jwk.JWKSet;
import im.relation.backplane.Catalog;
import im.relation.backplane.Rpcs;
import im.relation.backplane.ServiceCredential;
import im.relation.backplane.TokenVerifier;
import im.relation.backplane.trace.Tracing;
import im.relation.runtime.SessionCheck;
import im.relation.runtime.TracingRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires what all edges share. Needs a [JWKSet] (public keys), a [Clock], a [SessionCheck] and an
/// [OncePerKey] (the store has one); functions for operators also need a [ServiceCredential].
@Configuration(proxyBeanMethods = false)
@Import(TracingRuntime.class)
@EnableConfigurationProperties({LimitSettings.class, RpcSettings.class})
public class RpcRuntime {

  @Bean
  RpcRegistry rpcRegistry(
      ConfigurableListableBeanFactory beans, FunctionCatalog functions, RpcSettings settings) {
    return RpcRegistry.of(Rpcs.all(), Catalog.load(), beans, functions).openTo(settings.openTo());
  }

  @Bean
  CallLimits callLimits(LimitSettings settings, Clock clock) {
    return new CallLimits(settings, clock);
  }

  @Bean
  Callers callers(
      JWKSet tokenKeys,
      SessionCheck sessions,
      CallLimits limits,
      ObjectProvider<ServiceCredential> credential,
      Clock clock) {
    return new Callers(
        new TokenVerifier(tokenKeys, clock),
        sessions,
        limits,
        Optional.ofNullable(credential.getIfAvailable()));
  }

  @Bean
  Invoker.Watch watch(Clock clock, MeterRegistry meters, Tracing tracing) {
    return new Invoker.Watch(clock, meters, tracing);
  }

  @Bean
  Invoker invoker(Callers callers, OncePerKey repeats, Invoker.Watch watch) {
    return new Invoker(callers, repeats, watch);
  }
}
