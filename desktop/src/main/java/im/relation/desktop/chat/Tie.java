package im.relation.desktop.chat;

import im.relation.contract.friendship.v1.ListBlockedResponse;
import im.relation.desktop.base.Reread;
import im.relation.desktop.base.Tasks;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.Conversation;
import im.relation.sdk.Done;
import im.relation.sdk.Event;
import im.relation.sdk.ImClient;
import im.relation.sdk.Result;
import java.util.Optional;
import java.util.function.Consumer;

/// What the other one of a conversation is to this person, and so whether there is any writing.
/// Confined to the window's thread.
final class Tie {

  /// More pages than anybody blocks people end the asking.
  private static final int PAGES = 20;

  /// @param maySend whether the service takes messages
  private record Stored(UserId peer, boolean friends, boolean maySend) {}

  private final ImClient client;
  private final ConversationId conversation;
  private final Tasks tasks;
  private final Runnable changed;
  private final Reread<Stored> reread;
  private Stored stored;
  private boolean blocked;

  /// Reads what is stored at once.
  Tie(ImClient client, ConversationId conversation, Tasks tasks, Runnable changed) {
    this.client = client;
    this.conversation = conversation;
    this.tasks = tasks;
    this.changed = changed;
    this.stored = read();
    this.reread = new Reread<>(tasks, this::read, this::reread);
    askWhetherBlocked();
  }

  UserId peer() {
    return stored.peer();
  }

  Writing writing() {
    if (!stored.friends()) {
      return Writing.NOT_FRIENDS;
    }
    return blocked && !stored.maySend() ? Writing.BLOCKED : Writing.OPEN;
  }

  /// Learns from what the client tells.
  void happened(Event event) {
    switch (event) {
      case Event.ConversationChanged _, Event.FriendChanged _ -> reread.ask();
      case Event.ConnectionChanged(ConnectionState.Live _) -> askWhetherBlocked();
      default -> {}
    }
  }

  private Stored read() {
    var found = client.conversations().find(conversation);
    UserId peer = found.flatMap(one -> Optional.ofNullable(one.peer())).orElseGet(client::user);
    boolean friends =
        client.friends().known().stream().anyMatch(one -> one.getUserId() == peer.value());
    return new Stored(peer, friends, found.filter(Conversation::maySend).isPresent());
  }

  private void reread(Stored found) {
    stored = found;
    askWhetherBlocked();
    changed.run();
  }

  /// Of two friends who may not write one blocks the other; only the service knows which.
  private void askWhetherBlocked() {
    if (stored.friends() && !stored.maySend()) {
      var peer = stored.peer();
      tasks.ask(() -> blocks(peer), found -> found.ifPresent(this::blocked));
    }
  }

  private void blocked(boolean now) {
    blocked = now;
    changed.run();
  }

  /// @return empty where the service does not answer
  private Optional<Boolean> blocks(UserId peer) {
    var token = "";
    for (int page = 0; page < PAGES; page++) {
      if (!(client.friends().blocked(token)
          instanceof Result.Ok<ListBlockedResponse>(var answer))) {
        return Optional.empty();
      }
      if (answer.getUserIdsList().contains(peer.value())) {
        return Optional.of(true);
      }
      token = answer.getNextPageToken();
      if (token.isEmpty()) {
        break;
      }
    }
    return Optional.of(false);
  }

  /// Unblocks the other one.
  ///
  /// @param answered is given what the service said
  void unblock(Consumer<Result<?>> answered) {
    var peer = stored.peer();
    tasks.ask(
        () -> client.friends().unblock(peer),
        answer -> {
          if (answer instanceof Result.Ok<Done>) {
            blocked(false);
          }
          answered.accept(answer);
        });
  }
}
