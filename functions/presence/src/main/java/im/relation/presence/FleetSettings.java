package im.relation.presence;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How nodes are called (`im.fleet.*`); where they are say their leases.
///
/// @param tlsName the DNS name that every node's certificate holds, whatever address its lease
///   names; 253 characters at most (RFC 1035 §2.3.4). Empty for calls without TLS, which reach
///   nodes on loopback addresses alone
/// @param tlsTrustFile certificates that a node's must come from, PEM; null for the JVM's
@ConfigurationProperties(prefix = "im.fleet", ignoreUnknownFields = false)
public record FleetSettings(@DefaultValue("") String tlsName, @Nullable Path tlsTrustFile) {

  private static final int LONGEST_NAME = 253;

  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)*[A-Za-z][A-Za-z0-9-]*");

  public FleetSettings {
    if (!tlsName.isEmpty()
        && (tlsName.length() > LONGEST_NAME || !NAME.matcher(tlsName).matches())) {
      throw new IllegalArgumentException("im.fleet.tls-name is a DNS name, or empty for no TLS");
    }
    if (tlsName.isEmpty() && tlsTrustFile != null) {
      throw new IllegalArgumentException(
          "im.fleet.tls-trust-file says whom to trust, and im.fleet.tls-name not for which name");
    }
  }
}
