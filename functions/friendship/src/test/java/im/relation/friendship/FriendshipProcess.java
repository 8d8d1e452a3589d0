package im.relation.friendship;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.zaxxer.hikari.HikariDataSource;
import im.relation.account.AccountFunctions;
import im.relation.backplane.TokenSigner;
import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.account.v1.Device;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.contract.account.v1.UpdateSettingsRequest;
import im.relation.contract.account.v1.UpdateSettingsResponse;
import im.relation.contract.friendship.v1.Friend;
import im.relation.contract.friendship.v1.FriendRequest;
import im.relation.contract.friendship.v1.ListFriendsRequest;
import im.relation.contract.friendship.v1.ListFriendsResponse;
import im.relation.contract.friendship.v1.RequestFriendRequest;
import im.relation.contract.friendship.v1.RequestFriendResponse;
import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.conversation.ConversationFunctions;
import im.relation.conversation.ConversationView;
import im.relation.conversation.Conversations;
import im.relation.conversation.Memberships;
import im.relation.domain.Bits128;
import im.relation.domain.DeviceId;
import im.relation.domain.Problem;
import im.relation.domain.SessionId;
import im.relation.domain.TraceId;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Caller;
import im.relation.runtime.Event;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.StoreRuntime;
import im.relation.runtime.store.SweepExpired;
import im.relation.runtime.store.SweepFunctions;
import im.relation.testkit.RealServers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
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

/// The feature with account and conversation as a process wires them, on a schema of its own.
final class FriendshipProcess implements AutoCloseable {

  final TestClock clock = new TestClock();
  final JdbcTemplate jdbc;
  private final AnnotationConfigApplicationContext context;

