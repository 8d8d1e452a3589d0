package im.relation.desktop.chat;

import im.relation.desktop.emoji.Emoji;
import im.relation.desktop.emoji.EmojiImage;
import im.relation.desktop.text.Piece;
import im.relation.desktop.text.Pieces;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.text.Text;
import org.fxmisc.richtext.GenericStyledArea;
import org.fxmisc.richtext.TextExt;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyledDocument;
import org.fxmisc.richtext.model.StyledSegment;
import org.fxmisc.richtext.model.TextOps;
import org.reactfx.util.Either;

/// Where a message is typed: text with pictures of emoji in it. The style type says nothing.
final class ComposerArea
    extends GenericStyledArea<Boolean, Either<String, Optional<Emoji>>, Boolean> {

  private static final double EMOJI = 18;

  private static final TextOps<Either<String, Optional<Emoji>>, Boolean> OPS =
      SegmentOps.<Boolean>styledTextOps()._or(new EmojiOps(), (_, _) -> Optional.empty());

  ComposerArea() {
    super(true, (_, _) -> {}, true, OPS, ComposerArea::node);
    setWrapText(true);
    getStyleClass().add("composer-area");
    plainTextChanges()
        .filter(change -> !change.getInserted().isEmpty())
        .subscribe(_ -> Platform.runLater(this::drawEmoji)); // a change is never made during one
  }

  private static Node node(StyledSegment<Either<String, Optional<Emoji>>, Boolean> segment) {
    return segment
        .getSegment()
        .unify(
            text -> {
              Text node = new TextExt(text);
              node.getStyleClass().add("composer-text");
              return node;
            },
            emoji -> emoji.<Node>map(one -> EmojiImage.of(one, EMOJI)).orElseGet(Text::new));
  }

  /// What was typed, emoji as their code points.
  String typed() {
    return typed(getDocument());
  }

  private static String typed(
      StyledDocument<Boolean, Either<String, Optional<Emoji>>, Boolean> document) {
    return document.getParagraphs().stream()
        .map(
            paragraph ->
                paragraph.getSegments().stream()
                    .map(
                        segment ->
                            segment.unify(text -> text, emoji -> emoji.map(Emoji::text).orElse("")))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  /// Emoji go as their code points here too.
  @Override
  public void copy() {
    var selection = getSelection();
    if (selection.getLength() > 0) {
      var content = new ClipboardContent();
      content.putString(typed(subDocument(selection.getStart(), selection.getEnd())));
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  /// Replaces all of it.
  void typed(String text) {
    replaceText(0, getLength(), text);
    getUndoManager().forgetHistory();
    moveTo(getLength());
  }

  /// Puts pictures in the place of the emoji that came as text.
  private void drawEmoji() {
    int at = 0;
    for (var piece : Pieces.of(getText())) {
      switch (piece) {
        case Piece.Plain(var text) -> at += text.length();
        case Piece.Link(var text, var _) -> at += text.length();
        case Piece.Picture(var emoji) -> {
          int end = at + emojiLength(at, emoji);
          replace(
              at,
              end,
              ReadOnlyStyledDocument.fromSegment(
                  Either.right(Optional.of(emoji)), true, true, OPS));
          at++;
        }
      }
    }
  }

  /// As long as it was typed: with the sign for "as a picture" or without.
  private int emojiLength(int at, Emoji emoji) {
    return getText().startsWith(emoji.text(), at)
        ? emoji.text().length()
        : emoji.text().replace("\ufe0f", "").length();
  }
}
