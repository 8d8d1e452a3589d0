package im.relation.runtime.docs;

import im.relation.backplane.Catalog.Access;
import im.relation.contract.common.v1.Problem;
import im.relation.runtime.rpc.RpcFunction;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The HTTP edge as an OpenAPI 3.1 document, made from the contract's descriptors and comments.
final class OpenApi {

  private static final String ERROR = "#/components/schemas/connect.error";

  private final JsonMapper json = JsonMapper.builder().build();
  private final ContractComments comments = ContractComments.load();
  private final Schemas schemas = new Schemas(json, comments);

  private OpenApi() {}

  /// The document in UTF-8 JSON.
  static byte[] document(Collection<RpcFunction> functions) {
    var openApi = new OpenApi();
    return openApi.json.writeValueAsBytes(openApi.root(functions));
  }

  private ObjectNode root(Collection<RpcFunction> functions) {
    var root = json.createObjectNode().put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "im-relation")
        .put("version", "v1")
        .put(
            "description",
            "Request functions by the Connect unary protocol: POST, JSON or protobuf. 64-bit"
                + " numbers are strings in JSON. The same functions are served by gRPC.");
    var tags = root.putArray("tags");
    functions.stream()
        .map(function -> function.rpc().schema().getService())
        .distinct()
        .forEach(
            service ->
                tags.addObject()
                    .put("name", service.getFullName())
                    .put("description", comments.of(service)));
    var paths = root.putObject("paths");
    for (var function : functions) {
      paths.putObject("/" + function.name()).set("post", operation(function));
    }
    var components = root.putObject("components");
    var schemes = components.putObject("securitySchemes");
    schemes
        .putObject("accessToken")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT");
    schemes.putObject("serviceCredential").put("type", "http").put("scheme", "bearer");
    var all = components.putObject("schemas");
    all.set("connect.error", error());
    schemas.all().forEach(all::set);
    return root;
  }

  private ObjectNode operation(RpcFunction function) {
    var schema = function.rpc().schema();
    var operation =
        json.createObjectNode()
            .put("operationId", schema.getFullName())
            .put("summary", schema.getName())
            .put("description", comments.of(schema));
    operation.putArray("tags").add(schema.getService().getFullName());
    switch (function.access()) {
      case PERSON -> operation.putArray("security").addObject().putArray("accessToken");
      case SERVICE -> operation.putArray("security").addObject().putArray("serviceCredential");
      case ANONYMOUS -> {}
    }
    if (function.access() == Access.PERSON && function.rpc().writes()) {
      header(
          operation,
          "Idempotency-Key",
          "At most 64 visible ASCII characters; makes a repeat of this call safe.");
    }
    header(operation, "Connect-Timeout-Ms", "How long the caller waits; at most 30000.");
    var body = operation.putObject("requestBody").put("required", true);
    content(body, schemas.ref(schema.getInputType()));
    var responses = operation.putObject("responses");
    content(
        responses.putObject("200").put("description", "The response."),
        schemas.ref(schema.getOutputType()));
    content(
        responses.putObject("default").put("description", "A refusal; branch on the problem."),
        json.createObjectNode().put("$ref", ERROR));
    return operation;
  }

  private static void header(ObjectNode operation, String name, String description) {
    operation
        .withArray("parameters")
        .addObject()
        .put("name", name)
        .put("in", "header")
        .put("description", description)
        .putObject("schema")
        .put("type", "string");
  }

  private static void content(ObjectNode owner, ObjectNode schema) {
    owner.putObject("content").putObject("application/json").set("schema", schema);
  }

  private ObjectNode error() {
    var error = json.createObjectNode().put("type", "object");
    error.put("description", "A Connect error; its first detail is our own problem.");
    var properties = error.putObject("properties");
    properties.putObject("code").put("type", "string");
    properties.putObject("message").put("type", "string");
    var detail =
        properties
            .putObject("details")
            .put("type", "array")
            .putObject("items")
            .put("type", "object");
    var parts = detail.putObject("properties");
    parts.putObject("type").put("type", "string");
    parts
        .putObject("value")
        .put("type", "string")
        .put("description", "The message in protobuf, base64 without padding.");
    parts.set("debug", schemas.ref(Problem.getDescriptor()));
    return error;
  }
}
