package im.relation.runtime.connect;

import java.io.IOException;
import java.io.InputStream;

/// An HTTP request as whatever took it in has it. Nothing in it is judged.
public interface ConnectCall {

  String method();

  /// The path as it was sent, with its first slash.
  String path();

  /// The first header of a name, whatever its case; empty where there is none.
  String header(String name);

  /// Where the request came from; empty where unknown.
  String address();

  /// The length that the request announces; -1 where it announces none.
  long announcedLength();

  /// The body, read once.
  InputStream body() throws IOException;
}
