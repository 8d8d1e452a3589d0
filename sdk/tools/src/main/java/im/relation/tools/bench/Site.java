package im.relation.tools.bench;

import im.relation.sdk.internal.rpc.Connect;
import im.relation.tools.Target;
import java.io.PrintStream;

/// Where a run happens.
///
/// @param out for what a person reads meanwhile
record Site(Target target, Connect functions, People people, PrintStream out) {

  void progress(String what, int done, int of) {
    out.printf("\r%s: %d of %d ", what, done, of);
    if (done == of) {
      out.println();
    }
    out.flush();
  }
}
