package im.relation.endtoend.lambda;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

/// An SQS event source mapping in front of a function, which reports failures message by message
/// (docs.aws.amazon.com/lambda, "Using Lambda with Amazon SQS"): what the function did is deleted,
/// what it did not comes again when the queue shows it again, until the queue puts it aside.
public final class QueueMapping implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BATCH = 10;
  private static final int WAIT_SECONDS = 1;

  private final SqsClient sqs;
  private final String queueUrl;
  private final LambdaFunction function;
  private final CountDownLatch ends = new CountDownLatch(1);
  private final Thread thread;

  /// Begins to bring a queue's messages.
  public QueueMapping(SqsClient sqs, String queueUrl, LambdaFunction function) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.function = function;
    this.thread = Thread.ofPlatform().name("queue-mapping").start(this::run);
  }

  private void run() {
    while (ends.getCount() > 0) {
      var batch =
          sqs.receiveMessage(
                  request ->
                      request
                          .queueUrl(queueUrl)
                          .maxNumberOfMessages(BATCH)
                          .waitTimeSeconds(WAIT_SECONDS))
              .messages();
      if (!batch.isEmpty()) {
        work(batch);
      }
    }
  }

  private void work(List<Message> batch) {
    if (function.invoke(event(batch)).join() instanceof RuntimeApi.Outcome.Answer(var payload)) {
      Set<String> failed =
          JSON.readTree(payload)
              .get("batchItemFailures")
              .valueStream()
              .map(failure -> failure.get("itemIdentifier").asString())
              .collect(Collectors.toSet());
      batch.stream().filter(message -> !failed.contains(message.messageId())).forEach(this::delete);
    }
  }

  private void delete(Message message) {
    var _ =
        sqs.deleteMessage(
            request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
  }

  private static byte[] event(List<Message> batch) {
    var event = JSON.createObjectNode();
    var records = event.putArray("Records");
    for (var message : batch) {
      var entry =
          records
              .addObject()
              .put("messageId", message.messageId())
              .put("receiptHandle", message.receiptHandle())
              .put("body", message.body())
              .put("eventSource", "aws:sqs")
              .put("eventSourceARN", "arn:aws:sqs:eu-west-1:123456789012:publish-notice")
              .put("awsRegion", "eu-west-1");
      entry.putObject("attributes");
      entry.putObject("messageAttributes");
    }
    return JSON.writeValueAsBytes(event);
  }

  @Override
  public void close() {
    ends.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
