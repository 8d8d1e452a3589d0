package im.relation.conversation;

import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.message.v1.TextNotice;
import im.relation.domain.Bits128;
import im.relation.domain.ClientMessageId;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A notice that somebody outside wants told.
///
/// @param id derived from the id that he gave it, so that it names it in each log
record NoticeEvent(ClientMessageId id, Set<UserId> people, NoticeBody body) {

  /// As many outbox rows in a transaction as the relay takes at a time.
  static final int MAX_PEOPLE = 500;

  static final int MAX_TEXT_BYTES = 4_096;
  static final int MAX_ID_LENGTH = 128;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Written(
      @Nullable String id, @Nullable List<@Nullable Long> people, @Nullable String text) {}

  NoticeEvent {
    people = Set.copyOf(people);
  }

  /// Reads `{"id": "…", "people": ["…"], "text": "…"}`. Problems: INVALID.
  static Outcome<NoticeEvent> parse(String json) {
    try {
      return of(JSON.readValue(json, Written.class));
    } catch (JacksonException notJson) {
      // Its message quotes what was written.
      return Outcome.refused(Problem.of(ProblemCode.INVALID, "Not the JSON of a notice."));
    }
  }

  private static Outcome<NoticeEvent> of(@Nullable Written written) {
    if (written == null) {
      return Outcome.refused(Problem.of(ProblemCode.INVALID, "Not the JSON of a notice."));
    }
    var id = written.id();
    if (id == null || id.isBlank() || id.length() > MAX_ID_LENGTH) {
      return Outcome.refused(Problem.invalid("id", "1 to 128 characters."));
    }
    var people = written.people();
    if (people == null
        || people.isEmpty()
        || people.size() > MAX_PEOPLE
        || people.stream().anyMatch(person -> person == null || person <= 0)) {
      return Outcome.refused(Problem.invalid("people", "1 to 500 ids of people."));
    }
    var text = written.text();
    if (text == null
        || text.isBlank()
        || text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_BYTES) {
      return Outcome.refused(Problem.invalid("text", "1 to 4,096 bytes of UTF-8."));
    }
    return Outcome.ok(
        new NoticeEvent(
            idOf(id),
            people.stream().map(UserId::new).collect(Collectors.toSet()),
            NoticeBody.newBuilder().setText(TextNotice.newBuilder().setText(text)).build()));
  }

  /// The first half of a hash: no other id in a log is like it by chance.
  private static ClientMessageId idOf(String id) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return new ClientMessageId(Bits128.of(Arrays.copyOf(hash, Bits128.LENGTH)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
