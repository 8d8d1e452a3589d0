/// `scripts/bench desktop`: how long a person waits for the client that has many messages.
///
/// [DesktopBench] fills an account through a local run, then starts the client as processes of
/// their own: [StartProbe] once for each start, [WindowProbe] for what happens in a window. They
/// find what they look for in the shown scene and print one line for each figure.
@NullMarked
package im.relation.desktop.bench;

import org.jspecify.annotations.NullMarked;
