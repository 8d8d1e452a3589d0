package im.relation.tools;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds where a local run listens in what it prints when it is ready.
final class ServerBanner {

  private static final Pattern FUNCTIONS =
      Pattern.compile("^\\s*functions\\s+(https?://\\S+?:\\d+)\\b.*");
  private static final Pattern SOCKETS = Pattern.compile("^\\s*sockets\\s+(\\S+:\\d+)\\b.*");

  private @Nullable String url;

  /// Takes the next line; gives the target once both of its lines were seen, in their order.
  Optional<Target> line(String line) {
    var functions = FUNCTIONS.matcher(line);
    if (functions.matches()) {
      url = functions.group(1);
      return Optional.empty();
    }
    var sockets = SOCKETS.matcher(line);
    return url != null && sockets.matches()
        ? Optional.of(Target.of(url, sockets.group(1)))
        : Optional.empty();
  }
}
