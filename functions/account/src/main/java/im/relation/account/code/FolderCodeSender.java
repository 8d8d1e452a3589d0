package im.relation.account.code;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/// For a developer's machine: writes each mail into a folder (`<epoch millis>-<random>.eml`, whole
/// or not at all, readable by its owner) and its subject to the console. Never through the logger,
/// whose output may go anywhere. Thread-safe.
final class FolderCodeSender implements CodeSender {

  private final Path folder;
  private final String from;

  /// @param folder made where missing
  FolderCodeSender(Path folder, String from) {
    this.folder = folder;
    this.from = from;
  }

  @Override
  public void send(CodeMail mail) {
    try {
      Files.createDirectories(folder);
      // Temporary files are made readable by their owner alone.
      var written = Files.createTempFile(folder, mail.writtenAt().toEpochMilli() + "-", ".part");
      try (var out = Files.newOutputStream(written)) {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        mail.write(message, from);
        message.writeTo(out);
      }
      var name = written.getFileName().toString().replace(".part", ".eml");
      Files.move(written, written.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
      System.out.println("Mail to " + mail.to().value() + ": " + mail.subject());
    } catch (IOException | MessagingException e) {
      throw new SendFailure("a code could not be written to the mail folder", e);
    }
  }
}
