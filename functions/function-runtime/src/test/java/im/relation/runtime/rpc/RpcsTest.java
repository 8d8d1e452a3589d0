package im.relation.runtime.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import im.relation.backplane.Rpcs;
import io.grpc.ServiceDescriptor;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RpcsTest {

  /// Taken only from this deployment's own parts.
  private static final String FLEET = "im.fleet.v1.FleetService";

  @Test
  void listEveryServiceOfTheContractButTheFleets() throws Exception {
    // Given
    var contract = new ArrayList<String>();
    try (var in = RpcsTest.class.getResourceAsStream("/im/relation/contract/contracts.binpb")) {
      for (var file : FileDescriptorSet.parseFrom(in).getFileList()) {
        file.getServiceList()
            .forEach(service -> contract.add(file.getPackage() + "." + service.getName()));
      }
    }
    // When
    var listed = Rpcs.SERVICES.stream().map(ServiceDescriptor::getName).toList();
    // Then
    assertThat(contract).contains(FLEET);
    contract.remove(FLEET);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(contract);
  }
}
