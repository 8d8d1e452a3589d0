/// The desktop client, over the SDK.
///
/// [DesktopMain] starts [DesktopApp], which opens a [Desktop] for each window. A window shows
/// `signin` until somebody is signed in, then `shell`, which holds `conversations`, `chat`,
/// `contacts`, `search` and `settings`. Each of these is views that draw and bind, and view models
/// that decide and alone call the SDK; a view model is confined to the window's thread and knows no
/// scene. `people` knows names and presence, `notify` the system's notifications, `text` and
/// `emoji` what people read, `base` the threads and what a person chose.
///
/// Data flows one way: the SDK tells an event, a view model reads what it concerns, a view draws
/// it.
@NullMarked
package im.relation.desktop;

import org.jspecify.annotations.NullMarked;
