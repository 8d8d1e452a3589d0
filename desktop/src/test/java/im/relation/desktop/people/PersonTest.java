package im.relation.desktop.people;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.domain.UserId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {

  @ParameterizedTest
  @CsvSource({
    "Ann, A",
    "Sofia Reyes, SR",
    "ana maria da silva, AS",
    "陈晓明, 陈",
    "佐藤 健, 佐",
    "👨‍👩‍👧 family, 👨‍👩‍👧",
    "#42, #",
  })
  void initialsAreWhatAPersonIsKnownBy(String name, String initials) {
    assertThat(new Person(new UserId(1), name, "").initials()).isEqualTo(initials);
  }

  @ParameterizedTest
  @CsvSource({"1", "915314264961453080", "9223372036854775807"})
  void everybodyHasOneOfEightColours(long id) {
    assertThat(new Person(new UserId(id), "Ann", "").colour()).isBetween(0, 7);
  }
}
