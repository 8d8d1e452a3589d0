package im.relation.presence;

import com.redis.om.spring.annotations.IndexCreationMode;
import com.redis.om.spring.annotations.IndexingOptions;
import com.redis.om.spring.indexing.RediSearchIndexer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// Whether this Redis has the query engine (Redis 8, Redis Stack). Where it has, the leases are
/// indexed, so that nodes can be searched; everything here works without it.
final class QueryEngine {

  private static final Logger log = LoggerFactory.getLogger(QueryEngine.class);

  /// What [NodeLease] itself must not say: there, a Redis without the engine would warn at each
  /// start.
  @IndexingOptions(indexName = "nodes-index", creationMode = IndexCreationMode.SKIP_IF_EXIST)
  private interface WithEngine {}

  private final UnifiedJedis redis;
  private final RediSearchIndexer indexer;

  QueryEngine(UnifiedJedis redis, RediSearchIndexer indexer) {
    this.redis = redis;
    this.indexer = indexer;
  }

  boolean isThere() {
    try {
      return redis.sendCommand(Protocol.Command.COMMAND, "INFO", "FT.SEARCH")
              instanceof List<?> commands
          && commands.stream().anyMatch(List.class::isInstance);
    } catch (JedisException e) {
      log.atWarn().setCause(e).log("Redis could not be asked for its query engine");
      return false;
    }
  }

  /// Makes the index where the engine is there and the index is not.
  void index() {
    if (isThere()) {
      indexer.createIndexFor(
          NodeLease.class, WithEngine.class.getAnnotation(IndexingOptions.class));
    }
  }
}
