package im.relation.runtime.grpc;

import im.relation.backplane.Rpcs;
import im.relation.runtime.rpc.Invoker;
import im.relation.runtime.rpc.RpcRegistry;
import io.grpc.BindableService;
import io.grpc.netty.NettyServerBuilder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.grpc.server.ServerBuilderCustomizer;

/// Wires the gRPC edge into spring-grpc's server: one service bean for each service of the
/// contract. Each call blocks a virtual thread of its own.
@Configuration(proxyBeanMethods = false)
@Import(GrpcEdge.Services.class)
public class GrpcEdge {

  /// Most calls of one connection at a time, as HTTP/2 recommends at least (RFC 9113 §6.5.2).
  private static final int CALLS_PER_CONNECTION = 100;

  @Bean(destroyMethod = "close")
  ExecutorService grpcCalls() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("grpc-call-", 0).factory());
  }

  @Bean
  GrpcServerExecutorProvider grpcExecutor(ExecutorService grpcCalls) {
    return () -> grpcCalls;
  }

  @Bean
  ServerBuilderCustomizer<NettyServerBuilder> grpcBounds() {
    return builder -> builder.maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION);
  }

  /// Makes the service beans.
  static final class Services implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      for (var service : Rpcs.SERVICES) {
        var rpcs =
            Rpcs.all().stream().filter(rpc -> rpc.service().equals(service.getName())).toList();
        registry.registerBean(
            service.getName(),
            BindableService.class,
            bean ->
                bean.supplier(
                    context ->
                        new RegistryService(
                            service,
                            rpcs,
                            context.bean(RpcRegistry.class),
                            context.bean(Invoker.class))));
      }
    }
  }
}
