package im.relation.operator;

import im.relation.backplane.Catalog.TopicEntry;
import im.relation.contract.operator.v1.DeadLetterPlace;
import im.relation.contract.operator.v1.ReplayDeadLettersRequest;
import im.relation.contract.operator.v1.ReplayDeadLettersResponse;
import im.relation.contract.operator.v1.ReplayedDeadLetter;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.kafka.DeadLetterLog;

/// Puts dead letters back into their topic: one, or all that are there now. They stay among the
/// dead as well. Doing it twice brings a record twice, and every Kafka-bound function survives
/// that.
///
/// Problems: INVALID for a topic that is not of the catalog, or both or neither of `place` and
/// `all`; NOT_FOUND for a place without a dead letter.
final class ReplayDeadLetters
    implements Audited<ReplayDeadLettersRequest, ReplayDeadLettersResponse> {

  private final DeadTopics topics;
  private final DeadLetterLog letters;

  ReplayDeadLetters(DeadTopics topics, DeadLetterLog letters) {
    this.topics = topics;
    this.letters = letters;
  }

  @Override
  public Answer<ReplayDeadLettersResponse> answer(Call<ReplayDeadLettersRequest> call) {
    var request = call.request();
    if (request.getAll() == request.hasPlace()) {
      return new Answer<>(
          "dead letters", Outcome.refused(Problem.invalid("place", "Name one place, or say all.")));
    }
    var place = request.getPlace();
    return new Answer<>(
        "dead letters of "
            + DeadTopics.printable(request.getTopic())
            + (request.getAll() ? ": all" : ": " + place.getPartition() + "/" + place.getOffset()),
        topics
            .named(request.getTopic())
            .then(topic -> request.getAll() ? Outcome.ok(all(topic)) : one(topic, place)));
  }

  private ReplayDeadLettersResponse all(TopicEntry topic) {
    var replay = letters.replayAll(topic, DeadTopics.TIME);
    var answer = ReplayDeadLettersResponse.newBuilder().setMore(!replay.complete());
    replay.replayed().forEach(each -> answer.addReplayed(wire(each)));
    return answer.build();
  }

  private Outcome<ReplayDeadLettersResponse> one(TopicEntry topic, DeadLetterPlace place) {
    return letters
        .replay(topic, place.getPartition(), place.getOffset(), DeadTopics.TIME)
        .map(
            replayed ->
                Outcome.ok(
                    ReplayDeadLettersResponse.newBuilder().addReplayed(wire(replayed)).build()))
        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
  }

  private static ReplayedDeadLetter wire(DeadLetterLog.Replayed replayed) {
    return ReplayedDeadLetter.newBuilder()
        .setPlace(
            DeadLetterPlace.newBuilder()
                .setPartition(replayed.from().partition())
                .setOffset(replayed.fromOffset()))
        .setPartition(replayed.partition())
        .setOffset(replayed.offset())
        .build();
  }
}
