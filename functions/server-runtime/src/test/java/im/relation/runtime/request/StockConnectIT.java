package im.relation.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.testkit.StockConnect;
import org.junit.jupiter.api.Test;

class StockConnectIT {

  @Test
  void tellsStockConnectClientWhyItWasRefused() throws Exception {
    // Given
    try (var server = TestServer.start(TestServer.Main.class)) {
      // When
      var client = StockConnect.runTypedErrorsOnly(server.base());
      // Then
      assertThat(client.output()).endsWith("ok").contains("binary: no token is refused");
      assertThat(client.exitCode()).isZero();
    }
  }
}
