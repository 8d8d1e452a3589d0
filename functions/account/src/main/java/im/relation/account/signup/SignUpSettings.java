package im.relation.account.signup;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may sign up.
///
/// @param byUsername whether a username alone is enough (USR-01: where the deployment allows it)
@ConfigurationProperties(prefix = "im.account.sign-up", ignoreUnknownFields = false)
public record SignUpSettings(@DefaultValue("true") boolean byUsername) {}
