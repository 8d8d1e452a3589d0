package im.relation.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.message.v1.Entry;
import java.util.HashSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {

  private static final long RUN = 0x1234_5678_9abc_def0L;
  private static final long CONVERSATION = 77;
  private static final MessageName NAME = new MessageName(3, 41);

  private final MessageName.Ids ids = new MessageName.Ids(RUN);
  private final Bodies bodies = new Bodies(RUN, 100);
  private final Pair pair = new Pair(3, person(1), person(2), CONVERSATION);

  private static Person person(long id) {
    return new Person(Tokens.newBuilder().setUserId(id).setDeviceId(10 + id).build());
  }

  private Entry.Builder entry() {
    return Entry.newBuilder()
        .setConversationId(CONVERSATION)
        .setSenderId(1)
        .setClientMessageId(ByteString.copyFrom(ids.id(NAME)))
        .setBody(ByteString.copyFrom(bodies.body(new Bodies.Facts(NAME, 5))));
  }

  private Optional<Bodies.Facts> read(Entry.Builder entry) {
    return new Load.Names(ids, bodies).facts(pair, entry.build());
  }

  @Test
  void readAnIdBack() {
    // Given
    var random = new SplittableRandom(7);
    var seen = new HashSet<ByteString>();

    for (int i = 0; i < 1_000; i++) {
      var name = new MessageName(random.nextInt(2_000), random.nextInt(0, Integer.MAX_VALUE));

      // When
      var id = ids.id(name);

      // Then
      assertThat(id).hasSize(16);
      assertThat(ids.name(id)).contains(name);
      assertThat(seen.add(ByteString.copyFrom(id))).isTrue();
    }
  }

  @Test
  void knowNoIdOfAnotherRun() {
    // Given
    var others = new MessageName.Ids(RUN + 1).id(NAME);

    // When, Then
    assertThat(ids.name(others)).isEmpty();
    assertThat(ids.name(new byte[16])).isEmpty();
    assertThat(ids.name(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 131, 132, 133, 1_000, 16_390, 65_000})
  void makeBodiesAsLongAsAskedFor(int bytes) {
    // Given
    var made = new Bodies(RUN, bytes);
    var facts = new Bodies.Facts(NAME, -9_000_000_000L);

    // When
    var body = made.body(facts);

    // Then a byte may be missing where the length of a length changes
    assertThat(body.length).isBetween(bytes - 2, bytes);
    assertThat(made.read(ByteString.copyFrom(body))).contains(facts);
  }

  @Test
  void findEveryByteThatIsWrong() {
    // Given
    var body = bodies.body(new Bodies.Facts(NAME, 5));

    for (int at = 0; at < body.length; at++) {
      // When
      var spoilt = body.clone();
      spoilt[at] ^= 1;

      // Then
      assertThat(bodies.read(ByteString.copyFrom(spoilt))).as("byte %d", at).isEmpty();
    }
  }

  @Test
  void takeAnEntryOnlyExactlyAsItWasSent() {
    // Given
    var anotherId = ByteString.copyFrom(ids.id(new MessageName(3, 42)));
    var anotherBody = ByteString.copyFrom(bodies.body(new Bodies.Facts(new MessageName(4, 41), 5)));

    // When, Then
    assertThat(read(entry())).contains(new Bodies.Facts(NAME, 5));
    assertThat(read(entry().setConversationId(78))).isEmpty();
    assertThat(read(entry().setSenderId(2))).isEmpty();
    assertThat(read(entry().setClientMessageId(anotherId))).isEmpty();
    assertThat(read(entry().setBody(anotherBody))).isEmpty();
    assertThat(read(entry().clearBody())).isEmpty();
  }
}
