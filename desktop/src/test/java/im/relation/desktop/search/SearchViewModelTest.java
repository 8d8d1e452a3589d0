package im.relation.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.desktop.people.Person;
import im.relation.domain.UserId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchViewModelTest {

  @ParameterizedTest
  @CsvSource({
    "Zoë Müller, zoe_m, zoe, true",
    "Zoë Müller, zoe_m, MULL, true",
    "Zoë Müller, zoe_m, zoe_, true",
    "陈晓明, chen, 晓, true",
    "Ann, ann_1, ben, false",
  })
  void aPersonIsFoundByAnyPartOfTheNameWithoutAccents(
      String name, String username, String sought, boolean found) {
    assertThat(SearchViewModel.matches(new Person(new UserId(1), name, username), sought))
        .isEqualTo(found);
  }
}
