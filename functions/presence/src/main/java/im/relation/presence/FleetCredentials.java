package im.relation.presence;

import im.relation.backplane.ServiceCredential;
import io.grpc.CallCredentials;
import io.grpc.Metadata;
import java.util.concurrent.Executor;

/// Shows the service credential with every call of a node.
final class FleetCredentials extends CallCredentials {

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Metadata headers = new Metadata();

  FleetCredentials(ServiceCredential credential) {
    headers.put(AUTHORIZATION, "Bearer " + credential.value());
  }

  @Override
  public void applyRequestMetadata(
      RequestInfo request, Executor executor, MetadataApplier applier) {
    applier.apply(headers);
  }
}
