package im.relation.runtime.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this process begins with the database (`im.store.*`); where it is stands under
/// `spring.datasource.*`.
///
/// @param migrate whether a start brings the tables to what it knows; not where that was done
///   before it
/// @param signIn how each connection says who it is
@ConfigurationProperties(prefix = "im.store", ignoreUnknownFields = false)
public record StoreSettings(
    @DefaultValue("true") boolean migrate, @DefaultValue("password") SignIn signIn) {

  /// How a connection says who it is.
  public enum SignIn {
    /// By `spring.datasource.password`.
    PASSWORD,
    /// By a token of AWS's IAM for `spring.datasource.username`, over TLS.
    IAM
  }
}
