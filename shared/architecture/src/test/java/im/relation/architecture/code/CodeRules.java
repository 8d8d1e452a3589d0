package im.relation.architecture.code;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.Set;

/// The rules over the classes of main code (design: who may know whom; house style H7, H11, H21).
final class CodeRules {

  /// Spring's wiring. What a slice works with (JDBC, Redis, transactions in code) is not among it.
  private static final String[] SPRING_WIRING = {
    "org.springframework.beans..",
    "org.springframework.boot..",
    "org.springframework.cloud..",
    "org.springframework.context..",
    "org.springframework.kafka..",
    "org.springframework.scheduling..",
    "org.springframework.stereotype..",
    "org.springframework.transaction.annotation..",
    "org.springframework.web..",
    "jakarta.annotation..",
    "jakarta.inject..",
  };

  private static final Set<String> INJECTIONS =
      Set.of(
          "org.springframework.beans.factory.annotation.Autowired",
          "org.springframework.beans.factory.annotation.Value",
          "jakarta.inject.Inject",
          "jakarta.annotation.Resource");

  private static final DescribedPredicate<JavaAccess<?>> READS_THE_MACHINES_CLOCK =
      DescribedPredicate.describe("reads the machine's clock", CodeRules::readsTheMachinesClock);

  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices()
          .matching("im.relation.(*)..")
          .should()
          .beFreeOfCycles()
          .because("data flows one way (H21)");

  static final ArchRule ONLY_FUNCTIONS_CLASSES_KNOW_SPRINGS_WIRING =
      noClasses()
          .that()
          .resideInAnyPackage(Packages.trees(Packages.FEATURES))
          .and()
          .haveSimpleNameNotEndingWith("Functions")
          .and()
          .haveSimpleNameNotEndingWith("Settings")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPRING_WIRING)
          .because("a slice is wired by its *Functions class and told by its *Settings (H7, H15)");

  static final ArchRule NO_FIELD_IS_INJECTED =
      fields()
          .should(
              ArchConditions.not(
                  ArchConditions.beAnnotatedWith(
                      DescribedPredicate.describe(
                          "an injection",
                          annotation -> INJECTIONS.contains(annotation.getRawType().getName())))))
          .because("dependencies come through the constructor (H7)");

  static final ArchRule TIME_COMES_FROM_A_CLOCK =
      noClasses()
          .should()
          .accessTargetWhere(READS_THE_MACHINES_CLOCK)
          .because("time comes from a Clock parameter (H11)");

  static final ArchRule THE_DOMAIN_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage(Packages.tree("domain"))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", Packages.tree("domain"))
          .because("two deployables agree on it, whatever they are built with");

  static final ArchRule CLIENTS_AND_SOCKETS_KNOW_NO_SPRING =
      noClasses()
          .that()
          .resideInAnyPackage(
              Packages.trees(List.of("contract", "backplane", "aws", "socket", "sdk", "desktop")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..")
          .because(
              "the fleet, what it shares, the SDK and the desktop client are wired by hand (H7)");

  static final ArchRule SOCKETS_AND_THE_DOMAIN_KNOW_NO_DATABASE =
      noClasses()
          .that()
          .resideInAnyPackage(Packages.trees(List.of("backplane", "aws", "socket", "domain")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..")
          .because("tables are touched by their owner only (H12)");

  static final ArchRule THE_DESKTOP_KNOWS_THE_SDKS_PUBLIC_PART_ONLY =
      noClasses()
          .that()
          .resideInAPackage(Packages.tree("desktop"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(Packages.tree("sdk.internal"))
          .because("what others build on is enough for our own client (H20)");

  /// Only a view model asks the SDK to do something; a view draws and binds.
  static final ArchRule NO_VIEW_WAITS_FOR_THE_SDK =
      noClasses()
          .that()
          .resideInAPackage(Packages.tree("desktop"))
          .and()
          .haveSimpleNameEndingWith("View")
          .and()
          .doNotHaveSimpleName("MainView")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "asks the SDK's client",
                  call -> call.getTargetOwner().getName().equals("im.relation.sdk.ImClient")))
          .because("a view draws and binds, its view model decides (H20)");

  private CodeRules() {}

  /// A package uses only those of ours that stand below it (see {@link Packages}).
  static ArchRule usesOnlyWhatItMay(String name) {
    return noClasses()
        .that()
        .resideInAPackage(Packages.tree(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Packages.forbiddenTo(name))
        .because("who may use whom is decided (ARCHITECTURE.md)");
  }

  private static boolean readsTheMachinesClock(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    return switch (access) {
      case JavaConstructorCall call ->
          owner.equals("java.util.Date") && call.getTarget().getRawParameterTypes().isEmpty();
      case JavaCall<?> call when name.equals("now") ->
          owner.startsWith("java.time.") && !takesAClock(call);
      default -> owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    };
  }

  private static boolean takesAClock(JavaCall<?> call) {
    return call.getTarget().getRawParameterTypes().stream()
        .anyMatch(type -> type.getName().equals("java.time.Clock"));
  }
}
