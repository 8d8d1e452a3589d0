package im.relation.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A child process as it is remembered across a crash of its parent.
///
/// A pid alone may belong to another process by then: start instant and executable must match too.
///
/// @param startedAt to the millisecond
/// @param executable the program that runs under the pid, as a real path
record ChildRecord(long pid, Instant startedAt, Path executable) {

  /// The kernel tells a start as ticks since boot; what it takes for boot moves with clock steps.
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

  /// What Linux appends to the path of a program whose file was replaced or removed.
  private static final String DELETED = " (deleted)";

  ChildRecord {
    startedAt = Instant.ofEpochMilli(startedAt.toEpochMilli());
  }

  boolean describes(ProcessHandle.Info info) {
    return matches(info.startInstant(), info.command());
  }

  boolean matches(Optional<Instant> started, Optional<String> command) {
    var near = started.map(at -> Duration.between(startedAt, at).abs().compareTo(CLOCK_SLACK) <= 0);
    var same = command.map(path -> executable.equals(Path.of(path.replace(DELETED, ""))));
    return near.orElse(false) && same.orElse(false);
  }

  String format() {
    return "%d\n%d\n%s\n".formatted(pid, startedAt.toEpochMilli(), executable);
  }

  /// Empty when the text is not a record.
  static Optional<ChildRecord> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ChildRecord(
              Long.parseLong(lines.get(0)),
              Instant.ofEpochMilli(Long.parseLong(lines.get(1))),
              Path.of(lines.get(2))));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
