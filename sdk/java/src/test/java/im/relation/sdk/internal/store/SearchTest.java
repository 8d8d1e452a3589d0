package im.relation.sdk.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.message.v1.Entry;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.message.v1.MessageBody;
import im.relation.contract.message.v1.TextBody;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.sdk.SearchQuery;
import im.relation.sdk.internal.store.SearchSql.Hit;
import im.relation.sdk.internal.store.Store.Outlives;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTest {

  private static final long NOON = 1_800_000_000_000L;
  private static final long ANN = 11;
  private static final long BOB = 12;

  private final Store store = Store.inMemory();

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest(name = "{1} finds {0}")
  @CsvSource({
    "The quick brown fox, quick",
    "The quick brown fox, QUICK",
    "The quick brown fox, bro",
    "The quick brown fox, fox quick",
    "The quick brown fox, f",
    "Café au lait, cafe",
    "see https://example.org/a_page now, example.org",
    "Version 1.25 is out, 1.25",
    "明天我们去北京吃饭, 北",
    "明天我们去北京吃饭, 北京",
    "明天我们去北京吃饭, 去北京吃",
    "明天我们去北京吃饭, 吃饭 明天",
    "明日は東京に行きます, 東京",
    "メッセージを送る, セージ",
    "ﾒｯｾｰｼﾞ, メッセージ",
    "ＡＢＣ, abc",
    "안녕하세요 여러분, 하세",
    "meet at 北京 station, 京 stat"
  })
  void findsWordsTheirBeginningsAndPartsOfScriptsWithoutBlanks(String text, String typed) {
    save(entry(1, 1, ANN, NOON, text));
    assertThat(sequences(SearchQuery.of(typed))).containsExactly(1L);
  }

  @ParameterizedTest(name = "{1} does not find {0}")
  @CsvSource({
    "The quick brown fox, quick dog",
    "The quick brown fox, uick",
    "明天我们去北京吃饭, 京北",
    "明天我们去北京吃饭, 南京"
  })
  void findsNothingElse(String text, String typed) {
    save(entry(1, 1, ANN, NOON, text));
    assertThat(sequences(SearchQuery.of(typed))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "!",
        "\"",
        "* ^ -",
        "\"quick",
        "quick\" OR \"x",
        "words:quick",
        "quick*",
        "(quick",
        "NEAR(quick brown)",
        "quick -fox",
        "{words} : quick",
        "quick\u0000",
        "🦊"
      })
  void takesWhateverIsTypedForTextAndNotForOperators(String typed) {
    save(entry(1, 1, ANN, NOON, "quick"));
    assertThat(sequences(SearchQuery.of(typed))).isSubsetOf(1L);
  }

  @Test
  void takesOperatorsForWords() {
    save(entry(1, 1, ANN, NOON, "black AND white"));
    save(entry(1, 2, ANN, NOON, "black or white"));
    assertThat(sequences(SearchQuery.of("black AND white"))).containsExactly(1L);
    assertThat(sequences(SearchQuery.of("NOT white"))).isEmpty();
  }

  @Test
  void looksInOneConversationForOnePersonInASpanOfTime() {
    save(entry(1, 1, ANN, NOON, "lunch"));
    save(entry(1, 2, BOB, NOON + 1, "lunch"));
    save(entry(2, 3, ANN, NOON + 2, "lunch"));
    save(entry(2, 4, BOB, NOON + 3, "lunch 11 12"));

    var lunch = SearchQuery.of("lunch");
    assertThat(sequences(lunch)).containsExactly(4L, 3L, 2L, 1L);
    assertThat(sequences(lunch.by(new UserId(ANN)))).containsExactly(3L, 1L);
    assertThat(sequences(lunch.in(new ConversationId(2)))).containsExactly(4L, 3L);
    assertThat(sequences(lunch.in(new ConversationId(2)).by(new UserId(BOB)))).containsExactly(4L);
    assertThat(sequences(lunch.between(at(NOON + 1), at(NOON + 3)))).containsExactly(3L, 2L);
  }

  @Test
  void givesTheNewestFirstHoweverTheyCameAndPagesLoseNone() {
    // Given: pages of an old log come after what is new, and many have the same time
    var expected = new ArrayList<Long>();
    for (long sequence = 100; sequence >= 1; sequence--) {
      save(entry(1, sequence, ANN, NOON + sequence / 10, "hello"));
      expected.add(sequence);
    }

    // When
    var found = new ArrayList<Long>();
    long before = Long.MAX_VALUE;
    List<Hit> page;
    do {
      page = find(SearchQuery.of("hello"), before, 7);
      page.forEach(hit -> found.add(hit.entry().getSequence()));
      before = page.isEmpty() ? before : page.getLast().id();
    } while (!page.isEmpty());

    // Then
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(found.stream().map(sequence -> sequence / 10))
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void anEntryThatIsReplacedIsFoundByWhatItSaysNow() {
    save(entry(1, 1, ANN, NOON, "before"));
    save(entry(1, 1, ANN, NOON, "after"));
    assertThat(sequences(SearchQuery.of("before"))).isEmpty();
    assertThat(sequences(SearchQuery.of("after"))).containsExactly(1L);
  }

  @Test
  void anEntryThatSaysNothingMoreIsNotFound() {
    save(entry(1, 1, ANN, NOON, "recalled"));
    save(entry(1, 1, ANN, NOON, ""));
    assertThat(sequences(SearchQuery.of("recalled"))).isEmpty();
  }

  private void save(Entry entry) {
    assertThat(
            store.<Boolean>write(
                Outlives.PROCESS,
                tx -> {
                  EntrySql.save(tx, entry);
                  return true;
                }))
        .isTrue();
  }

  private List<Long> sequences(SearchQuery query) {
    return find(query, Long.MAX_VALUE, 50).stream().map(hit -> hit.entry().getSequence()).toList();
  }

  private List<Hit> find(SearchQuery query, long before, int limit) {
    return store.read(tx -> SearchSql.find(tx, query, before, limit));
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  static Entry entry(long conversation, long sequence, long sender, long millis, String text) {
    return Entry.newBuilder()
        .setConversationId(conversation)
        .setSequence(sequence)
        .setSenderId(sender)
        .setAcceptedAtMillis(millis)
        .setKind(EntryKind.ENTRY_KIND_MESSAGE)
        .setBody(
            MessageBody.newBuilder()
                .setText(TextBody.newBuilder().setText(text))
                .build()
                .toByteString())
        .build();
  }
}
