package im.relation.tools.operator;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.operator.v1.Connection;
import im.relation.contract.operator.v1.DeadLetter;
import im.relation.contract.operator.v1.GetUserResponse;
import im.relation.contract.operator.v1.KickUserResponse;
import im.relation.contract.operator.v1.ListDeadLettersResponse;
import im.relation.contract.operator.v1.ReplayDeadLettersResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;

/// Answers in words. Pure. Times are UTC.
final class Texts {

  private Texts() {}

  static String user(GetUserResponse answer) {
    var profile = answer.getProfile();
    var text = new StringBuilder();
    line(
        text,
        "user      %d  %s (%s)"
            .formatted(profile.getUserId(), profile.getUsername(), profile.getNickname()));
    line(text, "state     active, since %s".formatted(time(answer.getCreatedAtMillis())));
    line(
        text,
        "seen      %s (newest connect or disconnect)"
            .formatted(time(answer.getLastSeenAtMillis())));
    line(text, "sessions  %d".formatted(answer.getSessionsCount()));
    for (var each : answer.getSessionsList()) {
      var session = each.getSession();
      line(text, "");
      line(
          text,
          "  %s  %s \"%s\", device %d, %s"
              .formatted(
                  hex(session.getSessionId()),
                  device(session.getDeviceType()),
                  session.getDeviceName(),
                  session.getDeviceId(),
                  session.getClient()));
      line(
          text,
          "    signed in %s, seen %s"
              .formatted(time(session.getCreatedAtMillis()), time(session.getLastSeenAtMillis())));
      line(text, "    %s".formatted(where(each.hasConnection(), each.getConnection())));
    }
    return text.toString();
  }

  static String kicked(KickUserResponse answer) {
    var text = new StringBuilder();
    line(
        text,
        "user %d: %s"
            .formatted(
                answer.getUserId(),
                count(answer.getConnections(), "live connection")
                    + (answer.getSessionsEnded() > 0
                        ? ", " + count(answer.getSessionsEnded(), "session") + " ended for good"
                        : " closed; clients come back by themselves")));
    if (answer.getSilentNodes() > 0) {
      line(
          text,
          "%s did not answer: connections there stay. Run it again."
              .formatted(count(answer.getSilentNodes(), "node")));
    }
    return text.toString();
  }

  static String deadLetters(ListDeadLettersResponse answer) {
    var text = new StringBuilder();
    if (answer.getDeadLettersCount() == 0) {
      line(text, "No dead letters.");
    }
    if (answer.getMore()) {
      line(text, "(there are older ones: --limit shows more)");
    }
    answer.getDeadLettersList().forEach(letter -> text.append(deadLetter(letter)));
    if (answer.getDeadLettersCount() > 0) {
      line(text, "");
      line(
          text,
          "Put one back, once its cause is mended: scripts/admin replay TOPIC PARTITION OFFSET");
    }
    return text.toString();
  }

  static String replayed(ReplayDeadLettersResponse answer) {
    var text = new StringBuilder();
    for (var each : answer.getReplayedList()) {
      line(
          text,
          "%d %d  is back, at partition %d, offset %d"
              .formatted(
                  each.getPlace().getPartition(),
                  each.getPlace().getOffset(),
                  each.getPartition(),
                  each.getOffset()));
    }
    line(text, "%s put back.".formatted(count(answer.getReplayedCount(), "record")));
    if (answer.getMore()) {
      line(text, "Not all: there are more than one call puts back. Name the others one by one.");
    }
    return text.toString();
  }

  private static String deadLetter(DeadLetter letter) {
    var text = new StringBuilder();
    line(
        text,
        "%s  %s %d %d  key %s  %d bytes"
            .formatted(
                time(letter.getAtMillis()),
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                hex(letter.getKey()),
                letter.getValueBytes()));
    line(
        text,
        "    %s: %s%s%s"
            .formatted(
                letter.getFunction().isEmpty() ? "?" : letter.getFunction(),
                letter.getReason(),
                letter.getException().isEmpty() ? "" : " (" + letter.getException() + ")",
                letter.getSourceOffset() < 0
                    ? ""
                    : ", was %d/%d"
                        .formatted(letter.getSourcePartition(), letter.getSourceOffset())));
    return text.toString();
  }

  static String where(boolean connected, Connection connection) {
    return connected
        ? "connected to node %s at %s (since when is not kept)"
            .formatted(hex(connection.getNode()), connection.getNodeAddress())
        : "not connected";
  }

  static String device(DeviceType type) {
    return type.name().replace("DEVICE_TYPE_", "").toLowerCase(Locale.ROOT);
  }

  static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  static String time(long millis) {
    return millis == 0
        ? "never"
        : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
