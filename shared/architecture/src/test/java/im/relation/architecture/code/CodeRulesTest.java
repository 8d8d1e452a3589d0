package im.relation.architecture.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule over main code is seen to fail.
final class CodeRulesTest {

  private static final String AUTOWIRED = "org.springframework.beans.factory.annotation.Autowired";
  private static final String BEAN = "org.springframework.context.annotation.Bean";

  @TempDir private Path folder;
  private CompiledSample sample = new CompiledSample(Path.of(""));

  @BeforeEach
  void emptyTheSample() {
    sample = new CompiledSample(folder);
  }

  @Test
  void refusesTwoFeaturesThatUseEachOther() throws IOException {
    sample
        .with("im.relation.message.A", "public class A { im.relation.presence.B b; }")
        .with("im.relation.presence.B", "public class B { im.relation.message.A a; }");
    assertThat(isBroken(CodeRules.FEATURES_FORM_NO_CYCLE)).isTrue();
  }

  @Test
  void takesAFeatureThatIsUsedByAnother() throws IOException {
    sample
        .with("im.relation.message.A", "public class A { im.relation.presence.B b; }")
        .with("im.relation.presence.B", "public class B {}");
    assertThat(isBroken(CodeRules.FEATURES_FORM_NO_CYCLE)).isFalse();
    assertThat(isBroken(CodeRules.usesOnlyWhatItMay("message"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"message.log.AcceptMessage, true", "message.log.MessageFunctions, false"})
  void letsOnlyFunctionsClassesKnowSpringsWiring(String name, boolean broken) throws IOException {
    var simple = name.substring(name.lastIndexOf('.') + 1);
    sample
        .with(BEAN, "public @interface Bean {}")
        .with("im.relation." + name, "class " + simple + " { @" + BEAN + " void m() {} }");
    assertThat(isBroken(CodeRules.ONLY_FUNCTIONS_CLASSES_KNOW_SPRINGS_WIRING)).isEqualTo(broken);
  }

  @Test
  void refusesAFieldThatIsInjected() throws IOException {
    sample
        .with(
            AUTOWIRED,
            "import java.lang.annotation.*;\n@Retention(RetentionPolicy.RUNTIME) public @interface Autowired {}")
        .with("im.relation.local.A", "class A { @" + AUTOWIRED + " String a; }");
    assertThat(isBroken(CodeRules.NO_FIELD_IS_INJECTED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.currentTimeMillis()",
        "java.time.Instant.now()",
        "java.time.LocalDate.now()",
        "java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC)",
        "new java.util.Date()",
      })
  void refusesToReadTheMachinesClock(String expression) throws IOException {
    sample.with("im.relation.message.A", "class A { Object m() { return " + expression + "; } }");
    assertThat(isBroken(CodeRules.TIME_COMES_FROM_A_CLOCK)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clock.instant()",
        "clock.millis()",
        "java.time.LocalDate.now(clock)",
        "System.nanoTime()",
        "new java.util.Date(1)",
      })
  void takesTimeFromAClock(String expression) throws IOException {
    sample.with(
        "im.relation.message.A",
        "class A { Object m(java.time.Clock clock) { return " + expression + "; } }");
    assertThat(isBroken(CodeRules.TIME_COMES_FROM_A_CLOCK)).isFalse();
  }

  @Test
  void refusesADomainThatKnowsALibrary() throws IOException {
    sample
        .with("org.library.L", "public class L {}")
        .with("im.relation.domain.A", "class A { org.library.L l; }");
    assertThat(isBroken(CodeRules.THE_DOMAIN_IS_PLAIN_JAVA)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contract", "backplane", "socket", "sdk.internal", "desktop"})
  void refusesSpringInClientsAndSockets(String name) throws IOException {
    sample
        .with(BEAN, "public @interface Bean {}")
        .with("im.relation." + name + ".A", "class A { @" + BEAN + " void m() {} }");
    assertThat(isBroken(CodeRules.CLIENTS_AND_SOCKETS_KNOW_NO_SPRING)).isTrue();
  }

  @Test
  void refusesADesktopThatKnowsTheSdksInside() throws IOException {
    sample
        .with("im.relation.sdk.internal.store.S", "public class S {}")
        .with("im.relation.desktop.A", "class A { im.relation.sdk.internal.store.S s; }");
    assertThat(isBroken(CodeRules.THE_DESKTOP_KNOWS_THE_SDKS_PUBLIC_PART_ONLY)).isTrue();
  }

  @Test
  void refusesAViewThatAsksTheSdk() throws IOException {
    sample
        .with("im.relation.sdk.ImClient", "public class ImClient { public void connect() {} }")
        .with(
            "im.relation.desktop.chat.AView",
            "class AView { void m(im.relation.sdk.ImClient c) { c.connect(); } }");
    assertThat(isBroken(CodeRules.NO_VIEW_WAITS_FOR_THE_SDK)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.sql.Connection", "javax.sql.DataSource"})
  void refusesADatabaseInSockets(String type) throws IOException {
    sample.with("im.relation.socket.A", "class A { " + type + " a; }");
    assertThat(isBroken(CodeRules.SOCKETS_AND_THE_DOMAIN_KNOW_NO_DATABASE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "message, delivery",
    "account, friendship",
    "runtime, account",
    "domain, contract",
    "contract, domain",
    "backplane, runtime",
    "socket, runtime",
    "sdk, account",
    "sdk, socket",
    "desktop, runtime",
    "conversation, local",
  })
  void refusesAPackageThatUsesAnotherThatItMayNot(String user, String used) throws IOException {
    sample
        .with("im.relation." + user + ".A", "class A { im.relation." + used + ".B b; }")
        .with("im.relation." + used + ".B", "public class B {}");
    assertThat(isBroken(CodeRules.usesOnlyWhatItMay(user))).isTrue();
  }

  private boolean isBroken(ArchRule rule) throws IOException {
    return rule.evaluate(sample.classes()).hasViolation();
  }
}
