package im.relation.architecture.reports;

/// What a report says of one run of one test method.
///
/// @param className the full name, `Outer$Inner` for a nested class
/// @param method the method without parameters; empty where a whole class was skipped
/// @param message why it was skipped; empty otherwise
record ReportedTest(String className, String method, Result result, String message) {

  enum Result {
    PASSED,
    SKIPPED,
    FAILED
  }

  /// `AcceptMessageTest.refusesWhenSenderLeft`, as documents name a test.
  boolean isNamed(String name) {
    var dot = name.lastIndexOf('.');
    return dot > 0 && method.equals(name.substring(dot + 1)) && isOf(name.substring(0, dot));
  }

  /// Whether this is a test of the class, given by its simple name, or of one nested in it.
  private boolean isOf(String simpleName) {
    var own = className.substring(className.lastIndexOf('.') + 1);
    return own.equals(simpleName)
        || own.startsWith(simpleName + "$")
        || own.endsWith("$" + simpleName);
  }

  /// The class that the source file is named after, with its package.
  String topLevelClass() {
    var dollar = className.indexOf('$');
    return dollar < 0 ? className : className.substring(0, dollar);
  }
}
