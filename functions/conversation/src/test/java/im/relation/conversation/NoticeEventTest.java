package im.relation.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoticeEventTest {

  @Test
  void readsWhomToTellWhatUnderWhichId() {
    // When
    var notice = ok("{\"id\": \"a\", \"people\": [\"9007199254740993\", 2], \"text\": \"Hello.\"}");

    // Then
    assertThat(notice.people())
        .containsExactlyInAnyOrder(new UserId(9_007_199_254_740_993L), new UserId(2));
    assertThat(notice.body().getText().getText()).isEqualTo("Hello.");
  }

  @Test
  void namesTheEntryByTheIdAlone() {
    // Given
    var notice = ok("{\"id\": \"a\", \"people\": [1], \"text\": \"Hello.\"}");

    // Then
    assertThat(ok("{\"id\": \"a\", \"people\": [2], \"text\": \"Bye.\"}").id())
        .isEqualTo(notice.id());
    assertThat(ok("{\"id\": \"b\", \"people\": [1], \"text\": \"Hello.\"}").id())
        .isNotEqualTo(notice.id());
  }

  @Test
  void takesWhatIsJustWithinTheLimits() {
    assertThat(ok(notice("i".repeat(128), 500, "t".repeat(4_096))).people()).hasSize(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "null",
        "[]",
        "{\"people\": [1], \"text\": \"t\"}",
        "{\"id\": \" \", \"people\": [1], \"text\": \"t\"}",
        "{\"id\": \"a\", \"text\": \"t\"}",
        "{\"id\": \"a\", \"people\": [], \"text\": \"t\"}",
        "{\"id\": \"a\", \"people\": [0], \"text\": \"t\"}",
        "{\"id\": \"a\", \"people\": [null], \"text\": \"t\"}",
        "{\"id\": \"a\", \"people\": [\"bob\"], \"text\": \"t\"}",
        "{\"id\": \"a\", \"people\": [1]}",
        "{\"id\": \"a\", \"people\": [1], \"text\": \"\"}",
      })
  void refusesWhatIsNoNotice(String json) {
    assertThat(NoticeEvent.parse(json)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void refusesWhatIsOverALimitAndDoesNotQuoteIt() {
    assertThat(NoticeEvent.parse(notice("i".repeat(129), 1, "t")).toString()).contains("id");
    assertThat(NoticeEvent.parse(notice("i", 501, "t")).toString()).contains("people");
    assertThat(NoticeEvent.parse(notice("i", 1, "ü".repeat(2_049))).toString())
        .contains("text")
        .doesNotContain("ü");
  }

  private static String notice(String id, int people, String text) {
    var ids = LongStream.rangeClosed(1, people).mapToObj(Long::toString);
    return "{\"id\": \"%s\", \"people\": [%s], \"text\": \"%s\"}"
        .formatted(id, ids.collect(Collectors.joining(",")), text);
  }

  private static NoticeEvent ok(String json) {
    return switch (NoticeEvent.parse(json)) {
      case Outcome.Ok<NoticeEvent>(var notice) -> notice;
      case Outcome.Refused<NoticeEvent>(var problem) -> throw new AssertionError(problem);
    };
  }
}
