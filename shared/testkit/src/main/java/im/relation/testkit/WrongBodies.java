package im.relation.testkit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import im.relation.backplane.Rpc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Bodies and tokens that must be refused, made from the contract.
final class WrongBodies {

  /// No message of the contract has a field of this number.
  private static final int UNKNOWN_FIELD = 15_000;

  private WrongBodies() {}

  /// Neither JSON nor protobuf: a varint that never ends.
  static byte[] garbage() {
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, (byte) 0xff);
    return bytes;
  }

  /// The token with its claims changed; one of `alg` none; nothing like a token.
  static List<String> forgedTokens(String token) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var none = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    var parts = token.split("\\.", -1);
    var claims = parts.length > 1 ? parts[1] : "e30";
    return List.of(
        (parts[0]
                + "."
                + encoder.encodeToString("{\"sub\":\"1\"}".getBytes(StandardCharsets.UTF_8)))
            + "."
            + parts[parts.length - 1],
        none + "." + claims + ".",
        "x");
  }

  /// For each field of the request a JSON object in which it has a type that it cannot have.
  static List<byte[]> wrongJson(Rpc rpc) {
    var bodies = new ArrayList<byte[]>();
    bodies.add(utf8("[]"));
    bodies.add(utf8("\"text\""));
    bodies.add(utf8("null"));
    bodies.add(utf8("{} {}"));
    bodies.add(utf8("[".repeat(100_000)));
    bodies.add(utf8("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000)));
    for (var field : rpc.request().getDescriptorForType().getFields()) {
      var wrong =
          field.isRepeated() || field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
              ? "true"
              : "{\"a\":[]}";
      bodies.add(utf8("{\"" + field.getJsonName() + "\":" + wrong + "}"));
    }
    return List.copyOf(bodies);
  }

  /// Protobuf that breaks off in the middle, ends a group that never began, nests too deep, and,
  /// for each text field, text that is not UTF-8.
  static List<byte[]> wrongProto(Rpc rpc) {
    var bodies = new ArrayList<byte[]>();
    bodies.add(new byte[] {0x0a, 0x7f, 1});
    bodies.add(new byte[] {0x0c});
    bodies.add(groupsInGroups(100_000));
    for (var field : rpc.request().getDescriptorForType().getFields()) {
      if (field.getType() == FieldDescriptor.Type.STRING) {
        bodies.add(written(out -> out.writeByteArray(field.getNumber(), garbage())));
      }
    }
    return List.copyOf(bodies);
  }

  /// Well-formed in all but its depth.
  private static byte[] groupsInGroups(int depth) {
    byte[] bytes = new byte[2 * depth];
    Arrays.fill(bytes, 0, depth, (byte) 0x0b);
    Arrays.fill(bytes, depth, bytes.length, (byte) 0x0c);
    return bytes;
  }

  /// Every field with a value that nobody has: ids that do not exist, negative numbers, enum
  /// numbers that are not defined, text of one odd character, one empty element in each list.
  static Message odd(Message prototype) {
    var builder = prototype.newBuilderForType();
    for (var field : prototype.getDescriptorForType().getFields()) {
      var value = odd(builder, field);
      if (field.isRepeated()) {
        builder.addRepeatedField(field, value);
      } else {
        builder.setField(field, value);
      }
    }
    return builder.build();
  }

  private static Object odd(Message.Builder builder, FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> -1;
      case LONG -> Long.MIN_VALUE;
      case FLOAT -> Float.NaN;
      case DOUBLE -> Double.NaN;
      case BOOLEAN -> true;
      case STRING -> "\u0000";
      case BYTE_STRING -> ByteString.copyFrom(new byte[] {0});
      case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(9_999);
      case MESSAGE -> builder.newBuilderForField(field).build();
    };
  }

  /// Protobuf that every message takes: one unknown field.
  static byte[] unknownField(int bytes) {
    return written(out -> out.writeByteArray(UNKNOWN_FIELD, new byte[bytes]));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    var bytes = new ByteArrayOutputStream();
    var out = CodedOutputStream.newInstance(bytes);
    try {
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
