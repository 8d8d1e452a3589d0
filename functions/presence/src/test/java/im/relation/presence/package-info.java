/// Tests of presence: plans without servers, the rest on real Redis, MariaDB and gRPC.
@NullMarked
package im.relation.presence;

import org.jspecify.annotations.NullMarked;
