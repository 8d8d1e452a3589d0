package im.relation.runtime.request;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class StartIT {

  /// A function that nobody wrote into the catalog.
  @Configuration(proxyBeanMethods = false)
  static class Stray {
    @Bean
    Function<Call<SignUpRequest>, Outcome<SignUpResponse>> makeTea() {
      return call -> Outcome.ok(SignUpResponse.getDefaultInstance());
    }
  }

  @Test
  void doesNotStartWithFunctionThatTheCatalogDoesNotName() {
    assertThatThrownBy(() -> TestServer.start(TestServer.Main.class, Stray.class))
        .rootCause()
        .hasMessage("The function bean makeTea has no entry in config/catalog.json.");
  }
}
