package im.relation.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import im.relation.aws.AwsIdentity;
import im.relation.aws.IamTokens;
import im.relation.runtime.StartRefused;
import im.relation.runtime.store.StoreSettings.SignIn;
import im.relation.testkit.RealServers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

@Timeout(60)
@ExtendWith(RealServers.class)
class IamCredentialsIT {

  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

  @Test
  void eachNewConnectionOfThePoolSignsInByAFreshToken() {
    // Given
    var plain = RealServers.freshSchema();
    var server = URI.create(plain.substring("jdbc:".length()));
    var now = tokens(NOW).mysql(server.getHost(), server.getPort(), "im_iam");
    var later = tokens(NOW.plusSeconds(600)).mysql(server.getHost(), server.getPort(), "im_iam");
    // The embedded server has no TLS, so the pool goes without though its credentials ask for it.
    var url = plain.replace("sslMode=DISABLED", "sslMode=REQUIRED");
    try (var root = RealServers.pool(plain);
        var pool = pool(plain)) {
      var jdbc = new JdbcTemplate(root);
      jdbc.execute("CREATE USER im_iam IDENTIFIED BY '" + now.value() + "'");
      jdbc.execute("GRANT ALL ON *.* TO im_iam");
      var clock = new AtomicLong();
      pool.setCredentialsProvider(
          () ->
              new IamCredentials(tokens(NOW.plusSeconds(clock.get())), url, "im_iam")
                  .getCredentials());

      // When
      var first = user(pool);
      jdbc.execute("ALTER USER im_iam IDENTIFIED BY '" + later.value() + "'");
      clock.set(600);
      pool.getHikariPoolMXBean().softEvictConnections();
      var second = user(pool);

      // Then
      assertThat(first).startsWith("im_iam@");
      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void thePoolOfAProcessSignsInAsItIsTold() {
    try (var pool = pool("jdbc:mysql://db/im?sslMode=VERIFY_IDENTITY")) {
      pool.setUsername("im");

      var _ = new SignInOfPools(SignIn.PASSWORD).postProcessAfterInitialization(pool, "pool");
      assertThat(pool.getCredentialsProvider()).isNull();

      var _ = new SignInOfPools(SignIn.IAM).postProcessAfterInitialization(pool, "pool");
      assertThat(pool.getCredentialsProvider()).isInstanceOf(IamCredentials.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db:3306/im",
        "jdbc:mysql://db:3306/im?sslMode=DISABLED",
        "jdbc:mysql://db:3306/im?sslMode=PREFERRED&useSSL=true",
        "jdbc:mysql://a:3306,b:3306/im?sslMode=VERIFY_IDENTITY",
      })
  void whereATokenWouldBeReadOnItsWayNothingStarts(String url) {
    assertThatThrownBy(() -> new IamCredentials(tokens(NOW), url, "im"))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("spring.datasource.url does not");
  }

  @Test
  void thePortIsMySqlsWhereTheUrlNamesNone() {
    var given =
        new IamCredentials(tokens(NOW), "jdbc:mysql://db/im?sslMode=VERIFY_IDENTITY", "im")
            .getCredentials();
    assertThat(given.getUsername()).isEqualTo("im");
    assertThat(given.getPassword()).isEqualTo(tokens(NOW).mysql("db", 3306, "im").value());
  }

  private static String user(HikariDataSource pool) {
    return new JdbcTemplate(pool).queryForList("SELECT USER()", String.class).getFirst();
  }

  private static HikariDataSource pool(String url) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(1);
    pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    return pool;
  }

  private static IamTokens tokens(Instant at) {
    return new IamTokens(
        new AwsIdentity(
            Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "session"),
            Clock.fixed(at, ZoneOffset.UTC)));
  }
}
