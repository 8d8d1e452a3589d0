package im.relation.account;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What was put into the folder for mails.
final class MailFolder {

  private static final Pattern CODE = Pattern.compile("(?m)^Subject: .*: (\\d{6})\\r?$");

  private final Path folder;

  /// Mails of one instant have names in no order, so the new one is the one that was not there.
  private final Set<Path> seen = new HashSet<>();

  MailFolder(Path folder) {
    this.folder = folder;
  }

  int count() {
    return mails().size();
  }

  /// Waits for so many mails; the code in the one that came since the last call.
  String awaitCode(int mails) {
    await().until(() -> count() == mails);
    var newest = mails().stream().filter(mail -> !seen.contains(mail)).toList().getLast();
    seen.addAll(mails());
    try {
      var matcher = CODE.matcher(Files.readString(newest));
      if (!matcher.find()) {
        throw new AssertionError("no code in " + newest);
      }
      return matcher.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> mails() {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
