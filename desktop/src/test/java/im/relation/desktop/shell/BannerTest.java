package im.relation.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.socket.v1.CloseCode;
import im.relation.desktop.text.Texts;
import im.relation.sdk.ConnectionState;
import im.relation.sdk.EndReason;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BannerTest {

  private static final Instant NOW = Instant.EPOCH;

  @Test
  void aDamagedStoreIsOfferedToBeRepaired() {
    var ended = new ConnectionState.Ended(new EndReason.StoreDamaged());
    assertThat(Banner.of(ended, Instant.EPOCH))
        .contains(new Banner("banner.damaged", 0, Banner.Action.REOPEN));
  }

  @Test
  void saysNothingWhileAllIsWell() {
    assertThat(Banner.of(new ConnectionState.Live(), NOW)).isEmpty();
  }

  @Test
  void countsDownToTheNextTryAndOffersOneAtOnce() {
    var banner = Banner.of(new ConnectionState.Waiting(NOW.plusSeconds(7), 3_000), NOW);
    assertThat(banner).contains(new Banner("banner.waiting", 7, Banner.Action.RETRY));
    var late = Banner.of(new ConnectionState.Waiting(NOW.minusSeconds(1), 3_000), NOW);
    assertThat(late).contains(new Banner("banner.waiting", 0, Banner.Action.RETRY));
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSE_CODE_SIGNED_IN_ELSEWHERE, banner.elsewhere, SIGN_IN",
    "CLOSE_CODE_SESSION_REVOKED, banner.revoked, SIGN_IN",
    "CLOSE_CODE_SIGNED_OUT, banner.signedOut, SIGN_IN",
    "CLOSE_CODE_UNSUPPORTED_VERSION, banner.tooOld, NONE",
    "CLOSE_CODE_REPLACED, banner.replaced, RETRY",
    "CLOSE_CODE_PROTOCOL_ERROR, banner.closed, RETRY",
  })
  void saysWhyItEndedAndWhatToDo(CloseCode code, String key, Banner.Action action) {
    var ended = new ConnectionState.Ended(new EndReason.Closed(code.getNumber()));
    assertThat(Banner.of(ended, NOW)).contains(new Banner(key, 0, action));
    assertThat(Texts.of(Locale.ENGLISH).of(key, 0)).isNotBlank();
  }

  @Test
  void aCodeOfTheFutureIsSaidToo() {
    var ended = new ConnectionState.Ended(new EndReason.Closed(3_999));
    assertThat(Banner.of(ended, NOW)).isPresent();
  }
}
