package im.relation.server;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where this deployment's keys are (`im.keys.*`).
///
/// @param folder holds `token-key.jwk` and `fleet.credential`; both are made where they are missing
@ConfigurationProperties(prefix = "im.keys", ignoreUnknownFields = false)
public record KeySettings(Path folder) {}
