package im.relation.desktop.chat;

import im.relation.desktop.base.IconButton;
import im.relation.desktop.base.Pulse;
import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Texts;
import im.relation.domain.Sequence;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualFlow.Gravity;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The messages in sight. Only their rows exist; what comes is shown where the reader is at the end
/// and counted where he is not; near an end of the window of rows more are asked for.
final class MessageList extends StackPane {

  /// So many rows before the end of the window of rows more are asked for.
  private static final int NEAR = 20;

  private static final int TRIES = 5;
  private static final Insets BELOW = new Insets(0, 0, 8, 0);
  private static final Insets CORNER = new Insets(0, 20, 14, 0);

  private final ChatViewModel model;
  private final VirtualFlow<ChatRow, RowView> flow;
  private final MessageBar bar;
  private final Button jump;
  private Optional<Sequence> sought = Optional.empty();
  private Optional<Sequence> marked = Optional.empty();

  /// Whether what comes is followed: from when the end was in sight until a hand scrolls away.
  private boolean following = true;

  private boolean byHand;
  private int tries;

  /// The row whose node went while it had the focus, as the node of a row that changed does: the
  /// next one of that row gets it back.
  private Optional<String> unfocused = Optional.empty();

  private boolean placed;
  private boolean looking;

  /// Just placed: rows have not their heights yet. Where all that is unread fits, its end is shown.
  private boolean settling;

