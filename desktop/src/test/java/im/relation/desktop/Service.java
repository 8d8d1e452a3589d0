package im.relation.desktop;

import im.relation.desktop.signin.Server;
import im.relation.tools.LocalServer;
import im.relation.tools.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /// Waits for a mail to somebody and gives the code in it.
  ///
  /// @param what the code is for, as the mail's subject says it
  static String code(String email, String what) {
    var subject = Pattern.compile("(?m)^Subject: Your code to " + what + ": (\\d{6})\\r?$");
    return Awaitility.await("a code to " + what)
        .until(
            () ->
                mails().stream()
                    .filter(mail -> mail.contains("To: " + email))
                    .map(subject::matcher)
                    .filter(Matcher::find)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow()
        .group(1);
  }

  private static List<String> mails() throws IOException {
    var mails = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(Started.RUN.mails(), "*.eml")) {
      for (var file : files) {
        mails.add(Files.readString(file));
      }
    }
    return mails;
  }

  /// A username that nobody has.
  static String name(String begin) {
    return begin.toLowerCase(Locale.ROOT) + "_" + Long.toString(NAMES.incrementAndGet(), 36);
  }
}
