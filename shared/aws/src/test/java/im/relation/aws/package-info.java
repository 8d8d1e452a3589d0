/// Tests against what AWS does with what we send: it computes the signature again.
@NullMarked
package im.relation.aws;

import org.jspecify.annotations.NullMarked;
