/// What functions and the socket fleet share and must agree on: the catalog of functions and
/// topics, access tokens, the fleet's service credential, keys of Kafka records and the layout of
/// Redis.
///
/// Knows nothing of Spring, JDBC or Netty, and holds no client of Redis: each side brings its own.
@NullMarked
package im.relation.backplane;

import org.jspecify.annotations.NullMarked;
