package im.relation.presence;

import com.redis.om.spring.repository.RedisEnhancedRepository;

/// Routes by person. Only look-ups by id: a plain Redis has no query engine.
interface UserRoutesRepository extends RedisEnhancedRepository<UserRoutes, String> {}
