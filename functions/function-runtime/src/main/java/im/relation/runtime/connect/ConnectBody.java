package im.relation.runtime.connect;

import im.relation.domain.Limits;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Reads a body of at most [Limits#REQUEST_BYTES] bytes, counted after decompression.
final class ConnectBody {

  private ConnectBody() {}

  /// @param announced the Content-Length, or -1
  static Outcome<byte[]> read(InputStream body, long announced, boolean gzip) {
    if (announced > Limits.REQUEST_BYTES) {
      return Outcome.refused(ProblemCode.TOO_LARGE);
    }
    try (InputStream in = gzip ? new GZIPInputStream(body) : body) {
      byte[] bytes = in.readNBytes(Limits.REQUEST_BYTES + 1);
      return bytes.length > Limits.REQUEST_BYTES
          ? Outcome.refused(ProblemCode.TOO_LARGE)
          : Outcome.ok(bytes);
    } catch (IOException brokenOff) {
      return Outcome.refused(
          Problem.of(ProblemCode.INVALID, "The body broke off or is not what it says."));
    }
  }
}
