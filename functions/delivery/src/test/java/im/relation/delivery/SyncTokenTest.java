package im.relation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyncTokenTest {

  @Test
  void survivesItsTextForm() {
    // Given
    var token = new SyncToken(5, 9, 7, 3);

    // When
    var read = SyncToken.decode(token.encode());

    // Then
    assertThat(read).contains(token);
  }

  @Test
  void wantsEverythingWhenThereIsNone() {
    assertThat(SyncToken.decode("")).contains(SyncToken.EVERYTHING);
  }

  @Test
  void isNoneWhenItIsNotOurs() {
    assertThat(SyncToken.decode("hello")).isEmpty();
    assertThat(SyncToken.decode("!")).isEmpty();
    assertThat(SyncToken.decode("A".repeat(5_000))).isEmpty();
  }

  @Test
  void admitsEachRowOfARoundOnce() {
    // Given
    var secondPage = new SyncToken(10, 99, 50, 4);

    // When / Then
    assertThat(secondPage.admits(50, 4)).isFalse();
    assertThat(secondPage.admits(50, 3)).isTrue();
    assertThat(secondPage.admits(51, 1)).isFalse();
    assertThat(secondPage.admits(10, 9)).isTrue();
    assertThat(secondPage.admits(9, 1)).isFalse();
  }
}
