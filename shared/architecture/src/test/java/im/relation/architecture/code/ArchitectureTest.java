package im.relation.architecture.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import im.relation.architecture.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules over main code, held against the classes of every module.
final class ArchitectureTest {

  private static final Repository REPOSITORY = Repository.here();
  private static final JavaClasses CLASSES = MainClasses.of(REPOSITORY);

  @Test
  void featuresFormNoCycle() {
    CodeRules.FEATURES_FORM_NO_CYCLE.check(CLASSES);
  }

  @Test
  void onlyFunctionsClassesKnowSpringsWiring() {
    CodeRules.ONLY_FUNCTIONS_CLASSES_KNOW_SPRINGS_WIRING.check(CLASSES);
  }

  @Test
  void noFieldIsInjected() {
    CodeRules.NO_FIELD_IS_INJECTED.check(CLASSES);
  }

  @Test
  void timeComesFromAClock() {
    CodeRules.TIME_COMES_FROM_A_CLOCK.check(CLASSES);
  }

  @Test
  void theDomainIsPlainJava() {
    CodeRules.THE_DOMAIN_IS_PLAIN_JAVA.check(CLASSES);
  }

  @Test
  void clientsAndSocketsKnowNoSpring() {
    CodeRules.CLIENTS_AND_SOCKETS_KNOW_NO_SPRING.check(CLASSES);
  }

  @Test
  void socketsAndTheDomainKnowNoDatabase() {
    CodeRules.SOCKETS_AND_THE_DOMAIN_KNOW_NO_DATABASE.check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("limitedPackages")
  void aPackageUsesOnlyWhatItMay(String name) {
    CodeRules.usesOnlyWhatItMay(name).check(CLASSES);
  }

  @Test
  void theDesktopKnowsTheSdksPublicPartOnly() {
    CodeRules.THE_DESKTOP_KNOWS_THE_SDKS_PUBLIC_PART_ONLY.check(CLASSES);
  }

  @Test
  void noViewWaitsForTheSdk() {
    CodeRules.NO_VIEW_WAITS_FOR_THE_SDK.check(CLASSES);
  }

  @Test
  void everyPackageIsKnownToTheseRules() {
    assertThat(CLASSES)
        .extracting(type -> type.getPackageName())
        .filteredOn(name -> name.startsWith(Packages.ROOT))
        .extracting(name -> name.substring(Packages.ROOT.length()).replaceFirst("[.].*", ""))
        .isSubsetOf(Packages.known());
  }

  static List<String> limitedPackages() {
    return Packages.limited();
  }
}
