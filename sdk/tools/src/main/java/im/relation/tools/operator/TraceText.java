package im.relation.tools.operator;

import static im.relation.tools.operator.Texts.line;

import im.relation.contract.operator.v1.TraceMessageResponse;
import im.relation.contract.operator.v1.TracedDevice;
import im.relation.contract.operator.v1.TracedMember;
import im.relation.contract.operator.v1.TracedNode;
import java.util.Locale;

/// The way of a message in words. Pure. Times are UTC.
final class TraceText {

  private TraceText() {}

  static String of(TraceMessageResponse trace) {
    var text = new StringBuilder();
    submitted(text, trace);
    accepted(text, trace);
    backlog(text, trace);
    line(text, "");
    int left = trace.getMemberCount() - trace.getMembersCount();
    line(
        text,
        "members   %d%s"
            .formatted(
                trace.getMemberCount(),
                left > 0 ? ", of whom %d are not shown".formatted(left) : ""));
    trace.getMembersList().forEach(member -> member(text, trace, member));
    line(text, "");
    trace.getNodesList().forEach(node -> node(text, node));
    return text.toString();
  }

  private static void submitted(StringBuilder text, TraceMessageResponse trace) {
    if (!trace.hasSubmission()) {
      line(
          text,
          "submitted %s"
              .formatted(
                  trace.hasEntry()
                      ? "unknown: Kafka keeps submissions for some days, and no longer has this one"
                      : "unknown: what is not accepted has no sequence to look for"));
      return;
    }
    var submission = trace.getSubmission();
    line(
        text,
        "submitted %s  partition %d, offset %d"
            .formatted(
                Texts.time(submission.getSubmittedAtMillis()),
                submission.getPartition(),
                submission.getOffset()));
    line(
        text,
        "          by %s, trace %s"
            .formatted(
                submission.getDeviceId() == 0
                    ? "the system"
                    : "device %d over node %s"
                        .formatted(submission.getDeviceId(), Texts.hex(submission.getNode())),
                Texts.hex(submission.getTraceId())));
  }

  private static void accepted(StringBuilder text, TraceMessageResponse trace) {
    if (!trace.hasEntry()) {
      line(
          text,
          "accepted  no: the newest entry of the log is %d".formatted(trace.getNewestSequence()));
      return;
    }
    var entry = trace.getEntry();
    line(
        text,
        "accepted  %s  %s by %s, %d bytes, client message id %s"
            .formatted(
                Texts.time(entry.getAcceptedAtMillis()),
                entry.getKind().name().replace("ENTRY_KIND_", "").toLowerCase(Locale.ROOT),
                entry.getSenderId() == 0 ? "the system" : "user " + entry.getSenderId(),
                entry.getBodyBytes(),
                Texts.hex(entry.getClientMessageId())));
    line(text, "log       newest entry %d".formatted(trace.getNewestSequence()));
  }

  private static void backlog(StringBuilder text, TraceMessageResponse trace) {
    var backlog = trace.getBacklog();
    line(
        text,
        "waiting   %s"
            .formatted(
                backlog.getWaiting() < 0
                    ? "unknown: Kafka does not say"
                    : "%d submissions of partition %d are not accepted yet"
                        .formatted(backlog.getWaiting(), backlog.getPartition())));
  }

  private static void member(StringBuilder text, TraceMessageResponse trace, TracedMember member) {
    line(text, "");
    line(
        text,
        "  user %d%s: read up to %d, received up to %d"
            .formatted(
                member.getUserId(),
                member.getReceives() ? "" : " (joined later or left before: does not get it)",
                member.getReadSequence(),
                Math.max(member.getReadSequence(), member.getDeliveredSequence())));
    if (member.getDevicesCount() == 0) {
      line(text, "    no live session: nothing to bring it to");
    }
    member.getDevicesList().forEach(device -> device(text, trace, device));
  }

  private static void device(StringBuilder text, TraceMessageResponse trace, TracedDevice device) {
    line(
        text,
        "    device %d  %s \"%s\", session %s"
            .formatted(
                device.getDeviceId(),
                Texts.device(device.getType()),
                device.getName(),
                Texts.hex(device.getSessionId())));
    line(text, "      %s".formatted(Texts.where(device.hasConnection(), device.getConnection())));
    line(text, "      %s".formatted(state(trace, device)));
  }

  private static String state(TraceMessageResponse trace, TracedDevice device) {
    return switch (device.getState()) {
      case DEVICE_STATE_HAS_IT -> "has it";
      case DEVICE_STATE_UNKNOWN ->
          "unknown: one of this person's devices has it, which one is not kept";
      case DEVICE_STATE_NOT_REPORTED, DEVICE_STATE_UNSPECIFIED, UNRECOGNIZED -> {
        if (!trace.hasEntry()) {
          yield "nothing to have yet";
        }
        yield device.hasConnection()
            ? "has not reported it; look at its node below"
            : "has not reported it; pulls it when it connects";
      }
    };
  }

  private static void node(StringBuilder text, TracedNode node) {
    line(
        text,
        "node %s at %s: %s%s"
            .formatted(
                Texts.hex(node.getNode()),
                node.getAddress(),
                node.getAnswers()
                    ? "%d connections, %d of them behind%s"
                        .formatted(
                            node.getConnections(),
                            node.getBehind(),
                            node.getDraining() ? ", draining" : "")
                    : "does not answer",
                node.getMissed() ? ", frames for it were lost: it tells its clients to sync" : ""));
  }
}
