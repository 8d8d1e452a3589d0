package im.relation.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationOrderTest {

  @Test
  void putsAFeatureAfterThoseItNames() {
    // Given
    var delivery = new FeatureMigration("delivery", List.of("message"));
    var account = new FeatureMigration("account", List.of("runtime"));
    var message = new FeatureMigration("message");
    var runtime = new FeatureMigration("runtime");

    // When
    var ordered = MigrationOrder.of(Stream.of(delivery, account, message, runtime));

    // Then
    assertThat(ordered).containsExactly(message, delivery, runtime, account);
  }

  @Test
  void refusesTwoOfOneName() {
    assertThatThrownBy(
            () ->
                MigrationOrder.of(
                    Stream.of(new FeatureMigration("account"), new FeatureMigration("account"))))
        .hasMessageContaining("account");
  }

  @Test
  void refusesACircleAndAFeatureThatIsNotThere() {
    assertThatThrownBy(
            () ->
                MigrationOrder.of(
                    Stream.of(
                        new FeatureMigration("a", List.of("b")),
                        new FeatureMigration("b", List.of("a")))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> MigrationOrder.of(Stream.of(new FeatureMigration("a", List.of("absent")))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesANameThatIsNoTablesName() {
    assertThatThrownBy(() -> new FeatureMigration("Account; DROP"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
