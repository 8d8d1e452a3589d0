package im.relation.operator;

import im.relation.runtime.Call;
import im.relation.runtime.Outcome;

/// A function for operators, which says whom or what a call was about.
///
/// @param <Q> request
/// @param <R> response
interface Audited<Q, R> {

  Answer<R> answer(Call<Q> call);

  /// What came of a call, and whom or what it was about.
  ///
  /// @param target for the log: ids and names of topics, never a name of a person
  record Answer<R>(String target, Outcome<R> outcome) {}
}
