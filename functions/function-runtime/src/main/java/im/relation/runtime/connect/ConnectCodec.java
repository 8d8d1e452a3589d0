package im.relation.runtime.connect;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// The two ways to write a message in a Connect unary call.
enum ConnectCodec {
  /// Protobuf's JSON mapping: lowerCamelCase, int64 as strings, bytes as base64. Fields that the
  /// request does not have are ignored, so that newer clients work.
  JSON(Reply.JSON) {
    @Override
    Message parse(byte[] bytes, Message prototype) throws InvalidProtocolBufferException {
      if (!JsonBounds.holds(bytes)) {
        throw new InvalidProtocolBufferException("not JSON within bounds");
      }
      var builder = prototype.newBuilderForType();
      PARSER.merge(new String(bytes, StandardCharsets.UTF_8), builder);
      return builder.build();
    }

    @Override
    byte[] print(Message message) {
      try {
        return PRINTER.print(message).getBytes(StandardCharsets.UTF_8);
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException("a response holds no Any", e);
      }
    }
  },
  /// Protobuf's binary form.
  PROTO("application/proto") {
    @Override
    Message parse(byte[] bytes, Message prototype) throws InvalidProtocolBufferException {
      return prototype.getParserForType().parseFrom(bytes);
    }

    @Override
    byte[] print(Message message) {
      return message.toByteArray();
    }
  };

  private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private final String contentType;

  ConnectCodec(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  abstract Message parse(byte[] bytes, Message prototype) throws InvalidProtocolBufferException;

  abstract byte[] print(Message message);

  /// Reads a request. An empty body is an empty message in protobuf and no JSON at all.
  Outcome<Message> read(byte[] bytes, Message prototype) {
    try {
      return Outcome.ok(parse(bytes, prototype));
    } catch (InvalidProtocolBufferException malformed) {
      return Outcome.refused(
          Problem.of(
              ProblemCode.INVALID,
              "The body is not a "
                  + prototype.getDescriptorForType().getName()
                  + " in "
                  + contentType
                  + "."));
    }
  }

  /// The codec of a Content-Type header; a charset other than UTF-8 is none of ours.
  static Optional<ConnectCodec> of(String header) {
    var parts = header.toLowerCase(Locale.ROOT).split(";", 2);
    if (parts.length == 2 && !parts[1].replace("\"", "").strip().equals("charset=utf-8")) {
      return Optional.empty();
    }
    for (var codec : values()) {
      if (codec.contentType.equals(parts[0].strip())) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }
}
