package im.relation.message;

import com.google.protobuf.ByteString;
import com.zaxxer.hikari.HikariDataSource;
import im.relation.backplane.Topics;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.record.v1.Origin;
import im.relation.contract.record.v1.SubmittedRecord;
import im.relation.contract.socket.v1.Submit;
import im.relation.conversation.ConversationFunctions;
import im.relation.conversation.Conversations;
import im.relation.domain.Bits128;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.runtime.TopicRecord;
import im.relation.runtime.store.StoreRuntime;
import im.relation.runtime.store.Transactions;
import im.relation.testkit.RealServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// The log with its conversations, as a process wires them, on a schema of its own.
final class MessageProcess implements AutoCloseable {

  static final UserId ANN = new UserId(1);
  static final UserId BEN = new UserId(2);

  final JdbcTemplate jdbc;
  final Accept accept;
  final Conversations conversations;
  final Transactions transactions;
  private final AnnotationConfigApplicationContext context;

  MessageProcess() {
    context = new AnnotationConfigApplicationContext(Wiring.class);
    jdbc = context.getBean(JdbcTemplate.class);
    accept = context.getBean(Accept.class);
    conversations = context.getBean(Conversations.class);
    transactions = context.getBean(Transactions.class);
  }

  @Configuration(proxyBeanMethods = false)
  @Import({StoreRuntime.class, ConversationFunctions.class, MessageFunctions.class})
  static class Wiring {

    @Bean
    HikariDataSource dataSource() {
      return RealServers.pool(RealServers.freshSchema() + "&rewriteBatchedStatements=true");
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
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    MeterRegistry meterRegistry() {
      return new SimpleMeterRegistry();
    }
  }

  /// A conversation in which Ann and Ben may write.
  ConversationId chat() {
    return transactions.call(
        () -> {
          var chat = conversations.openDirect(ANN, BEN);
          conversations.setMaySend(chat, true);
          return chat;
        });
  }

  /// What a node would write for a submission.
  static TopicRecord submitted(ConversationId chat, UserId sender, long id, String body) {
    var record =
        SubmittedRecord.newBuilder()
            .setOrigin(
                Origin.newBuilder()
                    .setUserId(sender.value())
                    .setConnectionId(ByteString.copyFrom(Bits128.random().toBytes())))
            .setSubmit(
                Submit.newBuilder()
                    .setConversationId(chat.value())
                    .setClientMessageId(ByteString.copyFrom(new Bits128(7, id).toBytes()))
                    .setKind(EntryKind.ENTRY_KIND_MESSAGE)
                    .setBody(ByteString.copyFromUtf8(body)))
            .build();
    return new TopicRecord(Topics.MESSAGE_SUBMITTED, 0, id, chat.toKey(), record.toByteArray(), 1);
  }

  @Override
  public void close() {
    context.close();
  }
}
