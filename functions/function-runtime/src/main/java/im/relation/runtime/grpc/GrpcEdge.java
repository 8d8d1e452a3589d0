package im.relation.runtime.grpc;

import im.relation.backplane.Rpcs;
import im.relation.runtime.rpc.Invoker;
import im.relation.runtime.rpc.RpcRegistry;
import io.grpc.BindableService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// Wires the gRPC edge into spring-grpc's server: one service bean for each service of the
/// contract. Each call blocks a virtual thread of its own.
@Configuration(proxyBeanMethods = false)
@Import(GrpcEdge.Services.class)
public class GrpcEdge {

  @Bean(destroyMethod = "close")
  ExecutorService grpcCalls() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("grpc-call-", 0).factory());
  }

  @Bean
  GrpcServerExecutorProvider grpcExecutor(ExecutorService grpcCalls) {
    return () -> grpcCalls;
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
