package im.relation.runtime.docs;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schemas of the contract's messages in protobuf's JSON mapping, collected as they are
/// referred to. Confined to one thread.
final class Schemas {

  private static final String PREFIX = "#/components/schemas/";

  private final JsonMapper json;
  private final ContractComments comments;
  private final Map<String, ObjectNode> done = new TreeMap<>();
  private final Deque<Descriptor> open = new ArrayDeque<>();

  Schemas(JsonMapper json, ContractComments comments) {
    this.json = json;
    this.comments = comments;
  }

  /// A reference to a message's schema.
  ObjectNode ref(Descriptor message) {
    if (!done.containsKey(message.getFullName())) {
      done.put(message.getFullName(), json.createObjectNode());
      open.add(message);
    }
    return json.createObjectNode().put("$ref", PREFIX + message.getFullName());
  }

  /// All schemas that were referred to, directly or by another, by full name.
  Map<String, ObjectNode> all() {
    for (var message = open.poll(); message != null; message = open.poll()) {
      done.put(message.getFullName(), object(message));
    }
    return done;
  }

  private ObjectNode object(Descriptor message) {
    var schema = json.createObjectNode().put("type", "object");
    describe(schema, comments.of(message));
    var properties = schema.putObject("properties");
    for (var field : message.getFields()) {
      properties.set(field.getJsonName(), property(field));
    }
    return schema;
  }

  private ObjectNode property(FieldDescriptor field) {
    var schema = json.createObjectNode();
    if (field.isMapField()) {
      schema.put("type", "object");
      schema.set("additionalProperties", value(field.getMessageType().findFieldByName("value")));
    } else if (field.isRepeated()) {
      schema.put("type", "array").set("items", value(field));
    } else {
      schema = value(field);
    }
    var choice = field.getRealContainingOneof();
    describe(
        schema,
        choice == null
            ? comments.of(field)
            : comments.of(field) + " (One of `" + choice.getName() + "`.)");
    return schema;
  }

  private ObjectNode value(FieldDescriptor field) {
    var schema = json.createObjectNode();
    return switch (field.getType()) {
      case INT32, SINT32, SFIXED32 -> schema.put("type", "integer").put("format", "int32");
      case UINT32, FIXED32 -> schema.put("type", "integer").put("minimum", 0);
      case INT64, SINT64, SFIXED64 -> schema.put("type", "string").put("format", "int64");
      case UINT64, FIXED64 -> schema.put("type", "string").put("format", "uint64");
      case FLOAT, DOUBLE -> schema.put("type", "number");
      case BOOL -> schema.put("type", "boolean");
      case STRING -> schema.put("type", "string");
      case BYTES -> schema.put("type", "string").put("contentEncoding", "base64");
      case ENUM -> choice(field.getEnumType());
      case MESSAGE, GROUP -> ref(field.getMessageType());
    };
  }

  private ObjectNode choice(EnumDescriptor type) {
    if (!done.containsKey(type.getFullName())) {
      var schema = json.createObjectNode().put("type", "string");
      var values =
          type.getValues().stream()
              .map(value -> "`" + value.getName() + "`: " + comments.of(value))
              .collect(Collectors.joining("\n- ", "\n\n- ", ""));
      describe(schema, comments.of(type) + values);
      var names = schema.putArray("enum");
      type.getValues().forEach(value -> names.add(value.getName()));
      done.put(type.getFullName(), schema);
    }
    return json.createObjectNode().put("$ref", PREFIX + type.getFullName());
  }

  private static void describe(ObjectNode schema, String text) {
    if (!text.isEmpty()) {
      schema.put("description", text);
    }
  }
}
