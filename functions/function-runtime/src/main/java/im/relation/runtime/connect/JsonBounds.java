package im.relation.runtime.connect;

import im.relation.domain.Limits;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// That bytes are one JSON value of RFC 8259 within bounds, before protobuf's parser builds a tree
/// of them: that one is lenient and recurses.
final class JsonBounds {

  /// Deepest nesting. The contract's deepest request has 4.
  static final int MAX_DEPTH = 32;

  /// Longest number in characters; a 64-bit integer has 20, a double at most 25.
  private static final int MAX_NUMBER_LENGTH = 64;

  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(Limits.REQUEST_BYTES)
                  .maxDocumentLength(Limits.REQUEST_BYTES)
                  .build())
          .build();

  private JsonBounds() {}

  static boolean holds(byte[] json) {
    try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JacksonException malformed) {
      return false;
    }
  }
}
