package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.desktop.base.Language;
import im.relation.desktop.base.Theme;
import im.relation.domain.ConversationId;
import im.relation.sdk.ImClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every scene in both themes and three languages, with real people and messages: can it be read,
/// is everything named and reachable? Writes the pictures that README shows
/// (`scripts/screenshots`).
class ScenesIT {

  private static final Path PICTURES =
      Path.of(System.getProperty("im.screenshots", "target/screenshots"));

  @TempDir Path folder;

  private final List<Peer> peers = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  @Test
  void everyTextCanBeReadAndEveryControlIsNamedInEveryScene() {
    try (var window = ClientWindow.open(folder)) {
      // Given
      visit(window, "welcome", "sign-in", "#go-sign-in", "#identifier");
      choose(window, Theme.LIGHT, Language.ENGLISH);
      window.click("#go-sign-up");
      window.click("#go-sign-in");
      window.click("#go-sign-up");
      fillSignUp(window);
      var open = people(window.client());

      // When
      for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
        for (var language : List.of(Language.ENGLISH, Language.CHINESE, Language.JAPANESE)) {
          choose(window, theme, language);
          scenes(window, theme.name() + "-" + language.locale().getLanguage(), open);
        }
      }

      // Then
      assertThat(faults).isEmpty();
    } finally {
      peers.forEach(Peer::close);
    }
  }

  private static void fillSignUp(ClientWindow window) {
    window.fill("#username", Service.name("kim"));
    window.fill("#nickname", "Kim Moreau");
    window.fill("#password", Service.PASSWORD);
    window.click("#submit");
    window.node("#conversations");
  }

  private void visit(
      ClientWindow window, String first, String second, String leads, String awaited) {
    for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
      for (var language : List.of(Language.ENGLISH, Language.CHINESE, Language.JAPANESE)) {
        choose(window, theme, language);
        var name = theme.name() + "-" + language.locale().getLanguage();
        window.node(leads);
        look(window, name + "-" + first);
        window.click(leads);
        window.node(awaited);
        look(window, name + "-" + second);
        window.click("#go-server");
        window.node("#functions");
        look(window, name + "-server");
        window.click("#go-back");
      }
    }
  }

  private static void choose(ClientWindow window, Theme theme, Language language) {
    ClientWindow.onWindowThread(
        () -> {
          window.home().preferences().theme(theme);
          window.home().preferences().language(language);
          return true;
        });
  }

  private void scenes(ClientWindow window, String name, ConversationId open) {
    window.click("#rail-CHATS");
    window.click("#conversation-" + open);
    window.node("#composer");
    window.node("#chat-name");
    look(window, name + "-chat");
    window.click("#composer");
    window.write(":smi");
    window.node("#completion");
    check(window, name + "-completion");
    window.press(KeyCode.ESCAPE);
    window.empty("#composer");
    window.click("#open-emoji");
    window.node("#emoji-grinning");
    look(window, name + "-emoji");
    window.click("#open-emoji");
    window.click("#open-search");
    window.write("draft");
    window.await("hits", scene -> scene.getRoot().lookupAll("#hits .list-cell").size() > 2);
    look(window, name + "-search");
    window.press(KeyCode.ESCAPE);
    window.click("#rail-CONTACTS");
    window.click("#show-requests");
    window.node("#requests");
    look(window, name + "-contacts");
    window.click("#show-find");
    window.node("#find-field");
    look(window, name + "-find");
    window.click("#rail-SETTINGS");
    window.node("#sign-out");
    window.await("the account is shown", scene -> scene.lookup("#revoke-others") != null);
    look(window, name + "-settings");
  }

  /// Looks at what is shown now.
  private void look(ClientWindow window, String name) {
    var file = PICTURES.resolve(name.toLowerCase(Locale.ROOT) + ".png");
    ClientWindow.onWindowThread(
        () -> {
          window.scene().getRoot().applyCss();
          window.scene().getRoot().layout();
          Pictures.write(window.scene(), file);
          return true;
        });
    check(window, name);
  }

  private void check(ClientWindow window, String name) {
    ClientWindow.onWindowThread(
        () ->
            Reading.faults(window.scene()).stream()
                .map(fault -> name + ": " + fault)
                .collect(Collectors.toCollection(() -> faults)));
  }

  /// Five friends who wrote, and one who asks to be one; gives the conversation to be opened.
  private ConversationId people(ImClient me) {
    var names = List.of("Marcus Cole", "佐藤 健", "陈晓明", "Aiko Tanaka", "Sofia Reyes");
    var last =
        List.of(
            "I think we should ship it on Friday",
            "写真ありがとう！",
            "下午三点开会，别忘了带上数据",
            "了解です。明日の朝までに直します 🙇",
            "The draft is ready 📝");
    ConversationId open = null;
    for (int at = 0; at < names.size(); at++) {
      var peer = new Peer(names.get(at));
      peers.add(peer);
      open = peer.befriend(me);
      if (at == names.size() - 1) {
        chat(peer, me, open);
      }
      peer.say(open, last.get(at));
    }
    var asking = new Peer("Lin Wei");
    peers.add(asking);
    var _ = asking.client().friends().request(me.user(), "We met at the conference").orThrow();
    return java.util.Objects.requireNonNull(open);
  }

  private static void chat(Peer peer, ImClient me, ConversationId conversation) {
    peer.say(conversation, "Could you look at the flaky login test when you have a minute?");
    peer.say(
        conversation,
        "It fails about one run in fifty, always on the second account, and the log only says the"
            + " socket was closed by the peer before the handshake finished.");
    mine(me, conversation, "I pushed a fix: the heartbeat timer was started too early 👍🏽");
    mine(me, conversation, "https://example.org/changes/42 has the details");
    peer.say(conversation, "好的👌 谢谢！");
    peer.say(conversation, "مرحبا، هل يعمل كل شيء الآن؟");
    mine(me, conversation, "👨‍👩‍👧‍👦 🇯🇵 ❤️");
    mine(me, conversation, "family, flag and heart arrive as one picture each");
  }

  private static void mine(ImClient me, ConversationId conversation, String text) {
    var _ = me.messages().send(conversation, text).outcome().join();
  }
}
