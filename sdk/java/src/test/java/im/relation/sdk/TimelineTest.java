package im.relation.sdk;

import static im.relation.sdk.Service.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.relation.domain.ProblemCode;
import im.relation.domain.Sequence;
import im.relation.sdk.TimelineRow.Loading;
import im.relation.sdk.internal.timeline.Window;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A timeline beside a client's connection.
final class TimelineTest {

  private static final String HISTORY = "im.message.v1.MessageService/GetHistory";

  private final List<TimelineView> views = new CopyOnWriteArrayList<>();
  private Service service;
  private Relation relation;
  private ImClient client;

  @BeforeEach
  void signUp() throws Exception {
    service = new Service();
    relation = Relation.at(service.settings(null));
    client = relation.signUp("tester", "correct horse", "Me").orThrow();
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    relation.close();
    service.close();
  }

  private ScriptedSockets.Connection live() throws Exception {
    client.connect();
    var connection = service.sockets.next().welcome();
    await().until(() -> client.connection() instanceof ConnectionState.Live);
    return connection;
  }

  @Test
  void aSendBecomesAnEntryInItsPlaceUnderTheSameKey() throws Exception {
    var connection = live();
    try (var timeline = client.timeline(DIRECT, views::add)) {
      // Given
      client.messages().send(DIRECT, "one");
      client.messages().send(DIRECT, "two");
      timeline.refresh();
      var keys = TimelinePropertyTest.keys(views.getLast());
      assertThat(views.getLast().rows())
          .hasSize(2)
          .hasOnlyElementsOfType(TimelineRow.Outgoing.class);

      // When
      connection.send(Service.accepted(connection.takeSubmit(), 1));

      // Then
      awaitView(view -> view.rows().getFirst() instanceof TimelineRow.Stored);
      assertThat(TimelinePropertyTest.keys(views.getLast())).isEqualTo(keys);
      assertThat(views.getLast().rows().getLast()).isInstanceOf(TimelineRow.Outgoing.class);
    }
  }

  @Test
  void ownEntriesHaveTheTickOfWhatThePeerHasReadSoFar() throws Exception {
    var connection = live();
    try (var timeline = client.timeline(DIRECT, views::add)) {
      client.messages().send(DIRECT, "one");
      timeline.refresh();
      connection.send(Service.accepted(connection.takeSubmit(), 1));
      awaitView(
          view ->
              view.rows().getFirst() instanceof TimelineRow.Stored(_, _, Tick tick)
                  && tick == Tick.SENT);
    }
  }

  @Test
  void whatIsMissingIsARowThatLoadsFromTheEndThatIsInSight() throws Exception {
    // Given
    service.newest.set(5_000);
    var _ = live();
    await().until(() -> client.messages().newest(DIRECT, 1).entries().size() == 1);
    try (var timeline = client.timeline(DIRECT, views::add)) {
      assertThat(views.getLast().firstUnread()).isEqualTo(Optional.of(new Sequence(1)));
      assertThat(hole()).isEqualTo(missing(1, 4_950, Loading.IDLE));

      // When
      timeline.load(hole(), Timeline.End.NEWEST);

      // Then
      awaitView(view -> view.rows().size() == 101);
      assertThat(hole()).isEqualTo(missing(1, 4_900, Loading.IDLE));

      // When
      timeline.load(hole(), Timeline.End.OLDEST);
      timeline.around(new Sequence(1));

      // Then
      awaitView(view -> view.rows().contains(missing(51, 4_900, Loading.IDLE)));
    }
  }

  @Test
  void aConversationThatIsNotKnownYetShowsItsSendsAndThenItsNewestEntries() throws Exception {
    try (var timeline = client.timeline(DIRECT, views::add)) {
      // Given
      client.messages().send(DIRECT, "first of all");
      timeline.refresh();
      assertThat(views.getLast().rows()).hasOnlyElementsOfType(TimelineRow.Outgoing.class);

      // When
      service.newest.set(450);
      var _ = live();

      // Then
      awaitView(
          view ->
              view.rows().size() > 2
                  && view.rows().get(view.rows().size() - 2) instanceof TimelineRow.Stored last
                  && last.last().value() == 450);
      assertThat(views.getLast().rows()).hasSizeBetween(Window.MOST - Window.STEP, Window.MOST + 1);
      assertThat(views.getLast().below()).isZero();
    }
  }

  @Test
  void whatTheServiceDoesNotGiveCanBeAskedForAgain() throws Exception {
    // Given
    service.newest.set(5_000);
    var _ = live();
    await().until(() -> client.messages().newest(DIRECT, 1).entries().size() == 1);
    service.functions.on(
        HISTORY,
        (request, token) -> {
          throw new ScriptedFunctions.Refusal(ProblemCode.UNAVAILABLE);
        });
    try (var timeline = client.timeline(DIRECT, views::add)) {
      // When, then
      timeline.load(hole(), Timeline.End.NEWEST);
      awaitView(view -> view.rows().contains(missing(1, 4_950, Loading.FAILED)));
      assertThat(views).anyMatch(view -> view.rows().contains(missing(1, 4_950, Loading.RUNNING)));

      // When, then
      service.functions.on(HISTORY, (request, token) -> service.history(request));
      timeline.load(hole(), Timeline.End.NEWEST);
      awaitView(view -> view.rows().contains(missing(1, 4_900, Loading.IDLE)));
    }
  }

  @Test
  void aTimelineThatIsClosedTellsNothingMore() throws Exception {
    var _ = live();
    var timeline = client.timeline(DIRECT, views::add);
    timeline.close();
    int told = views.size();
    timeline.refresh();
    assertThat(views).hasSize(told);
  }

  private TimelineRow.Hole hole() {
    return views.getLast().rows().stream()
        .filter(TimelineRow.Hole.class::isInstance)
        .map(TimelineRow.Hole.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static TimelineRow.Hole missing(long first, long last, Loading loading) {
    return new TimelineRow.Hole("hole " + first, new Sequence(first), new Sequence(last), loading);
  }

  private void awaitView(Predicate<TimelineView> wanted) {
    await().until(() -> wanted.test(views.getLast()));
  }
}
