package im.relation.lambda;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/// Does once before a snapshot is taken (SnapStart) what the first event would: its classes are
/// loaded then. Does nothing where none is taken. What fails is logged and keeps nothing from
/// starting.
public final class Priming implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(Priming.class);

  /// What AWS sets (docs.aws.amazon.com/lambda, "Using Lambda environment variables").
  private static final boolean SNAPSHOT =
      "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));

  private final String what;
  private final Runnable once;

  /// @param what is primed, for the log
  public Priming(String what, Runnable once) {
    this.what = what;
    this.once = once;
  }

  @Override
  public void run(ApplicationArguments ignored) {
    if (!SNAPSHOT) {
      return;
    }
    try {
      once.run();
      log.atInfo().addKeyValue("what", what).log("primed for a snapshot");
    } catch (RuntimeException failure) {
      log.atWarn().setCause(failure).addKeyValue("what", what).log("not primed for a snapshot");
    }
  }
}
