package im.relation.tools.operator;

import com.google.protobuf.ByteString;
import im.relation.contract.operator.v1.DeadLetterPlace;
import im.relation.contract.operator.v1.GetUserRequest;
import im.relation.contract.operator.v1.KickUserRequest;
import im.relation.contract.operator.v1.ListDeadLettersRequest;
import im.relation.contract.operator.v1.ReplayDeadLettersRequest;
import im.relation.contract.operator.v1.TraceMessageRequest;
import im.relation.domain.SessionId;
import java.util.List;

/// What was typed, as requests. Pure; every method fails with IllegalArgumentException, whose
/// message is for the one who typed.
final class Request {

  private Request() {}

  static GetUserRequest user(List<String> words) {
    return GetUserRequest.newBuilder()
        .setNameOrId(only(words, 1, "Say whom: admin user NAME_OR_ID.").getFirst())
        .build();
  }

  static KickUserRequest kick(List<String> words, String session, boolean revoke) {
    var request =
        KickUserRequest.newBuilder()
            .setNameOrId(only(words, 1, "Say whom: admin kick NAME_OR_ID.").getFirst())
            .setRevoke(revoke);
    if (!session.isEmpty()) {
      request.setSessionId(ByteString.copyFrom(session(session).toBytes()));
    }
    return request.build();
  }

  static ListDeadLettersRequest deadLetters(List<String> words, String limit) {
    if (words.size() > 1) {
      throw new IllegalArgumentException("Name one topic, or none for all of them.");
    }
    return ListDeadLettersRequest.newBuilder()
        .setTopic(words.isEmpty() ? "" : words.getFirst())
        .setLimit((int) number(limit, "--limit", 1, 1_000))
        .build();
  }

  static ReplayDeadLettersRequest replay(List<String> words, boolean all) {
    if (all) {
      return ReplayDeadLettersRequest.newBuilder()
          .setTopic(only(words, 1, "Say of which topic: admin replay --all TOPIC.").getFirst())
          .setAll(true)
          .build();
    }
    var place = only(words, 3, "Say which one: admin replay TOPIC PARTITION OFFSET.");
    return ReplayDeadLettersRequest.newBuilder()
        .setTopic(place.getFirst())
        .setPlace(
            DeadLetterPlace.newBuilder()
                .setPartition((int) number(place.get(1), "PARTITION", 0, Integer.MAX_VALUE))
                .setOffset(number(place.get(2), "OFFSET", 0, Long.MAX_VALUE)))
        .build();
  }

  static TraceMessageRequest trace(List<String> words) {
    var place = only(words, 2, "Say which one: trace-message CONVERSATION SEQUENCE.");
    return TraceMessageRequest.newBuilder()
        .setConversationId(number(place.getFirst(), "CONVERSATION", 1, Long.MAX_VALUE))
        .setSequence(number(place.get(1), "SEQUENCE", 1, Long.MAX_VALUE))
        .build();
  }

  private static List<String> only(List<String> words, int count, String otherwise) {
    if (words.size() != count) {
      throw new IllegalArgumentException(otherwise);
    }
    return words;
  }

  private static SessionId session(String text) {
    try {
      return SessionId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--session takes 32 hex digits, as `admin user` shows them.", e);
    }
  }

  private static long number(String text, String name, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "%s is a number from %d to %d, not %s.".formatted(name, least, most, text));
  }
}
