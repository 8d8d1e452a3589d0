package im.relation.lambda;

/// What Spring Cloud Function's adapter starts. Its own ways to find that, an environment variable
/// or any manifest on the class path, would let something else than the handler decide.
final class Starts {

  /// The property that the adapter asks before it looks for manifests.
  private static final String MAIN_CLASS = "MAIN_CLASS";

  private Starts() {}

  /// Names the configuration to start, and gives the function to look up in it.
  static String function(String name, Class<?> configuration) {
    if (System.getenv(MAIN_CLASS) != null) {
      throw new IllegalStateException(
          "The environment variable MAIN_CLASS must not be set: the handler says what starts.");
    }
    System.setProperty(MAIN_CLASS, configuration.getName());
    // The runtime client's own loader sees our classes but is not theirs where they are on the
    // class
    // path, as in a container image; proxies of package-private interfaces need theirs.
    Thread.currentThread().setContextClassLoader(configuration.getClassLoader());
    return name;
  }
}
