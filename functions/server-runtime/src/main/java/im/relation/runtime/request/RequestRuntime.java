package im.relation.runtime.request;

import im.relation.runtime.docs.DocsEdge;
import im.relation.runtime.grpc.GrpcEdge;
import im.relation.runtime.http.HttpEdge;
import im.relation.runtime.rpc.RpcRuntime;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/// Everything that turns function beans into a server: the HTTP and gRPC edges, the documentation
/// and the settings of Boot's web server and actuator that they need (`request.properties`; a
/// main's own properties win).
///
/// A main imports it and brings: the functions' beans, a `JWKSet` of the keys that verify access
/// tokens, a `Clock` and a [im.relation.runtime.SessionCheck].
@Configuration(proxyBeanMethods = false)
@Import({RpcRuntime.class, HttpEdge.class, GrpcEdge.class, DocsEdge.class})
@PropertySource("classpath:im/relation/runtime/request.properties")
public class RequestRuntime {}
