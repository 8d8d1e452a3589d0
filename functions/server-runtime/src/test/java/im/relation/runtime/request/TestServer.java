package im.relation.runtime.request;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import im.relation.backplane.AccessToken;
import im.relation.backplane.ServiceCredential;
import im.relation.backplane.TokenSigner;
import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.SessionCheck;
import im.relation.runtime.TransientFailure;
import im.relation.runtime.rpc.OncePerKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.web.servlet.HandlerMapping;

/// A whole request process on free ports, with test functions for every rpc.
final class TestServer implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  static final UserId USER = new UserId(42);
  static final SessionId LIVE = SessionId.random();
  static final SessionId ENDED = SessionId.random();

  /// A session about which the store does not answer.
  static final SessionId UNKNOWABLE = SessionId.random();

  static final ServiceCredential CREDENTIAL =
      new ServiceCredential("0123456789abcdef0123456789abcdef");

  private static final ECKey KEY = newKey();

  private final ConfigurableApplicationContext context;

  private TestServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static TestServer start(Class<?>... sources) {
    return limited(100_000, sources);
  }

  /// With so many calls per person and window; the clock stands still, so that is all there are.
  static TestServer limited(int perPerson, Class<?>... sources) {
    var application = new SpringApplication(sources);
    return new TestServer(
        application.run(
            "--im.limits.per-person=" + perPerson,
            "--im.limits.per-address=100000",
            "--im.rpc.open-to=anonymous,person,service",
            "--server.port=0",
            "--spring.grpc.server.port=0",
            "--spring.grpc.server.address=127.0.0.1:0",
            "--management.health.binders.enabled=false"));
  }

  URI base() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  String grpc() {
    return "127.0.0.1:" + context.getBean(GrpcServerLifecycle.class).getPort();
  }

  /// The Connect edge as Tomcat would call it.
  HandlerMapping connect() {
    return context.getBean("connectMapping", HandlerMapping.class);
  }

  static String token() {
    return token(LIVE, NOW.plus(Duration.ofMinutes(15)));
  }

  static String token(SessionId session, Instant expiresAt) {
    return new TokenSigner(KEY)
        .sign(
            new AccessToken(
                USER, new DeviceId(7), session, DeviceType.DEVICE_TYPE_DESKTOP, expiresAt));
  }

  @Override
  public void close() {
    context.close();
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a main is: the import and the beans that it asks for.
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
  @Import({RequestRuntime.class, TestFunctions.class})
  static class Main {

    @Bean
    JWKSet tokenKeys() {
      return new JWKSet(KEY);
    }

    @Bean
    ServiceCredential serviceCredential() {
      return CREDENTIAL;
    }

    @Bean
    Clock clock() {
      return InstantSource.fixed(NOW).withZone(ZoneOffset.UTC);
    }

    /// There is no store here.
    @Bean
    OncePerKey oncePerKey() {
      return (rpc, call, work) -> work.get();
    }

    @Bean
    SessionCheck sessionCheck() {
      return (session, user) -> {
        if (session.equals(UNKNOWABLE)) {
          throw new TransientFailure("sessions", new IllegalStateException());
        }
        return session.equals(LIVE) && user.equals(USER);
      };
    }
  }
}
