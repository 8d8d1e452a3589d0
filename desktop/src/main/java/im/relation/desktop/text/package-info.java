/// What people read: the texts of three languages, dates, and messages as pieces of text, links and
/// emoji.
@NullMarked
package im.relation.desktop.text;

import org.jspecify.annotations.NullMarked;
