package im.relation.tools.bench;

import im.relation.sdk.internal.rpc.Connect;
import im.relation.tools.Target;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/// Where a run happens.
///
/// @param ca whom clients trust, where it is known
/// @param out for what a person reads meanwhile
record Site(Target target, Connect functions, People people, Optional<Path> ca, PrintStream out) {

  void progress(String what, int done, int of) {
    out.printf("\r%s: %d of %d ", what, done, of);
    if (done == of) {
      out.println();
    }
    out.flush();
  }
}
