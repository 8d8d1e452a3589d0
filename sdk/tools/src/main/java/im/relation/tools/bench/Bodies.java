package im.relation.tools.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.message.v1.MessageBody;
import im.relation.contract.message.v1.TextBody;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Bodies of a run: a text that holds the run, the message's name, when it was due and a hash over
/// itself. So what comes back is compared as a whole, and nothing has to be kept for it: no run is
/// too long. Thread-safe.
final class Bodies {

  /// The facts, the hash, and the two messages around the text.
  static final int MIN_BYTES = 64;

  /// What the contract allows a text to be.
  static final int MAX_BYTES = 65_000;

  private static final HexFormat HEX = HexFormat.of();
  private static final int FACTS = 48;
  private static final int HASH = 8;
  private static final int RADIX = 16;

  private final long run;
  private final String filler;

  /// @param bytes of a whole body
  Bodies(long run, int bytes) {
    this.run = run;
    int text = bytes;
    while (wrapped("x".repeat(text)).length > bytes) {
      text--;
    }
    this.filler = "x".repeat(text - FACTS - HASH);
  }

  /// What a body says.
  ///
  /// @param dueNanos by this process's [System#nanoTime]
  record Facts(MessageName name, long dueNanos) {}

  byte[] body(Facts facts) {
    var text =
        HEX.toHexDigits(run)
            + HEX.toHexDigits(facts.name().pair())
            + HEX.toHexDigits(facts.name().number())
            + HEX.toHexDigits(facts.dueNanos())
            + filler;
    return wrapped(text + hash(text));
  }

  /// What a body says, unless a single bit of it is wrong or it is of another run.
  Optional<Facts> read(ByteString body) {
    try {
      var text = MessageBody.parseFrom(body).getText().getText();
      int end = text.length() - HASH;
      if (end != FACTS + filler.length()
          || !hash(text.substring(0, end)).equals(text.substring(end))
          || number(text, 0, 16) != run) {
        return Optional.empty();
      }
      var name = new MessageName((int) number(text, 16, 24), (int) number(text, 24, 32));
      return Optional.of(new Facts(name, number(text, 32, FACTS)));
    } catch (InvalidProtocolBufferException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long number(String text, int from, int to) {
    return Long.parseUnsignedLong(text, from, to, RADIX);
  }

  private static String hash(String text) {
    var hash = new CRC32C();
    hash.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return HEX.toHexDigits((int) hash.getValue());
  }

  private static byte[] wrapped(String text) {
    return MessageBody.newBuilder()
        .setText(TextBody.newBuilder().setText(text))
        .build()
        .toByteArray();
  }
}
