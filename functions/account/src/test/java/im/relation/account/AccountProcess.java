package im.relation.account;

import com.google.protobuf.InvalidProtocolBufferException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.zaxxer.hikari.HikariDataSource;
import im.relation.backplane.TokenSigner;
import im.relation.backplane.TokenVerifier;
import im.relation.contract.account.v1.Device;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.SignInRequest;
import im.relation.contract.account.v1.SignInResponse;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.record.v1.ProfileChangedRecord;
import im.relation.contract.record.v1.SessionEndedRecord;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.conversation.ConversationFunctions;
import im.relation.domain.DeviceId;
import im.relation.domain.Problem;
import im.relation.domain.SessionId;
import im.relation.domain.TraceId;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Caller;
import im.relation.runtime.Event;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.StoreRuntime;
import im.relation.runtime.store.SweepExpired;
import im.relation.runtime.store.SweepFunctions;
import im.relation.testkit.RealServers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// The feature as a process wires it, on a schema of its own.
final class AccountProcess implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";

  final TestClock clock = new TestClock();
  final JdbcTemplate jdbc;
  private final AnnotationConfigApplicationContext context;

  @Configuration(proxyBeanMethods = false)
  @Import({
    StoreRuntime.class,
    ConversationFunctions.class,
    AccountFunctions.class,
    SweepFunctions.class
  })
  static class Wiring {

    @Bean
    HikariDataSource dataSource() {
      var pool = new HikariDataSource();
      pool.setJdbcUrl(RealServers.freshSchema());
      pool.setUsername("root");
      pool.setPassword("");
      pool.setMaximumPoolSize(12);
      pool.setMinimumIdle(0);
      pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
      return pool;
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource pool) {
      return new JdbcTemplate(pool);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate jdbc) {
      return JdbcClient.create(jdbc);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource pool) {
      return new JdbcTransactionManager(pool);
    }

    @Bean
    ECKey tokenKey() throws JOSEException {
      return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
    }

    @Bean
    TokenSigner tokenSigner(ECKey key) {
      return new TokenSigner(key);
    }
  }

  /// @param properties what an operator sets
  static AccountProcess start(Path mail, Map<String, Object> properties) {
    return new AccountProcess(mail, properties);
  }

  private AccountProcess(Path mail, Map<String, Object> properties) {
    context = new AnnotationConfigApplicationContext();
    var sources = context.getEnvironment().getPropertySources();
    sources.addFirst(new MapPropertySource("mail", Map.of("im.account.mail.folder", mail)));
    sources.addFirst(new MapPropertySource("test", properties));
    context.registerBean(Clock.class, () -> clock);
    context.register(Wiring.class);
    context.refresh();
    jdbc = context.getBean(JdbcTemplate.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// It is the schedule's turn.
  void sweep() {
    var _ = bean(SweepExpired.class).apply(new Event.Tick("turn", clock.instant()));
  }

  TokenVerifier verifier() {
    return new TokenVerifier(new JWKSet(context.getBean(ECKey.class).toPublicJWK()), clock);
  }

  /// Calls the function of that name; the caller names the answer's type.
  @SuppressWarnings("unchecked") // the contract says which request a function takes
  <Q, R> Outcome<R> call(String function, Caller caller, Q request) {
    var deadline = clock.instant().plus(Duration.ofSeconds(10));
    var bean = (Function<Call<Q>, Outcome<R>>) context.getBean(function);
    return bean.apply(new Call<>(caller, deadline, TraceId.random(), "", request));
  }

  static Caller anonymous() {
    return new Caller.Anonymous("192.0.2.1");
  }

  static Caller as(Tokens tokens) {
    return new Caller.Person(
        new UserId(tokens.getUserId()),
        new DeviceId(tokens.getDeviceId()),
        SessionId.of(tokens.getSessionId().toByteArray()),
        DeviceType.DEVICE_TYPE_DESKTOP,
        "192.0.2.7");
  }

  static Device device(DeviceType type) {
    return Device.newBuilder().setType(type).setName("mine").setClient("test/1").build();
  }

  static <R> R ok(Outcome<R> outcome) {
    return switch (outcome) {
      case Outcome.Ok<R>(var value) -> value;
      case Outcome.Refused<R>(var problem) -> throw new AssertionError("refused: " + problem);
    };
  }

  static <R> Problem refused(Outcome<R> outcome) {
    return switch (outcome) {
      case Outcome.Ok<R>(var value) -> throw new AssertionError("answered: " + value);
      case Outcome.Refused<R>(var problem) -> problem;
    };
  }

  static SignUpRequest.Builder newcomer(String username) {
    return SignUpRequest.newBuilder()
        .setUsername(username)
        .setPassword(PASSWORD)
        .setNickname("Somebody")
        .setDevice(device(DeviceType.DEVICE_TYPE_DESKTOP));
  }

  SignUpResponse signUp(String username) {
    return ok(
        this.<SignUpRequest, SignUpResponse>call(
            "signUp", anonymous(), newcomer(username).build()));
  }

  Outcome<SignInResponse> signIn(String identifier, String password, DeviceType type) {
    return call(
        "signIn",
        anonymous(),
        SignInRequest.newBuilder()
            .setIdentifier(identifier)
            .setPassword(password)
            .setDevice(device(type))
            .build());
  }

  /// What has been written to topic session-ended, in order.
  List<SessionEndedRecord> endedSessions() {
    return jdbc.query(
        "SELECT record FROM outbox WHERE topic = 'session-ended' ORDER BY id",
        (row, n) -> parse(SessionEndedRecord.parser()::parseFrom, row.getBytes(1)));
  }

  /// What has been written to topic profile-changed, in order.
  List<ProfileChangedRecord> changedProfiles() {
    return jdbc.query(
        "SELECT record FROM outbox WHERE topic = 'profile-changed' ORDER BY id",
        (row, n) -> parse(ProfileChangedRecord.parser()::parseFrom, row.getBytes(1)));
  }

  /// What has been written into NOTICE logs, in order.
  List<NoticeBody> notices() {
    return jdbc
        .query(
            "SELECT record FROM outbox WHERE topic = 'message-submitted' ORDER BY id",
            (row, n) -> parse(SubmittedRecord.parser()::parseFrom, row.getBytes(1)))
        .stream()
        .filter(record -> record.getSubmit().getKind() == EntryKind.ENTRY_KIND_NOTICE)
        .map(record -> parse(NoticeBody::parseFrom, record.getSubmit().getBody().toByteArray()))
        .toList();
  }

  private interface Parsing<T> {
    T parse(byte[] bytes) throws InvalidProtocolBufferException;
  }

  private static <T> T parse(Parsing<T> parsing, byte[] bytes) {
    try {
      return parsing.parse(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
