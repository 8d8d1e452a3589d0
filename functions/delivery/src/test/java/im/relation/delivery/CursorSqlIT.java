package im.relation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import im.relation.conversation.MemberKey;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import im.relation.runtime.store.FeatureMigration;
import im.relation.runtime.store.StoreRuntime;
import im.relation.testkit.RealServers;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

@Timeout(60)
@ExtendWith(RealServers.class)
class CursorSqlIT {

  private static final MemberKey ANN = new MemberKey(new ConversationId(7), new UserId(1));
  private static final MemberKey BEN = new MemberKey(new ConversationId(7), new UserId(2));

  private AnnotationConfigApplicationContext process;
  private CursorSql sql;

  @BeforeEach
  void open() {
    process = new AnnotationConfigApplicationContext(Wiring.class);
    sql = process.getBean(CursorSql.class);
  }

  @AfterEach
  void close() {
    process.close();
  }

  @Test
  void goesForwardWithTheOrdinalsOfWhatWasRead() {
    // Given
    sql.advance(List.of(cursor(ANN, 2, 3), cursor(BEN, 1, 1)));

    // When
    sql.advance(List.of(cursor(ANN, 5, 8)));

    // Then
    assertThat(stored(ANN)).isEqualTo(cursor(ANN, 5, 8));
    assertThat(stored(BEN)).isEqualTo(cursor(BEN, 1, 1));
  }

  @Test
  void staysWhereItIsWhenAnEarlierPlaceIsWrittenLate() {
    // Given
    sql.advance(List.of(cursor(ANN, 9, 9)));

    // When
    sql.advance(List.of(cursor(ANN, 4, 4)));

    // Then
    assertThat(stored(ANN)).isEqualTo(cursor(ANN, 9, 9));
  }

  /// Its ordinals belong to its read sequence, and only to that one.
  private static Cursor cursor(MemberKey key, long read, long delivered) {
    return new Cursor(key, new Sequence(read), new Sequence(delivered), 100 + read, 200 + read, 0);
  }

  /// Without the time, which is the database's.
  private Cursor stored(MemberKey key) {
    var found = sql.read(List.of(key)).getOrDefault(key, Cursor.start(key));
    assertThat(found.changedAtMillis()).isPositive();
    return new Cursor(
        key, found.read(), found.delivered(), found.readOrdinal(), found.readSenderOrdinal(), 0);
  }

  @Configuration(proxyBeanMethods = false)
  @Import(StoreRuntime.class)
  static class Wiring {

    @Bean
    FeatureMigration deliveryMigration() {
      return new FeatureMigration("delivery");
    }

    @Bean
    CursorSql cursorSql(JdbcTemplate jdbc) {
      return new CursorSql(jdbc);
    }

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
  }
}
