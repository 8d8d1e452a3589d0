/// Emoji as pictures: JavaFX draws none of a colour font on Linux. The pictures and their names are
/// those of emoji-datasource-twitter (THIRD-PARTY.md); `scripts/update-emoji` fetches them.
@NullMarked
package im.relation.desktop.emoji;

import org.jspecify.annotations.NullMarked;
