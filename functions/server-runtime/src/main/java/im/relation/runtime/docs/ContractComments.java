package im.relation.runtime.docs;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The comments of the `.proto` files, which the contract's module packages beside the generated
/// code. Immutable.
final class ContractComments {

  private static final String RESOURCE = "/im/relation/contract/contracts.binpb";

  private final Map<String, Map<List<Integer>, String>> byFileAndPath;

  private ContractComments(Map<String, Map<List<Integer>, String>> byFileAndPath) {
    this.byFileAndPath = byFileAndPath;
  }

  static ContractComments load() {
    try (InputStream in = ContractComments.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      var files = new HashMap<String, Map<List<Integer>, String>>();
      for (FileDescriptorProto file : FileDescriptorSet.parseFrom(in).getFileList()) {
        files.put(file.getName(), comments(file));
      }
      return new ContractComments(Map.copyOf(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<List<Integer>, String> comments(FileDescriptorProto file) {
    var byPath = new HashMap<List<Integer>, String>();
    for (var location : file.getSourceCodeInfo().getLocationList()) {
      if (location.hasLeadingComments()) {
        byPath.put(
            List.copyOf(location.getPathList()),
            location.getLeadingComments().strip().replaceAll("\\s*\\n\\s*", " "));
      }
    }
    return byPath;
  }

  String of(ServiceDescriptor service) {
    return at(
        service.getFile(), List.of(FileDescriptorProto.SERVICE_FIELD_NUMBER, service.getIndex()));
  }

  String of(MethodDescriptor method) {
    var service = method.getService();
    return at(
        service.getFile(),
        List.of(
            FileDescriptorProto.SERVICE_FIELD_NUMBER,
            service.getIndex(),
            ServiceDescriptorProto.METHOD_FIELD_NUMBER,
            method.getIndex()));
  }

  String of(Descriptor message) {
    return at(message.getFile(), path(message));
  }

  String of(FieldDescriptor field) {
    return at(
        field.getFile(),
        path(
            path(field.getContainingType()), DescriptorProto.FIELD_FIELD_NUMBER, field.getIndex()));
  }

  String of(EnumDescriptor type) {
    return at(type.getFile(), path(type));
  }

  String of(EnumValueDescriptor value) {
    return at(
        value.getFile(),
        path(path(value.getType()), EnumDescriptorProto.VALUE_FIELD_NUMBER, value.getIndex()));
  }

  private String at(FileDescriptor file, List<Integer> path) {
    return byFileAndPath.getOrDefault(file.getName(), Map.of()).getOrDefault(path, "");
  }

  private static List<Integer> path(Descriptor message) {
    var parent = message.getContainingType();
    return parent == null
        ? List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, message.getIndex())
        : path(path(parent), DescriptorProto.NESTED_TYPE_FIELD_NUMBER, message.getIndex());
  }

  private static List<Integer> path(EnumDescriptor type) {
    var parent = type.getContainingType();
    return parent == null
        ? List.of(FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER, type.getIndex())
        : path(path(parent), DescriptorProto.ENUM_TYPE_FIELD_NUMBER, type.getIndex());
  }

  private static List<Integer> path(List<Integer> parent, int field, int index) {
    var path = new ArrayList<>(parent);
    path.add(field);
    path.add(index);
    return List.copyOf(path);
  }
}
