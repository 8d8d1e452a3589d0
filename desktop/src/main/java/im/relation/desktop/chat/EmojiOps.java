package im.relation.desktop.chat;

import im.relation.desktop.emoji.Emoji;
import java.util.Optional;
import org.fxmisc.richtext.model.NodeSegmentOpsBase;

/// How the composer holds an emoji: one sign, of which there is a picture, or nothing.
final class EmojiOps extends NodeSegmentOpsBase<Optional<Emoji>, Boolean> {

  EmojiOps() {
    super(Optional.empty());
  }

  @Override
  public int length(Optional<Emoji> emoji) {
    return emoji.isPresent() ? 1 : 0;
  }
}
