package im.relation.operator;

import com.google.protobuf.ByteString;
import im.relation.backplane.Catalog.TopicEntry;
import im.relation.contract.operator.v1.DeadLetter;
import im.relation.contract.operator.v1.ListDeadLettersRequest;
import im.relation.contract.operator.v1.ListDeadLettersResponse;
import im.relation.domain.Problem;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.kafka.DeadLetterLog;
import im.relation.runtime.kafka.PutAside;
import java.util.List;

/// Dead letters of one topic or of all, newest last, without what is in them. Problems: INVALID for
/// a topic that is not of the catalog, or a limit over 1,000.
final class ListDeadLetters implements Audited<ListDeadLettersRequest, ListDeadLettersResponse> {

  private static final int MOST = 1_000;
  private static final int USUAL = 50;

  private final DeadTopics topics;
  private final DeadLetterLog letters;

  ListDeadLetters(DeadTopics topics, DeadLetterLog letters) {
    this.topics = topics;
    this.letters = letters;
  }

  @Override
  public Answer<ListDeadLettersResponse> answer(Call<ListDeadLettersRequest> call) {
    int limit = call.request().getLimit() == 0 ? USUAL : call.request().getLimit();
    var name = call.request().getTopic();
    if (limit < 1 || limit > MOST) {
      return new Answer<>(
          "dead letters", Outcome.refused(Problem.invalid("limit", "A limit is 1 to 1000.")));
    }
    Outcome<List<TopicEntry>> wanted =
        name.isEmpty() ? Outcome.ok(topics.all()) : topics.named(name).map(topic -> List.of(topic));
    return new Answer<>(
        "dead letters of " + (name.isEmpty() ? "all" : DeadTopics.printable(name)),
        wanted.map(
            of -> {
              var page = letters.newest(of, limit, DeadTopics.TIME);
              var answer = ListDeadLettersResponse.newBuilder().setMore(!page.complete());
              page.letters().forEach(letter -> answer.addDeadLetters(wire(letter)));
              return answer.build();
            }));
  }

  private static DeadLetter wire(PutAside letter) {
    return DeadLetter.newBuilder()
        .setTopic(letter.topic())
        .setPartition(letter.partition())
        .setOffset(letter.offset())
        .setKey(ByteString.copyFrom(letter.key()))
        .setReason(letter.reason())
        .setFunction(letter.function())
        .setException(letter.exception())
        .setAtMillis(letter.atMillis())
        .setValueBytes(letter.valueBytes())
        .setSourcePartition(letter.sourcePartition())
        .setSourceOffset(letter.sourceOffset())
        .build();
  }
}
