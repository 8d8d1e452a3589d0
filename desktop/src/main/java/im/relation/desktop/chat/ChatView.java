package im.relation.desktop.chat;

import im.relation.desktop.base.Preferences;
import im.relation.desktop.base.Tasks;
import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Texts;
import im.relation.domain.ClientMessageId;
import im.relation.domain.Sequence;
import im.relation.sdk.ImClient;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One open conversation: who it is with, its messages, the composer.
public final class ChatView extends BorderPane {

  /// What a chat needs of the window that it is in.
  ///
  /// @param open opens an address in the system's browser
  public record Host(
      ImClient client,
      Tasks tasks,
      Preferences preferences,
      Texts texts,
      Dates dates,
      Consumer<URI> open) {}

  private static final Insets OVER_THE_COMPOSER = new Insets(0, 0, 6, 12);

  private final ChatViewModel model;
  private final Host host;
  private final MessageList list;
  private final Composer composer;
  private final CannotWrite cannotWrite;
  private final StackPane middle;

  /// While it is open: it draws some hundred pictures.
  private @Nullable EmojiPicker picker;

  private final ChatHeader header;
  private final ChatSearchBar searchBar;
  private final VBox top = new VBox();

  public ChatView(ChatViewModel model, Host host) {
    this.model = model;
    this.host = host;
    getStyleClass().add("chat");
    list = new MessageList(model, host.texts(), host.dates(), new Acting());
    composer = new Composer(host.texts(), this::send, model::typed, this::togglePicker);
    composer.text(model.draft());
    cannotWrite = new CannotWrite(host.texts(), model);
    var search = new ChatSearch(host.client(), model.conversation(), host.tasks(), this::goTo);
    searchBar = new ChatSearchBar(search, host.texts(), this::closeSearch);
    show(searchBar, false);
    middle = new StackPane(list, overTheComposer(composer.completions()));
    header = new ChatHeader(model, host.texts(), host.dates(), this::openSearch);
    top.getChildren().addAll(header, searchBar);
    setTop(top);
    setCenter(middle);
    model.headerProperty().addListener((_, _, header) -> bottom(header));
    bottom(model.headerProperty().get());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
  }

  private static Node overTheComposer(Node node) {
    StackPane.setAlignment(node, Pos.BOTTOM_LEFT);
    StackPane.setMargin(node, OVER_THE_COMPOSER);
    return node;
  }

  /// The composer, or why there is none.
  private void bottom(ChatViewModel.Header header) {
    cannotWrite.show(header);
    setBottom(header.writing() == Writing.OPEN ? composer : cannotWrite);
  }

  private static void show(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }

  private Optional<String> send(String text) {
    var refused = model.send(text);
    if (refused.isEmpty()) {
      list.stickToTheEnd();
    }
    return refused.map(this::words);
  }

  private String words(ChatViewModel.Refusal refused) {
    return switch (refused) {
      case ChatViewModel.Refusal.Rule(var problem) -> host.texts().of(problem);
      case ChatViewModel.Refusal.Disk(var reason) -> host.texts().of("store." + reason.name());
    };
  }

  private void goTo(Sequence place) {
    list.goTo(place);
  }

  /// Leads to an entry and marks it.
  public void showEntry(Sequence place) {
    list.goTo(place);
  }

  /// Shows the newest place that was read before the client was closed.
  public void restore(Sequence place) {
    list.restore(place);
  }

  /// Words again what the passing of time changes.
  public void reword() {
    header.show(model.headerProperty().get());
    list.reword();
  }

  public void focusComposer() {
    composer.focus();
  }

  public void openSearch() {
    show(searchBar, true);
    searchBar.focus();
  }

  private void closeSearch() {
    show(searchBar, false);
    list.unmark();
    composer.focus();
  }

  private void togglePicker() {
    if (picker == null) {
      picker = new EmojiPicker(host.texts(), host.preferences(), this::picked);
      middle.getChildren().add(overTheComposer(picker));
      picker.focus();
    } else {
      closePicker();
    }
  }

  private void closePicker() {
    middle.getChildren().remove(picker);
    picker = null;
    composer.focus();
  }

  private void picked(im.relation.desktop.emoji.Emoji emoji) {
    closePicker();
    composer.insert(emoji);
  }

  /// Closes the innermost thing that is open over the chat.
  ///
  /// @return whether something was
  public boolean escape() {
    if (composer.escape()) {
      return true;
    }
    if (picker != null) {
      closePicker();
      return true;
    }
    if (searchBar.isVisible()) {
      closeSearch();
      return true;
    }
    return false;
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown()
        && event.getCode() == KeyCode.C
        && event.getTarget() instanceof MessageView message) {
      copy(message.text());
      event.consume();
    }
  }

  private void menu(ContextMenuEvent event) {
    var message = MessageList.messageAt(event.getTarget());
    if (message != null) {
      var copy = new MenuItem(host.texts().of("action.copy"));
      copy.setId("copy");
      copy.setOnAction(_ -> copy(message.text()));
      var menu = new ContextMenu(copy);
      menu.show(message, event.getScreenX(), event.getScreenY());
      event.consume();
    }
  }

  private static void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private final class Acting implements MessageView.Actions {
    @Override
    public void opened(URI address) {
      host.open().accept(address);
    }

    @Override
    public void retry(ClientMessageId failed) {
      model.retry(failed);
    }

    @Override
    public void discard(ClientMessageId failed) {
      model.discard(failed);
    }
  }
}
