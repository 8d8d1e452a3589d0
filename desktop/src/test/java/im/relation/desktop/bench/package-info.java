/// `scripts/bench desktop`: how long a person waits for the client that has many messages.
///
/// [DesktopBench] fills an account through a local run, then starts the client as processes of
/// their own under [WindowProbe], which finds what it looks for in the shown scene and prints one
/// line for each figure.
@NullMarked
package im.relation.desktop.bench;

import org.jspecify.annotations.NullMarked;
