package im.relation.runtime.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.Catalog.Access;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RpcSettingsTest {

  @Test
  void operatorsAreAnsweredOnlyWhereAProcessSaysSo() {
    assertThat(bind(Map.of()).openTo()).containsExactlyInAnyOrder(Access.ANONYMOUS, Access.PERSON);
    assertThat(bind(Map.of("im.rpc.open-to", "service")).openTo()).containsExactly(Access.SERVICE);
  }

  private static RpcSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("im.rpc", RpcSettings.class);
  }
}
