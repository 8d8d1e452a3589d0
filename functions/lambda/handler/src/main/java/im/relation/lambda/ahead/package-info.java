/// What the container-image form of a deployable is prepared by when it is built: Spring's beans
/// are written down ahead, and the JVM's training run is fed. Nothing here runs in a function.
@NullMarked
package im.relation.lambda.ahead;

import org.jspecify.annotations.NullMarked;
