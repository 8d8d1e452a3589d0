package im.relation.presence;

import com.redis.om.spring.annotations.IndexCreationMode;
import com.redis.om.spring.annotations.Indexed;
import com.redis.om.spring.annotations.IndexingOptions;
import im.relation.backplane.RedisKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.redis.core.RedisHash;
import org.springframework.data.redis.core.TimeToLive;

/// The lease of a node as Redis OM maps it.
///
/// @param node its incarnation in hex; null in what is read, for the fleet does not repeat it in
///   the hash
/// @param address host:port of its gRPC
/// @param secondsLeft until the lease ends; null where it is to be written without an end
@RedisHash(RedisKeys.NODES)
@IndexingOptions(creationMode = IndexCreationMode.SKIP_ALWAYS)
record NodeLease(
    @Id @Nullable String node,
    @Indexed @Nullable String address,
    @TimeToLive @Nullable Long secondsLeft) {}
