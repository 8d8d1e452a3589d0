package im.relation.desktop.shell;

import im.relation.desktop.base.Preferences;
import im.relation.desktop.base.Tasks;
import im.relation.desktop.base.Theme;
import im.relation.desktop.chat.ChatView;
import im.relation.desktop.chat.ChatViewModel;
import im.relation.desktop.contacts.ContactPages;
import im.relation.desktop.contacts.ContactsPane;
import im.relation.desktop.contacts.ContactsViewModel;
import im.relation.desktop.conversations.ConversationsView;
import im.relation.desktop.conversations.ConversationsViewModel;
import im.relation.desktop.people.People;
import im.relation.desktop.search.Hit;
import im.relation.desktop.search.SearchOverlay;
import im.relation.desktop.search.SearchViewModel;
import im.relation.desktop.settings.SettingsView;
import im.relation.desktop.settings.SettingsViewModel;
import im.relation.desktop.text.Dates;
import im.relation.desktop.text.Texts;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The window of somebody who is signed in. Made anew when the language changes. Confined to the
/// window's thread.
public final class MainView extends StackPane implements AutoCloseable {

  /// What the window needs.
  public record Host(
      ImClient client,
      Tasks tasks,
      Clock clock,
      Preferences preferences,
      People people,
      Outside outside) {}

  private static final String CONVERSATION = "conversation";
  private static final String PLACE = "place";

  private final Host host;
  private final Texts texts;
  private final Dates dates;
  private final ConversationsViewModel conversations;
  private final ContactsViewModel contacts;
  private final SearchOverlay search;
  private final Rail rail;
  private final BannerView banner;
  private final TextNotices notices;
  private final NoticeView notice;
  private final Subscription focusing;
  private final BorderPane content = new BorderPane();
  private final HBox panes = new HBox();
  private final ConversationsView chatsPane;
  private final ContactsPane contactsPane;
  private final ContactPages contactPages;
  private final Label nothingOpen;
  private @Nullable ChatViewModel chat;
  private @Nullable ChatView chatView;
  private @Nullable SettingsView settings;
  private Section section = Section.CHATS;
  private Instant wordedIn;

  public MainView(Host host, Texts texts) {
    this(host, texts, new TextNotices());
  }

  private MainView(Host host, Texts texts, TextNotices notices) {
    this.host = host;
    this.texts = texts;
    this.notices = notices;
    this.wordedIn = minute();
    this.dates = new Dates(texts, host.clock());
    getStyleClass().add("main");
    var client = host.client();
    conversations = new ConversationsViewModel(client, host.tasks(), host.people(), () -> texts);
    contacts = new ContactsViewModel(client, host.tasks(), host.people());
    contactPages = new ContactPages(contacts, texts, dates, this::openChat);
    var leads = new ConversationsView.Leads(this::open, this::openSearch, this::findPeople);
    chatsPane = new ConversationsView(conversations, texts, dates, leads);
    contactsPane = new ContactsPane(contacts, texts, dates, contactPages);
    var found =
        new SearchViewModel(
            client, host.tasks(), host.people(), conversations::items, contacts::contacts);
    search = new SearchOverlay(found, texts, dates, this::chosen, this::closeSearch);
    rail = new Rail(host.people().me(), texts, this::go, this::toggleTheme);
    rail.count(Section.CHATS, conversations.unreadProperty());
    rail.count(Section.CONTACTS, contacts.waitingProperty());
    banner = new BannerView(texts, this::act);
    notice = new NoticeView(texts, notices);
    nothingOpen = new Label(texts.of("chat.none"));
    nothingOpen.getStyleClass().add("faint");
    lay();
    conversations.openProperty().addListener((_, _, open) -> show(open));
    focusing = host.outside().focused().subscribe((_, _) -> focus());
    addEventFilter(KeyEvent.KEY_PRESSED, event -> Keys.pressed(event, new Commanding()));
    go(Section.CHATS);
  }

  private void lay() {
    HBox.setHgrow(content, Priority.ALWAYS);
    content.setMinWidth(0);
    VBox.setVgrow(panes, Priority.ALWAYS);
    getChildren().add(new VBox(banner, notice, panes));
  }

  /// Closes this view and makes the one that takes its place, in another language.
  public MainView in(Texts next) {
    close();
    return new MainView(host, next, notices);
  }

  /// Opens what was open when the client was closed, where it was read. To be called once, when the
  /// view is in its window.
  public void reopen() {
    long last = host.preferences().kept(CONVERSATION);
    long place = host.preferences().kept(PLACE);
    if (last > 0) {
      var item = conversations.find(new ConversationId(last));
      item.ifPresent(one -> conversations.open(one.id()));
      if (place > 0 && item.isPresent() && item.get().unread() == 0 && chatView != null) {
        chatView.restore(new Sequence(place));
      }
      focusComposer();
    }
    tick();
  }

  private void focusComposer() {
    if (chatView != null) {
      chatView.focusComposer();
    }
  }

  /// Learns from what the client tells.
  public void happened(Event event) {
    conversations.happened(event);
    contacts.happened(event);
    notice.happened(event);
    if (chat != null) {
      chat.happened(event);
    }
    if (settings != null && section == Section.SETTINGS) {
      settings.happened(event);
    }
    if (event instanceof Event.ConnectionChanged) {
      banner.changed(host.client().connection(), host.clock().instant());
    }
  }

