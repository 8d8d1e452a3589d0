/// The gates of the build, and that none is turned off in a pom or a script.
@NullMarked
package im.relation.architecture.gates;

import org.jspecify.annotations.NullMarked;
