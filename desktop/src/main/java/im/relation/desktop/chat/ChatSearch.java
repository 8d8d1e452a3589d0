package im.relation.desktop.chat;

import im.relation.desktop.base.Tasks;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.sdk.Entry;
import im.relation.sdk.ImClient;
import im.relation.sdk.SearchPage;
import im.relation.sdk.SearchQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Looks for messages in one conversation and leads from one to the next. Confined to the window's
/// thread.
final class ChatSearch {

  /// What is found; a value.
  ///
  /// @param at which one is shown, from 0, the newest first; meaningless where there is none
  /// @param more whether there are more than are counted
  record Found(List<Sequence> places, int at, boolean more) {
    Optional<Sequence> place() {
      return places.isEmpty() ? Optional.empty() : Optional.of(places.get(at));
    }
  }

  private static final int MOST = 200;

  private final ImClient client;
  private final ConversationId conversation;
  private final Tasks tasks;
  private final Consumer<Sequence> go;
  private final SimpleObjectProperty<Optional<Found>> found =
      new SimpleObjectProperty<>(Optional.empty());
  private String text = "";

  /// @param go leads to an entry
  ChatSearch(ImClient client, ConversationId conversation, Tasks tasks, Consumer<Sequence> go) {
    this.client = client;
    this.conversation = conversation;
    this.tasks = tasks;
    this.go = go;
  }

  /// Empty while nothing is looked for.
  ReadOnlyObjectProperty<Optional<Found>> foundProperty() {
    return found;
  }

  void look(String sought) {
    text = sought;
    if (sought.isBlank()) {
      found.set(Optional.empty());
      return;
    }
    var query = SearchQuery.of(sought).in(conversation);
    tasks.ask(
        () -> client.messages().search(query, MOST),
        page -> {
          if (sought.equals(text)) {
            show(page);
          }
        });
  }

  private void show(SearchPage page) {
    show(new Found(page.entries().stream().map(Entry::sequence).toList(), 0, page.more()));
  }

  private void show(Found next) {
    found.set(Optional.of(next));
    next.place().ifPresent(go);
  }

  /// Goes on to an older one, with a negative number to a newer one; round and round.
  void step(int places) {
    found
        .get()
        .filter(now -> !now.places().isEmpty())
        .ifPresent(
            now -> {
              int at = Math.floorMod(now.at() + places, now.places().size());
              show(new Found(now.places(), at, now.more()));
            });
  }
}
