package im.relation.friendship;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.UserId;
import im.relation.friendship.PageToken.Place;
import im.relation.runtime.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {

  @Test
  void isReadAsItWasWritten() {
    var place = new Place(Long.MAX_VALUE, 7);
    assertThat(PageToken.parse(place.toToken(), Place.LOWEST)).isEqualTo(Outcome.ok(place));
    assertThat(PageToken.parse("", Place.HIGHEST)).isEqualTo(Outcome.ok(Place.HIGHEST));
    assertThat(PageToken.parseId(new Place(9, 0).toToken())).isEqualTo(Outcome.ok(new UserId(9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void refusesWhatIsNone(String token) {
    assertThat(PageToken.parse(token, Place.LOWEST)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void refusesAPlaceThatNobodyHas() {
    assertThat(PageToken.parseId(new Place(-1, 0).toToken())).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void boundsThePageSize() {
    assertThat(PageToken.size(0, 50)).isEqualTo(Outcome.ok(50));
    assertThat(PageToken.size(200, 50)).isEqualTo(Outcome.ok(200));
    assertThat(PageToken.size(201, 50)).isInstanceOf(Outcome.Refused.class);
    assertThat(PageToken.size(-1, 50)).isInstanceOf(Outcome.Refused.class);
  }
}
