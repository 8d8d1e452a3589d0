package im.relation.architecture.source;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.architecture.Finding;
import im.relation.architecture.SampleRepository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SizeBudgetTest {

  private static final String MAIN = "a/src/main/java/A.java";
  private static final String TEST = "a/src/test/java/A.java";

  @TempDir private Path folder;

  @Test
  void refusesAMainFileOf401Lines() {
    assertThat(whatsWrong(MAIN, "//\n".repeat(400))).isEmpty();
    assertThat(whatsWrong(MAIN, "//\n".repeat(401))).containsExactly("401 lines, the limit is 400");
  }

  @Test
  void refusesATestFileOf501Lines() {
    assertThat(whatsWrong(TEST, "//\n".repeat(500))).isEmpty();
    assertThat(whatsWrong(TEST, "//\n".repeat(501))).containsExactly("501 lines, the limit is 500");
  }

  @Test
  void refusesAMethodOf41Lines() {
    assertThat(whatsWrong(MAIN, methodOf(40))).isEmpty();
    assertThat(whatsWrong(MAIN, methodOf(41))).containsExactly("m has 41 lines, the limit is 40");
  }

  @Test
  void countsAMethodOfAnInnerClassButNotItsJavadoc() {
    var inner = "class A { record B() {\n" + "/// Says much.\n".repeat(50) + "void m() {} } }";
    assertThat(whatsWrong(MAIN, inner)).isEmpty();
    assertThat(whatsWrong(MAIN, "class A { record B() {" + body(41) + "} }")).hasSize(1);
  }

  @Test
  void refusesSevenParametersOfAMethodOrConstructorButNotOfARecord() {
    var seven = "(int a, int b, int c, int d, int e, int f, int g)";
    assertThat(whatsWrong(MAIN, "class A { void m" + seven + " {} }"))
        .containsExactly("m has 7 parameters, the limit is 6");
    assertThat(whatsWrong(MAIN, "class A { A" + seven + " {} }"))
        .containsExactly("<init> has 7 parameters, the limit is 6");
    assertThat(whatsWrong(MAIN, "record A" + seven + " { A { } }")).isEmpty();
    assertThat(whatsWrong(MAIN, "record A(int a) { A" + seven + " {} static int b; }")).hasSize(1);
  }

  @Test
  void letsAFileBeLongerWhereADecisionRecordSaysSo() {
    var sample =
        new SampleRepository(folder)
            .with(MAIN, "//\n".repeat(401))
            .with(SizeExceptions.FILE, "# why\n" + MAIN + " ADR-0007\n")
            .with("docs/adr/0007-a-long-file.md", "");
    assertThat(SizeBudget.findingsIn(sample.repository())).isEmpty();
    assertThat(SizeExceptions.findingsIn(sample.repository())).isEmpty();
  }

  @Test
  void refusesAnExceptionWithoutRecordWithoutNeedOrMalformed() {
    var sample =
        new SampleRepository(folder)
            .with(MAIN, "//\n")
            .with(SizeExceptions.FILE, MAIN + " ADR-0007\n" + MAIN + " ADR-0008\n" + MAIN + "\n")
            .with("docs/adr/0008-a-short-file.md", "");
    assertThat(SizeExceptions.findingsIn(sample.repository()))
        .extracting(Finding::what)
        .satisfiesExactly(
            what -> assertThat(what).endsWith("docs/adr has no such record"),
            what -> assertThat(what).endsWith("the file is absent or within the budget"),
            what -> assertThat(what).endsWith("is not 'path ADR-nnnn'"));
  }

  private static List<String> whatsWrong(String file, String source) {
    return SizeBudget.findingsIn(file, source).stream().map(Finding::what).toList();
  }

  private static String methodOf(int lines) {
    return "class A {\n" + body(lines) + "}\n";
  }

  private static String body(int lines) {
    return "void m() {\n" + "//\n".repeat(lines - 2) + "}\n";
  }
}
