package im.relation.desktop;

import im.relation.desktop.signin.Server;
import im.relation.tools.LocalServer;
import im.relation.tools.Target;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/// A local run for all tests, started at the first use.
final class Service {

  static final String PASSWORD = "correct horse battery";

  // A busy machine takes its time; what never comes is told all the same.
  static {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  private static final AtomicLong NAMES = new AtomicLong(System.nanoTime());

  private static final class Started {
    private static final LocalServer RUN = LocalServer.start(LocalServer.Kind.PRODUCT, List.of());
  }

  private Service() {}

  static Target target() {
    return Started.RUN.target();
  }

  static Server server() {
    var target = target();
    return new Server(
        target.functions().toString(), target.socketHost() + ":" + target.socketPort(), null);
  }

  /// A username that nobody has.
  static String name(String begin) {
    return begin.toLowerCase(Locale.ROOT) + "_" + Long.toString(NAMES.incrementAndGet(), 36);
  }
}
