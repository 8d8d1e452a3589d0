/// Tests of the windows: robots press keys and the mouse on the shown scene, the service is a local
/// run. [Service] starts it once, [ClientWindow] opens a window, [Peer] is the other person.
@NullMarked
package im.relation.desktop;

import org.jspecify.annotations.NullMarked;
