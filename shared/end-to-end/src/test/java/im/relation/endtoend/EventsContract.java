package im.relation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.domain.Bits128;
import im.relation.endtoend.kit.TestDevice;
import im.relation.endtoend.lambda.LambdaFunction;
import im.relation.endtoend.lambda.LambdaSystem;
import im.relation.endtoend.lambda.QueueMapping;
import im.relation.endtoend.lambda.SharedLambda;
import im.relation.sdk.Event;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What holds of publishNotice on Lambda whatever server stands for SQS: the queue has a redrive
/// policy, as Terraform gives it one, and a mapping brings its messages.
@Timeout(240)
@ExtendWith(SharedLambda.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventsContract {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LambdaSystem system;
  private SqsClient sqs;
  private LambdaFunction publishNotice;
  private QueueMapping mapping;
  private String queue;
  private String deadLetters;
  private TestDevice alice;
  private TestDevice bob;

  EventsContract(LambdaSystem system) {
    this.system = system;
  }

  LambdaSystem system() {
    return system;
  }

  /// Starts what stands for SQS, if it must be started.
  abstract URI startSqs();

  abstract void stopSqs();

  @BeforeAll
  void start() {
    publishNotice = system.startEventBound("publishNotice");
    sqs =
        SqsClient.builder()
            .endpointOverride(startSqs())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    var run = Bits128.random().toString().substring(0, 8);
    deadLetters = queue("publish-notice-dead-letters-" + run, Map.of());
    var redrive =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(arn(deadLetters));
    queue =
        queue(
            "publish-notice-" + run,
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "1",
                QueueAttributeName.REDRIVE_POLICY,
                redrive));
    mapping = new QueueMapping(sqs, queue, publishNotice.awaitReady());
  }

  @AfterAll
  void stop() {
    mapping.close();
    publishNotice.close();
    sqs.close();
    stopSqs();
  }

  @BeforeEach
  void connect() {
    alice = TestDevice.online(system.endpoints(), "alice");
    bob = TestDevice.online(system.endpoints(), "bob");
  }

  @AfterEach
  void close() {
    alice.close();
    bob.close();
  }

  @Test
  void aNoticeReachesWhomItNamesOnceHoweverOftenItIsSent() {
    // Given
    var id = Bits128.random().toString();

    // When
    send(notice(id, "Tonight we are away."));
    send(notice(id, "Tonight we are away."));
    await("an empty queue").atMost(PATIENCE).until(this::isEmpty);
    send(notice(Bits128.random().toString(), "We are back."));

    // Then
    for (var device : List.of(alice, bob)) {
      device.awaitEvent(Event.NoticeReceived.class, EventsContract::saysWeAreBack);
      assertThat(notices(device)).containsExactly("Tonight we are away.", "We are back.");
    }
  }

  @Test
  void aMalformedMessageGoesToTheDeadLettersAloneAndTheOthersGoOn() {
    // When
    send("{\"people\": \"everybody\"}");
    send(notice(Bits128.random().toString(), "We are back."));

    // Then
    bob.awaitEvent(Event.NoticeReceived.class, EventsContract::saysWeAreBack);
    await("the dead letter")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(dead()).containsExactly("{\"people\": \"everybody\"}"));
    assertThat(isEmpty()).isTrue();
    assertThat(notices(bob)).containsExactly("We are back.");
  }

  private String notice(String id, String text) {
    return "{\"id\": \"%s\", \"people\": [\"%d\", \"%d\"], \"text\": \"%s\"}"
        .formatted(id, alice.user().value(), bob.user().value(), text);
  }

  private static boolean saysWeAreBack(Event.NoticeReceived notice) {
    return notice.body().getText().getText().equals("We are back.");
  }

  private static List<String> notices(TestDevice device) {
    return device.events(Event.NoticeReceived.class).stream()
        .filter(notice -> notice.body().hasText())
        .map(notice -> notice.body().getText().getText())
        .toList();
  }

  private String queue(String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(request -> request.queueName(name).attributes(attributes)).queueUrl();
  }

  private String arn(String url) {
    return attribute(url, QueueAttributeName.QUEUE_ARN);
  }

  private String attribute(String url, QueueAttributeName name) {
    return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
        .attributes()
        .getOrDefault(name, "");
  }

  private void send(String body) {
    var _ = sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
  }

  private boolean isEmpty() {
    return attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES).equals("0")
        && attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
            .equals("0");
  }

  /// What lies with the dead letters; shown again at once.
  private List<String> dead() {
    return sqs
        .receiveMessage(
            request -> request.queueUrl(deadLetters).maxNumberOfMessages(10).visibilityTimeout(0))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }
}
