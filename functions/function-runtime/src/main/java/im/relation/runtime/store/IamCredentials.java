package im.relation.runtime.store;

import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.util.Credentials;
import im.relation.aws.IamTokens;
import im.relation.runtime.StartRefused;
import java.util.regex.Pattern;

/// Gives each new connection of a pool a token of its own for a password. Thread-safe.
final class IamCredentials implements HikariCredentialsProvider {

  private static final int MYSQL = 3306;
  private static final Pattern SERVER =
      Pattern.compile("jdbc:mysql://(?<host>[^/:?,()@]+)(:(?<port>\\d{1,5}))?/.*");

  /// The driver's own default goes on without TLS where a server offers none.
  private static final Pattern TLS =
      Pattern.compile(".*[?&]sslMode=(REQUIRED|VERIFY_CA|VERIFY_IDENTITY)(&.*)?");

  private final IamTokens tokens;
  private final String host;
  private final int port;
  private final String user;

  /// Of a pool with this URL and user.
  ///
  /// @throws StartRefused when the URL names not one server, or does not ask for TLS
  IamCredentials(IamTokens tokens, String url, String user) {
    var server = SERVER.matcher(url);
    if (!server.matches()) {
      throw new StartRefused(
          "spring.datasource.url does not name one server of MySQL.",
          "im.store.sign-in=iam needs jdbc:mysql://host:port/schema.");
    }
    if (!TLS.matcher(url).matches()) {
      throw new StartRefused(
          "spring.datasource.url does not ask for TLS, and a token would be read on its way.",
          "im.store.sign-in=iam needs sslMode=VERIFY_IDENTITY, VERIFY_CA or REQUIRED in it.");
    }
    this.tokens = tokens;
    this.host = server.group("host");
    this.port = server.group("port") == null ? MYSQL : Integer.parseInt(server.group("port"));
    this.user = user;
  }

  @Override
  public Credentials getCredentials() {
    return Credentials.of(user, tokens.mysql(host, port, user).value());
  }
}
