package im.relation.presence;

import com.redis.om.spring.repository.RedisEnhancedRepository;

/// Leases by node. Only look-ups by id: a plain Redis has no query engine.
interface NodeLeaseRepository extends RedisEnhancedRepository<NodeLease, String> {}
