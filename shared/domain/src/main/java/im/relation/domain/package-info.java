/// What every deployable agrees on, in plain Java: ids, sequences, problems, codes and the rules
/// that two of them share.
///
/// Knows nothing of Spring, Netty, protobuf, SQL or Redis.
@NullMarked
package im.relation.domain;

import org.jspecify.annotations.NullMarked;
