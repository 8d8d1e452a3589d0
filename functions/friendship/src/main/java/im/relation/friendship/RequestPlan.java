package im.relation.friendship;

import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.friendship.Befriend.Counts;
import im.relation.friendship.RequestSql.Asked;
import im.relation.runtime.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What becomes of a wish to be friends. Pure.
sealed interface RequestPlan {

  /// They are.
  record AlreadyFriends() implements RequestPlan {}

  /// The other one asked first: that request is accepted.
  record Cross(RequestRow theirs) implements RequestPlan {}

  /// The other one takes anybody.
  record Instantly() implements RequestPlan {}

  /// It is asked already: newer words.
  ///
  /// @param remind whether to tell both again
  record Repeat(RequestRow pending, boolean remind) implements RequestPlan {}

  /// A new request.
  record Ask() implements RequestPlan {}

  Duration DAY = Duration.ofDays(1);

  /// All that counts.
  ///
  /// @param policy of the one who is asked
  /// @param mine the caller's request that waits
  /// @param theirs the other one's that waits
  record Situation(
      AddFriendPolicy policy,
      Pair pair,
      Optional<RequestRow> mine,
      Optional<RequestRow> theirs,
      Asked asked,
      Counts counts) {}

  /// Problems: NOT_ALLOWED alike where nobody may ask and where the other one blocks the caller;
  /// NOT_ALLOWED where the caller blocks the other one, or one of the two has too many friends;
  /// RESOURCE_EXHAUSTED above a day's number of requests.
  static Outcome<RequestPlan> decide(
      Situation situation, Instant now, FriendshipSettings settings) {
    var pair = situation.pair();
    if (pair.isFriends()) {
      return Outcome.ok(new AlreadyFriends());
    }
    if (pair.mine().blocked()) {
      return Outcome.refused(Problem.of(ProblemCode.NOT_ALLOWED, "You block this person."));
    }
    if (pair.theirs().blocked()) {
      return Outcome.refused(ProblemCode.NOT_ALLOWED);
    }
    if (situation.theirs().isPresent()) {
      var crossing = new Cross(situation.theirs().get());
      return Befriend.decide(situation.counts(), settings).map(_ -> crossing);
    }
    return switch (situation.policy()) {
      case ADD_FRIEND_POLICY_ANYONE ->
          Befriend.decide(situation.counts(), settings)
              .then(_ -> withinDay(situation, new Instantly(), now, settings));
      case ADD_FRIEND_POLICY_NEEDS_APPROVAL -> ask(situation, now, settings);
      case ADD_FRIEND_POLICY_NOBODY, ADD_FRIEND_POLICY_UNSPECIFIED, UNRECOGNIZED ->
          Outcome.refused(ProblemCode.NOT_ALLOWED);
    };
  }

  private static Outcome<RequestPlan> ask(
      Situation situation, Instant now, FriendshipSettings settings) {
    if (situation.mine().isPresent()) {
      var pending = situation.mine().get();
      var remindAt = pending.times().changed().plus(settings.remindAfter());
      return Outcome.ok(new Repeat(pending, !now.isBefore(remindAt)));
    }
    return withinDay(situation, new Ask(), now, settings);
  }

  private static Outcome<RequestPlan> withinDay(
      Situation situation, RequestPlan plan, Instant now, FriendshipSettings settings) {
    var asked = situation.asked();
    return asked.count() < settings.requestsPerDay()
        ? Outcome.ok(plan)
        : Outcome.refused(Problem.tooMany(Duration.between(now, asked.firstAt().plus(DAY))));
  }
}
