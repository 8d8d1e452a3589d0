package im.relation.architecture.reports;

import im.relation.architecture.reports.ReportedTest.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The surefire and failsafe reports of one build.
record TestReports(List<ReportedTest> tests) {

  private static final List<String> FOLDERS =
      List.of("target/surefire-reports", "target/failsafe-reports");

  /// Reads the reports of the modules in these folders; older ones are left-overs and do not count.
  static TestReports since(Instant buildStarted, List<Path> modules) {
    var tests = new ArrayList<ReportedTest>();
    for (var module : modules) {
      for (var folder : FOLDERS) {
        for (var report : reportsIn(module.resolve(folder))) {
          if (!lastWritten(report).isBefore(buildStarted)) {
            tests.addAll(testsIn(report));
          }
        }
      }
    }
    return new TestReports(List.copyOf(tests));
  }

  List<ReportedTest> skipped() {
    return tests.stream().filter(test -> test.result() == Result.SKIPPED).toList();
  }

  /// The runs of a test that a document names as `ClassName.methodName`.
  List<ReportedTest> runsOf(String name) {
    return tests.stream().filter(test -> test.isNamed(name)).toList();
  }

  private static List<Path> reportsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
      var reports = new ArrayList<Path>();
      files.forEach(reports::add);
      return reports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant lastWritten(Path report) {
    try {
      return Files.getLastModifiedTime(report).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ReportedTest> testsIn(Path report) {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      var cases = builder.parse(report.toFile()).getElementsByTagName("testcase");
      var tests = new ArrayList<ReportedTest>();
      for (var index = 0; index < cases.getLength(); index++) {
        tests.add(test((Element) cases.item(index)));
      }
      return tests;
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(report + " cannot be read", e);
    }
  }

  private static ReportedTest test(Element testCase) {
    var skipped = testCase.getElementsByTagName("skipped");
    var result =
        skipped.getLength() > 0
            ? Result.SKIPPED
            : hasFailed(testCase) ? Result.FAILED : Result.PASSED;
    var message =
        skipped.getLength() > 0 ? ((Element) skipped.item(0)).getAttribute("message") : "";
    var method = testCase.getAttribute("name").replaceFirst("[({\\[ ].*", "");
    return new ReportedTest(testCase.getAttribute("classname"), method, result, message);
  }

  private static boolean hasFailed(Element testCase) {
    return testCase.getElementsByTagName("failure").getLength() > 0
        || testCase.getElementsByTagName("error").getLength() > 0;
  }
}
