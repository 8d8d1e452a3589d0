package im.relation.runtime.rpc;

import im.relation.backplane.Catalog.Access;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whom this process answers (`im.rpc.*`). What it does not answer it does not know: UNIMPLEMENTED.
///
/// @param openTo which functions it serves, by who may call them in the catalog; those for
///   operators only where a process says so (ADR-0017)
@ConfigurationProperties(prefix = "im.rpc", ignoreUnknownFields = false)
public record RpcSettings(@DefaultValue({"anonymous", "person"}) Set<Access> openTo) {

  public RpcSettings {
    openTo = Set.copyOf(openTo);
  }
}
