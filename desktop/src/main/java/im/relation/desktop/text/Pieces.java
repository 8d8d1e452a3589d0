package im.relation.desktop.text;

import im.relation.desktop.emoji.Emoji;
import im.relation.desktop.emoji.EmojiTable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts a message into text, links and emoji. Pure.
public final class Pieces {

  /// No part of an address as it is typed: quotation marks, and what scripts without blanks go on
  /// with, their letters, marks (with kana, U+3000 to U+30FF) and full-width forms.
  private static final String OUTSIDE =
      "\\s<>\"'\\u2018-\\u201f\\p{IsHan}\\p{IsKatakana}\\p{IsHangul}\\u3000-\\u30ff\\uff00-\\uff65";

  /// What ends a sentence ends no address.
  private static final Pattern LINK =
      Pattern.compile("\\bhttps?://[^" + OUTSIDE + "]*[^" + OUTSIDE + ".,:;!?)\\]}]");

  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  /// Messages of at most so many emoji and nothing else show them large.
  private static final int LARGE = 3;

  private Pieces() {}

  /// The pieces of a text, in order; joined, their texts are the text.
  public static List<Piece> of(String text) {
    var pieces = new ArrayList<Piece>();
    var links = LINK.matcher(text);
    int done = 0;
    while (links.find()) {
      emoji(text.substring(done, links.start()), pieces);
      pieces.add(link(links.group()));
      done = links.end();
    }
    emoji(text.substring(done), pieces);
    return pieces;
  }

  /// Whether the pieces are a few emoji and nothing else.
  public static boolean isLarge(List<Piece> pieces) {
    return !pieces.isEmpty()
        && pieces.size() <= LARGE
        && pieces.stream().allMatch(piece -> piece instanceof Piece.Picture);
  }

  private static Piece link(String text) {
    try {
      return new Piece.Link(text, URI.create(text));
    } catch (IllegalArgumentException noAddress) {
      return new Piece.Plain(text);
    }
  }

  private static void emoji(String text, List<Piece> pieces) {
    if (text.chars().allMatch(Pieces::isNeverEmoji)) {
      plain(text, pieces);
      return;
    }
    var plain = new StringBuilder();
    var graphemes = GRAPHEME.matcher(text);
    while (graphemes.find()) {
      var emoji = EmojiTable.get().find(graphemes.group());
      if (emoji.isPresent()) {
        plain(plain.toString(), pieces);
        plain.setLength(0);
        pieces.add(new Piece.Picture(emoji.get()));
      } else {
        plain.append(graphemes.group());
      }
    }
    plain(plain.toString(), pieces);
  }

  /// Below the first symbol of which there is a picture, digits and signs with a keycap apart.
  private static boolean isNeverEmoji(int unit) {
    return unit < '\u00a9' || (unit >= '\u3400' && unit <= '\ud7ff');
  }

  private static void plain(String text, List<Piece> pieces) {
    if (!text.isEmpty()) {
      pieces.add(new Piece.Plain(text));
    }
  }

  /// A text without its emoji's pictures in sight: each emoji is one [Emoji#text].
  public static String textOf(List<Piece> pieces) {
    var text = new StringBuilder();
    for (var piece : pieces) {
      text.append(
          switch (piece) {
            case Piece.Plain(var plain) -> plain;
            case Piece.Link(var link, var _) -> link;
            case Piece.Picture(Emoji emoji) -> emoji.text();
          });
    }
    return text.toString();
  }
}
