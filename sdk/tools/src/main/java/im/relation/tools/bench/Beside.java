package im.relation.tools.bench;

import java.util.List;
import java.util.Map;

/// What happens beside the messages of a run.
interface Beside extends AutoCloseable {

  /// Before the warm-up.
  void prepare() throws InterruptedException;

  /// From the moment on from which messages are measured, on a thread of its own.
  ///
  /// @throws BenchException where it breaks the run
  void run() throws InterruptedException;

  /// When all is sent and delivered: figures for the report, by their key.
  ///
  /// @throws BenchException for what must not be
  Map<String, Double> figures() throws InterruptedException;

  List<String> remarks();

  @Override
  void close();

  /// Nothing.
  Beside NOTHING =
      new Beside() {
        @Override
        public void prepare() {}

        @Override
        public void run() {}

        @Override
        public Map<String, Double> figures() {
          return Map.of();
        }

        @Override
        public List<String> remarks() {
          return List.of();
        }

        @Override
        public void close() {}
      };
}
