package im.relation.desktop.search;

import im.relation.desktop.base.Tasks;
import im.relation.desktop.contacts.Contact;
import im.relation.desktop.conversations.ConversationItem;
import im.relation.desktop.people.People;
import im.relation.desktop.people.Person;
import im.relation.domain.ConversationId;
import im.relation.sdk.Entry;
import im.relation.sdk.ImClient;
import im.relation.sdk.SearchQuery;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Finds as a person types: conversations at once, messages when the store answered. Confined to
/// the window's thread.
public final class SearchViewModel {

  private static final int CHATS = 8;
  private static final int MESSAGES = 50;

  private final ImClient client;
  private final Tasks tasks;
  private final People people;
  private final Supplier<List<ConversationItem>> conversations;
  private final Supplier<List<Contact>> contacts;
  private final ObservableList<Hit> hits = FXCollections.observableArrayList();
  private String text = "";

  public SearchViewModel(
      ImClient client,
      Tasks tasks,
      People people,
      Supplier<List<ConversationItem>> conversations,
      Supplier<List<Contact>> contacts) {
    this.client = client;
    this.tasks = tasks;
    this.people = people;
    this.conversations = conversations;
    this.contacts = contacts;
  }

  /// What is found, conversations first.
  public ObservableList<Hit> hits() {
    return hits;
  }

  /// Looks for a text; without one the newest conversations are shown.
  public void look(String sought) {
    text = sought;
    var chats = chats(sought);
    hits.setAll(withHeading("search.chats", chats));
    if (sought.isBlank()) {
      return;
    }
    var query = SearchQuery.of(sought);
    tasks.ask(
        () -> client.messages().search(query, MESSAGES),
        page -> {
          if (sought.equals(text)) {
            var messages = page.entries().stream().map(this::message).toList();
            hits.setAll(withHeading("search.chats", chats));
            hits.addAll(withHeading("search.messages", messages));
          }
        });
  }

  private static List<Hit> withHeading(String key, List<Hit> found) {
    var all = new ArrayList<Hit>();
    if (!found.isEmpty()) {
      all.add(new Hit.Heading(key));
      all.addAll(found);
    }
    return all;
  }

  private List<Hit> chats(String sought) {
    Map<ConversationId, Person> all = new LinkedHashMap<>();
    conversations.get().forEach(item -> all.put(item.id(), item.person()));
    contacts
        .get()
        .forEach(
            contact ->
                contact.conversation().ifPresent(id -> all.putIfAbsent(id, contact.person())));
    return all.entrySet().stream()
        .filter(entry -> matches(entry.getValue(), sought))
        .limit(CHATS)
        .<Hit>map(entry -> new Hit.Chat(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Whether a word of the name, or the username, begins so.
  static boolean matches(Person person, String sought) {
    var begin = folded(sought.strip());
    var name = folded(person.name());
    return name.contains(begin) || folded(person.username()).startsWith(begin);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  private Hit message(Entry entry) {
    var person =
        conversations.get().stream()
            .filter(item -> item.id().equals(entry.conversation()))
            .map(ConversationItem::person)
            .findFirst()
            .orElseGet(() -> people.of(entry.sender()));
    return new Hit.Message(
        entry.conversation(), entry.sequence(), person, entry.text(), entry.acceptedAt());
  }
}
