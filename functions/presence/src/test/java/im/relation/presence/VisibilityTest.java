package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.presence.v1.PresenceAudience;
import im.relation.conversation.DirectKey;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisibilityTest {

  private static final UserId ASKER = new UserId(1);
  private static final UserId PERSON = new UserId(2);

  @ParameterizedTest
  @CsvSource({
    "EVERYONE, FRIENDS, true",
    "EVERYONE, STRANGERS, true",
    "EVERYONE, CUT, false",
    "FRIENDS, FRIENDS, true",
    "FRIENDS, STRANGERS, false",
    "FRIENDS, CUT, false",
    "NOBODY, FRIENDS, false",
    "NOBODY, STRANGERS, false",
    "NOBODY, CUT, false",
    "UNSPECIFIED, FRIENDS, false",
    "UNSPECIFIED, STRANGERS, false",
  })
  void showsAPersonToTheAudienceThatHeChose(String audience, Visibility.Tie tie, boolean sees) {
    // Given
    var visibility = visibility(tie);
    // When
    boolean seen =
        visibility.sees(ASKER, PERSON, PresenceAudience.valueOf("PRESENCE_AUDIENCE_" + audience));
    // Then
    assertThat(visibility.tie(ASKER, PERSON)).isEqualTo(tie);
    assertThat(seen).isEqualTo(sees);
  }

  @Test
  void showsEverybodyHimself() {
    // Given
    var visibility = visibility(Visibility.Tie.STRANGERS);
    // When
    boolean sees = visibility.sees(PERSON, PERSON, PresenceAudience.PRESENCE_AUDIENCE_NOBODY);
    // Then
    assertThat(sees).isTrue();
  }

  private static Visibility visibility(Visibility.Tie tie) {
    var direct =
        Samples.view(
            ConversationKind.CONVERSATION_KIND_DIRECT,
            new ConversationId(7),
            ASKER,
            List.of(ASKER, PERSON),
            tie == Visibility.Tie.FRIENDS);
    return new Visibility(
        tie == Visibility.Tie.STRANGERS ? Map.of() : Map.of(new DirectKey(ASKER, PERSON), direct));
  }
}