  MessageList(ChatViewModel model, Texts texts, Dates dates, MessageView.Actions actions) {
    this.model = model;
    flow =
        VirtualFlow.createVertical(
            model.rows(),
            row -> watched(new RowView(row, texts, dates, actions, model::load)),
            Gravity.REAR);
    flow.setId("messages");
    flow.getStyleClass().add("messages");
    flow.setAccessibleText(texts.of("chat.messages"));
    bar = new MessageBar(flow);
    jump = jump(texts);
    var count = new Label();
    count.setId("below");
    count.getStyleClass().add("badge");
    count.setMouseTransparent(true);
    model.belowProperty().addListener((_, _, below) -> count(count, below.longValue()));
    count(count, model.belowProperty().get());
    StackPane.setAlignment(count, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(count, new Insets(0, 18, 50, 0));
    count.visibleProperty().bind(jump.visibleProperty().and(count.textProperty().isNotEmpty()));
    getChildren().addAll(new BorderPane(flow, null, bar, null, null), jump, count);
    setPadding(BELOW);
    model.rows().addListener((ListChangeListener<ChatRow>) _ -> changed());
    for (var hand : List.of(ScrollEvent.SCROLL, MouseEvent.MOUSE_DRAGGED, KeyEvent.KEY_PRESSED)) {
      addEventFilter(hand, _ -> byHand = true);
    }
    flow.visibleCells().addListener((ListChangeListener<RowView>) _ -> lookSoon());
    flow.needsLayoutProperty().addListener((_, _, _) -> lookSoon());
    sceneProperty().addListener((_, _, _) -> lookSoon());
    flow.heightProperty().addListener((_, _, _) -> resized());
    flow.widthProperty().addListener((_, _, _) -> resized());
  }

  private RowView watched(RowView view) {
    var node = view.getNode();
    node.focusWithinProperty()
        .addListener(
            (_, _, within) -> {
              if (!within && node.getScene() == null && getScene() != null) {
                unfocused = Optional.of(view.row().key());
              }
            });
    return view;
  }

  private Button jump(Texts texts) {
    var button =
        new IconButton(
            Feather.CHEVRON_DOWN, "jump", texts.of("chat.jump"), "button-circle", "jump");
    button.setOnAction(
        _ -> {
          stickToTheEnd();
          model.newest();
        });
    button.setVisible(false);
    StackPane.setAlignment(button, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(button, CORNER);
    return button;
  }

  private static void count(Label label, long below) {
    label.setText(below == 0 ? "" : Long.toString(below));
  }

  /// Where the reader is from now on.
  void stickToTheEnd() {
    following = true;
    sought = Optional.empty();
    placed = true;
    toTheEnd();
  }

  /// Leads to an entry, wherever it is, and marks it.
  void goTo(Sequence place) {
    following = false;
    placed = true;
    marked = Optional.of(place);
    sought = marked;
    model.around(place);
    changed();
  }

  /// Where a reader was when the client was closed.
  void restore(Sequence place) {
    following = false;
    placed = true;
    sought = Optional.of(place);
    model.around(place);
  }

  void reword() {
    flow.visibleCells().forEach(RowView::reword);
  }

  void unmark() {
    marked = Optional.empty();
    mark();
  }

  private void resized() {
    if (flow.getHeight() <= 0 || flow.getWidth() <= 0) {
      return;
    }
    if (!placed) {
      place();
    } else if (following) {
      toTheEnd();
    }
    lookSoon();
  }

  /// The first time: at the line of new messages, at the end where there is none.
  private void place() {
    placed = true;
    int line = model.rows().indexOf(new ChatRow.NewMessages());
    if (line >= 0) {
      following = false;
      settling = true;
      flow.showAsFirst(Math.max(0, line - 1));
    } else {
      toTheEnd();
    }
  }

  private void toTheEnd() {
    if (!model.rows().isEmpty()) {
      flow.showAsLast(model.rows().size() - 1);
    }
  }

  private void changed() {
    tries = 0;
    sought.ifPresent(this::show);
    if (following) {
      toTheEnd();
    }
    lookSoon();
  }

  private void show(Sequence place) {
    for (int at = 0; at < model.rows().size(); at++) {
      if (model.rows().get(at).place().filter(place::equals).isPresent()) {
        sought = Optional.empty();
        flow.showAtOffset(at, Math.max(40, flow.getHeight() / 3));
        return;
      }
    }
  }

  /// Looks when the next pulse has laid the rows out: to look before that lays them out once more.
  private void lookSoon() {
    var scene = getScene();
    if (looking || scene == null) {
      return;
    }
    looking = true;
    Pulse.after(
        scene,
        () -> {
          looking = false;
          look();
        });
  }

  /// Tells the model what is in sight.
  private void look() {
    if (model.rows().isEmpty() || flow.visibleCells().isEmpty() || getScene() == null) {
      return;
    }
    bar.look();
    mark();
    refocus();
    int last = flow.getLastVisibleIndex();
    boolean endInSight = last == model.rows().size() - 1 && endsInSight();
    follow(endInSight, last == model.rows().size() - 1);
    jump.setVisible(!endInSight || model.hasNewer());
    model.inSight(newestInSight(), endInSight && !model.hasNewer());
    if (flow.getFirstVisibleIndex() < NEAR) {
      model.older();
    }
    if (last > model.rows().size() - NEAR) {
      model.newer();
    }
  }

  /// Rows get their heights as they are shown, so the end may have to be gone to more than once.
  private void follow(boolean endInSight, boolean lastRow) {
    if (endInSight) {
      following = !model.hasNewer() && sought.isEmpty();
      tries = 0;
    } else if (byHand) {
      following = false;
    } else if ((following || (settling && lastRow)) && tries < TRIES) {
      tries++;
      toTheEnd();
      lookSoon();
    }
    settling = false;
    byHand = false;
  }

  private boolean endsInSight() {
    var node = flow.visibleCells().getLast().getNode();
    return node.getLayoutY() + node.getLayoutBounds().getHeight() <= flow.getHeight() + 2;
  }

  private Sequence newestInSight() {
    var newest = Sequence.NONE;
    for (var cell : flow.visibleCells()) {
      if (cell.row() instanceof ChatRow.Missing(var hole) && model.isUnread(hole)) {
        return newest;
      }
      var place = cell.row().place();
      if (place.isPresent() && place.get().isAfter(newest)) {
        newest = place.get();
      }
    }
    return newest;
  }

  private void mark() {
    for (var cell : flow.visibleCells()) {
      if (cell.getNode() instanceof MessageView message) {
        message.marked(marked.isPresent() && cell.row().place().equals(marked));
      }
    }
  }

  private void refocus() {
    var key = unfocused;
    unfocused = Optional.empty();
    flow.visibleCells().stream()
        .filter(cell -> key.filter(cell.row().key()::equals).isPresent())
        .findFirst()
        .ifPresent(cell -> cell.getNode().requestFocus());
  }

  /// The message that a node belongs to; null where it belongs to none.
  static @Nullable MessageView messageAt(Object target) {
    var node = target instanceof Node some ? some : null;
    while (node != null && !(node instanceof MessageView)) {
      node = node.getParent();
    }
    return (MessageView) node;
  }
}
