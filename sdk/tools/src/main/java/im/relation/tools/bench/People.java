package im.relation.tools.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Where the people of a run come from. Thread-safe.
interface People {

  /// Makes senders with a receiver each, who may write to one another.
  ///
  /// @param progress told how many pairs there are, from any thread
  /// @throws BenchException where the service refuses or does not answer; so below
  List<Pair> pairs(int count, IntConsumer progress);

  /// Makes people who only connect.
  List<Person> others(int count, IntConsumer progress);

  /// What the server says of its settings; empty where it says nothing to strangers.
  Optional<String> settings();

  /// Changes the person's tokens for fresh ones.
  void renew(Person person);
}