  @Configuration(proxyBeanMethods = false)
  @Import({
    StoreRuntime.class,
    ConversationFunctions.class,
    AccountFunctions.class,
    FriendshipFunctions.class,
    FriendshipBoundFunctions.class,
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
    TokenSigner tokenSigner() throws JOSEException {
      return new TokenSigner(new ECKeyGenerator(Curve.P_256).keyID("test").generate());
    }
  }

  /// @param properties what an operator sets
  FriendshipProcess(Map<String, Object> properties) {
    context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", properties));
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

  /// Calls the function of that name; the caller names the answer's type.
  @SuppressWarnings("unchecked") // the contract says which request a function takes
  <Q, R> Outcome<R> call(String function, UserId caller, Q request) {
    var bean = (Function<Call<Q>, Outcome<R>>) context.getBean(function);
    var person =
        new Caller.Person(
            caller,
            new DeviceId(1),
            new SessionId(new Bits128(1, 2)),
            DeviceType.DEVICE_TYPE_DESKTOP,
            "");
    return bean.apply(call(person, request));
  }

  private <Q> Call<Q> call(Caller caller, Q request) {
    var deadline = clock.instant().plus(Duration.ofSeconds(10));
    return new Call<>(caller, deadline, TraceId.random(), "", request);
  }

  @SuppressWarnings("unchecked") // the contract says which request a function takes
  UserId person(String username) {
    var signUp = (Function<Call<SignUpRequest>, Outcome<SignUpResponse>>) context.getBean("signUp");
    var request =
        SignUpRequest.newBuilder()
            .setUsername(username)
            .setPassword("correct horse battery")
            .setNickname(username)
            .setDevice(Device.newBuilder().setType(DeviceType.DEVICE_TYPE_DESKTOP))
            .build();
    var answer = ok(signUp.apply(call(new Caller.Anonymous(""), request)));
    return new UserId(answer.getProfile().getUserId());
  }

  void setPolicy(UserId user, AddFriendPolicy policy) {
    var request = UpdateSettingsRequest.newBuilder().setAddFriendPolicy(policy).build();
    var _ =
        ok(
            this.<UpdateSettingsRequest, UpdateSettingsResponse>call(
                "updateSettings", user, request));
  }

  Outcome<RequestFriendResponse> ask(UserId from, UserId to) {
    return call(
        "requestFriend",
        from,
        RequestFriendRequest.newBuilder().setUserId(to.value()).setReason("hello").build());
  }

  FriendRequest pending(UserId from, UserId to) {
    return ok(ask(from, to)).getRequest();
  }

  List<Friend> friends(UserId owner) {
    ListFriendsResponse answer =
        ok(call("listFriends", owner, ListFriendsRequest.getDefaultInstance()));
    return answer.getFriendsList();
  }

  /// Whether each of the two may send to the other, as conversation has it.
  List<Boolean> maySend(UserId one, UserId other) {
    return bean(Conversations.class)
        .direct(one, other)
        .map(
            direct ->
                jdbc.queryForList(
                    "SELECT may_send FROM member WHERE conversation_id = ? ORDER BY user_id",
                    Boolean.class,
                    direct.value()))
        .orElse(List.of());
  }

  /// The DIRECT conversations that Sync shows a person.
  List<ConversationView> directsOf(UserId user) {
    return bean(Memberships.class).of(user).stream()
        .filter(view -> view.kind() == ConversationKind.CONVERSATION_KIND_DIRECT)
        .toList();
  }

  /// What has been written into a person's NOTICE log, in order.
  List<NoticeBody> notices(UserId owner) {
    return noticesSubmitted(owner).stream()
        .map(FriendshipProcess::notice)
        .filter(notice -> notice.hasFriend() || notice.hasFriendRequest())
        .toList();
  }

  /// What a person is told of profiles; each once, as accept stores it.
  Map<ByteString, NoticeBody> profileNotices(UserId owner) {
    var stored = new LinkedHashMap<ByteString, NoticeBody>();
    noticesSubmitted(owner).stream()
        .filter(record -> notice(record).hasProfile())
        .forEach(
            record -> stored.putIfAbsent(record.getSubmit().getClientMessageId(), notice(record)));
    return stored;
  }

  private List<SubmittedRecord> noticesSubmitted(UserId owner) {
    long log = bean(Conversations.class).noticeLog(owner).orElseThrow().value();
    return submitted().stream()
        .filter(record -> record.getSubmit().getConversationId() == log)
        .toList();
  }

  /// Makes people with a NOTICE log who are friends of one, without the hash of a sign-up.
  ///
  /// @return how many
  int manyFriendsOf(UserId owner, int count) {
    for (long id = 1; id <= count; id++) {
      bean(Conversations.class).createNoticeLog(new UserId(id));
      jdbc.update(
          "INSERT INTO friend (owner_id, friend_id, active) VALUES (?, ?, TRUE)",
          owner.value(),
          id);
    }
    return count;
  }

  /// How many NOTICE logs that version of a profile was written into.
  long countToldOf(long version) {
    return submitted().stream()
        .filter(record -> record.getSubmit().getKind() == EntryKind.ENTRY_KIND_NOTICE)
        .filter(record -> notice(record).getProfile().getVersion() == version)
        .mapToLong(record -> record.getSubmit().getConversationId())
        .distinct()
        .count();
  }

  KafkaBound announceProfile() {
    return context.getBean("announceProfile", KafkaBound.class);
  }

  boolean somebodyWaitsForALock() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "SELECT COUNT(*) > 0 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'",
            Boolean.class));
  }

  long friendsSinceEntries() {
    return submitted().stream()
        .filter(record -> record.getSubmit().getKind() == EntryKind.ENTRY_KIND_FRIENDS_SINCE)
        .count();
  }

  private List<SubmittedRecord> submitted() {
    return jdbc.query(
        "SELECT record FROM outbox WHERE topic = 'message-submitted' ORDER BY id",
        (row, n) -> {
          try {
            return SubmittedRecord.parseFrom(row.getBytes(1));
          } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static NoticeBody notice(SubmittedRecord record) {
    try {
      return NoticeBody.parseFrom(record.getSubmit().getBody());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
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

  @Override
  public void close() {
    context.close();
  }
}
