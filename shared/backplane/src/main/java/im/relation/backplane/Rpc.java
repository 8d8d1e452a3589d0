package im.relation.backplane;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Locale;

/// One request function as the contract draws it.
///
/// @param service the service's full name, `im.account.v1.AccountService`
/// @param method `SignUp`
/// @param request the empty request
/// @param response the empty response
/// @param schema the contract's own description
public record Rpc(
    String service,
    String method,
    Message request,
    Message response,
    Descriptors.MethodDescriptor schema) {

  static Rpc of(MethodDescriptor<?, ?> method) {
    if (!(method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier)) {
      throw new IllegalArgumentException(method.getFullMethodName() + " has no schema");
    }
    var schema = supplier.getMethodDescriptor();
    return new Rpc(
        schema.getService().getFullName(),
        schema.getName(),
        prototype(method.getRequestMarshaller()),
        prototype(method.getResponseMarshaller()),
        schema);
  }

  /// The name in the catalog, in a URL and in gRPC: `im.account.v1.AccountService/SignUp`.
  public String name() {
    return service + "/" + method;
  }

  /// Whether it changes anything: all do but those whose contract says that they do not
  /// (`idempotency_level`).
  public boolean writes() {
    return schema.getOptions().getIdempotencyLevel()
        != DescriptorProtos.MethodOptions.IdempotencyLevel.NO_SIDE_EFFECTS;
  }

  /// The name of the bean that answers: `signUp`.
  public String beanName() {
    return method.substring(0, 1).toLowerCase(Locale.ROOT) + method.substring(1);
  }

  private static Message prototype(MethodDescriptor.Marshaller<?> marshaller) {
    if (marshaller instanceof PrototypeMarshaller<?> typed
        && typed.getMessagePrototype() instanceof Message message) {
      return message;
    }
    throw new IllegalArgumentException("not a protobuf marshaller: " + marshaller);
  }
}