  /// Once a second: what the passing of time changes, and what a kill must not lose.
  public void tick() {
    host.people().tick();
    banner.tick(host.client().connection(), host.clock().instant());
    if (!minute().equals(wordedIn)) {
      wordedIn = minute();
      chatsPane.reword();
      contactsPane.reword();
      if (chatView != null) {
        chatView.reword();
      }
    }
    remember();
  }

  private Instant minute() {
    return host.clock().instant().truncatedTo(ChronoUnit.MINUTES);
  }

  private void remember() {
    host.preferences()
        .keep(
            CONVERSATION, conversations.openProperty().get().map(ConversationId::value).orElse(0L));
    host.preferences().keep(PLACE, chat == null || chat.isAtEnd() ? 0 : chat.inSight().value());
  }

  /// Opens a conversation, ready to be written in.
  public void openChat(ConversationId conversation) {
    open(conversation);
    focusComposer();
  }

  private void open(ConversationId conversation) {
    conversations.open(conversation);
    go(Section.CHATS);
  }

  /// Whether a conversation is in sight in a window that has the focus.
  public boolean isRead(ConversationId conversation) {
    return chat != null && chat.conversation().equals(conversation) && chat.focusedProperty().get();
  }

  private void show(Optional<ConversationId> open) {
    closeChat();
    if (open.isPresent()) {
      var model =
          new ChatViewModel(
              host.client(), open.get(), host.tasks(), host.people(), host.clock().getZone());
      chat = model;
      chatView =
          new ChatView(
              model,
              new ChatView.Host(
                  host.client(),
                  host.tasks(),
                  host.preferences(),
                  texts,
                  dates,
                  host.outside()::open));
      focus();
    }
    if (section == Section.CHATS) {
      go(Section.CHATS);
    }
  }

  private void closeChat() {
    if (chat != null) {
      chat.close();
      conversations.refresh();
    }
    chat = null;
    chatView = null;
  }

  /// Tells the chat whether it is looked at.
  private void focus() {
    if (chat != null) {
      boolean looked =
          host.outside().focused().get()
              && section == Section.CHATS
              && !getChildren().contains(search);
      chat.focusedProperty().set(looked);
      if (looked) {
        host.outside().read(chat.conversation());
      }
    }
  }

  private void go(Section next) {
    section = next;
    rail.selected(next);
    Node side = next == Section.CONTACTS ? contactsPane : chatsPane;
    content.setCenter(
        switch (next) {
          case CHATS -> chatView == null ? new StackPane(nothingOpen) : chatView;
          case CONTACTS -> contactPages;
          case SETTINGS -> settings();
        });
    var shown = List.of(rail, side, content);
    if (!panes.getChildren().equals(shown)) { // what is taken out loses the focus
      panes.getChildren().setAll(shown);
    }
    if (next == Section.SETTINGS) {
      settings().open();
    }
    focus();
  }

  private SettingsView settings() {
    if (settings == null) {
      settings =
          new SettingsView(
              new SettingsViewModel(host.client(), host.tasks(), host.people()),
              host.people().me(),
              new SettingsView.Host(
                  host.preferences(),
                  texts,
                  dates,
                  host.outside().facts(),
                  host.outside()::signOut));
    }
    return settings;
  }

  private void findPeople() {
    go(Section.CONTACTS);
    contactPages.showFind();
  }

  private void openSearch() {
    if (!getChildren().contains(search)) {
      getChildren().add(search);
    }
    search.open();
    focus();
  }

  private void closeSearch() {
    getChildren().remove(search);
    if (section == Section.CHATS) {
      focusComposer();
    }
    focus();
  }

  private void chosen(Hit hit) {
    closeSearch();
    hit.target().ifPresent(this::openChat);
    if (hit instanceof Hit.Message message && chatView != null) {
      chatView.showEntry(message.sequence());
    }
  }

  private void toggleTheme() {
    host.preferences().theme(host.outside().isDark() ? Theme.LIGHT : Theme.DARK);
  }

  private void act(Banner.Action action) {
    switch (action) {
      case RETRY -> {
        host.client().disconnect();
        host.client().connect();
      }
      case SIGN_IN -> host.outside().signInAgain();
      case REOPEN -> host.outside().reopen();
      case NONE -> {}
    }
  }

  @Override
  public void close() {
    remember();
    focusing.unsubscribe();
    closeChat();
    conversations.close();
    contacts.close();
  }

  private final class Commanding implements Keys.Commands {
    @Override
    public void search() {
      openSearch();
    }

    @Override
    public void searchHere() {
      if (chatView != null && section == Section.CHATS) {
        chatView.openSearch();
      } else {
        openSearch();
      }
    }

    @Override
    public void step(int rows) {
      go(Section.CHATS);
      conversations.step(rows);
      focusComposer();
    }

    @Override
    public void openAt(int index) {
      go(Section.CHATS);
      conversations.openAt(index);
      focusComposer();
    }

    @Override
    public void settings() {
      go(Section.SETTINGS);
    }

    @Override
    public void fontSize(int change) {
      host.preferences().fontSize(host.preferences().fontSize() + change);
    }

    @Override
    public void escape() {
      if (getChildren().contains(search)) {
        closeSearch();
      } else if (section != Section.CHATS) {
        go(Section.CHATS);
      } else if (chatView == null || !chatView.escape()) {
        conversations.leave();
      }
    }
  }
}
