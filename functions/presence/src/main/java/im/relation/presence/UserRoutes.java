package im.relation.presence;

import com.redis.om.spring.annotations.IndexCreationMode;
import com.redis.om.spring.annotations.IndexingOptions;
import im.relation.backplane.RedisKeys;
import im.relation.backplane.Route;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.redis.core.RedisHash;

/// The hash of a person's routes as Redis OM maps it. The fleet writes single fields of it: read
/// it, but never save over one that lives, for that deletes the hash first (ADR-0010).
///
/// @param user the person's id; null in what is read, for the fleet does not repeat it in the hash
/// @param connections by session in hex, each [Route] as text; null for a hash without any
@RedisHash(RedisKeys.ROUTES)
@IndexingOptions(creationMode = IndexCreationMode.SKIP_ALWAYS)
record UserRoutes(@Id @Nullable String user, @Nullable Map<String, String> connections) {

  List<Route> routes() {
    return connections == null
        ? List.of()
        : connections.entrySet().stream()
            .flatMap(
                entry ->
                    Route.parse("connections.[" + entry.getKey() + "]", entry.getValue()).stream())
            .toList();
  }
}
