/// One conversation: its messages round the place that is read, and the composer under them.
///
/// The SDK's timeline tells what the window of rows holds; [ChatRows] words it as [ChatRow]s;
/// [ChatViewModel] keeps them and decides; the views draw. Nothing here knows the store.
@NullMarked
package im.relation.desktop.chat;

import org.jspecify.annotations.NullMarked;
