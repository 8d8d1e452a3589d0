package im.relation.desktop.text;

import im.relation.desktop.emoji.Emoji;
import java.net.URI;

/// A piece of a message.
public sealed interface Piece {

  record Plain(String text) implements Piece {}

  /// An address that can be opened: `http` or `https` only.
  record Link(String text, URI address) implements Piece {}

  /// An emoji that there is a picture of.
  record Picture(Emoji emoji) implements Piece {}
}
