package im.relation.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.message.v1.ProfileChanged;
import im.relation.contract.message.v1.TextNotice;
import im.relation.sdk.Entry;
import im.relation.sdk.Event;
import org.junit.jupiter.api.Test;

class TextNoticesTest {

  private final TextNotices notices = new TextNotices();

  @Test
  void showsOneNoticeAfterTheOtherUntilEachIsPutAway() {
    // When
    notices.happened(said("Tonight we are away."));
    notices.happened(said("We are back."));

    // Then
    assertThat(notices.first()).contains("Tonight we are away.");
    notices.putAway();
    assertThat(notices.first()).contains("We are back.");
    notices.putAway();
    assertThat(notices.first()).isEmpty();
  }

  @Test
  void leavesToOthersWhatIsNoText() {
    // When
    var isNew =
        notices.happened(
            told(NoticeBody.newBuilder().setProfile(ProfileChanged.getDefaultInstance())));

    // Then
    assertThat(isNew).isFalse();
    assertThat(notices.first()).isEmpty();
  }

  @Test
  void keepsTheNewestTwenty() {
    // When
    for (int n = 0; n < 21; n++) {
      notices.happened(said("notice " + n));
    }

    // Then
    assertThat(notices.first()).contains("notice 1");
  }

  private static Event said(String text) {
    return told(NoticeBody.newBuilder().setText(TextNotice.newBuilder().setText(text)));
  }

  private static Event told(NoticeBody.Builder body) {
    var entry =
        im.relation.contract.message.v1.Entry.newBuilder().setBody(body.build().toByteString());
    return new Event.NoticeReceived(new Entry(entry.build()), body.build(), true);
  }
}
