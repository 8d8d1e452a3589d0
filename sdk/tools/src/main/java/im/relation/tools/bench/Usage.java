package im.relation.tools.bench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was used up to a moment.
///
/// @param serverCpuSeconds null where the server's processes are not to be seen, like `memoryMib`
record Usage(
    @Nullable Double serverCpuSeconds, @Nullable Double memoryMib, double loaderCpuSeconds) {

  static Usage now(Optional<Processes> server) {
    return new Usage(
        server.map(Processes::cpuSeconds).orElse(null),
        server.map(Processes::memoryMib).orElse(null),
        Processes.ownCpuSeconds());
  }

  /// What was used from here to there, and the memory there.
  Report.Cost until(Usage later) {
    return new Report.Cost(
        serverCpuSeconds == null || later.serverCpuSeconds == null
            ? null
            : later.serverCpuSeconds - serverCpuSeconds,
        later.memoryMib,
        later.loaderCpuSeconds - loaderCpuSeconds);
  }
}
