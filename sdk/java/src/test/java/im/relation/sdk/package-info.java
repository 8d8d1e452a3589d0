/// Tests of the SDK against a scripted service over real sockets.
@NullMarked
package im.relation.sdk;

import org.jspecify.annotations.NullMarked;
