package im.relation.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.account.code.CodeSettings;
import im.relation.account.code.MailSettings;
import im.relation.account.credential.PasswordSettings;
import im.relation.account.session.SessionPolicy;
import im.relation.account.session.SessionSettings;
import im.relation.account.signup.SignUpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTest {

  @Test
  void haveTheDefaultsThatTheDesignStates() {
    assertThat(bind("im.account.session", SessionSettings.class, Map.of()))
        .isEqualTo(
            new SessionSettings(
                SessionPolicy.ONE_PER_DEVICE_TYPE,
                Duration.ofMinutes(15),
                Duration.ofDays(60),
                Duration.ofHours(1),
                50));
    assertThat(bind("im.account.code", CodeSettings.class, Map.of()))
        .isEqualTo(
            new CodeSettings(
                Duration.ofMinutes(5), 5, Duration.ofSeconds(60), 20, 30, Duration.ZERO));
    assertThat(bind("im.account.mail", MailSettings.class, Map.of()))
        .isEqualTo(
            new MailSettings(
                MailSettings.Sender.FOLDER, Path.of("var/mail"), "no-reply@localhost.localdomain"));
    assertThat(bind("im.account.password", PasswordSettings.class, Map.of()))
        .isEqualTo(new PasswordSettings(2, 64, Duration.ofSeconds(5)));
    assertThat(bind("im.account.sign-up", SignUpSettings.class, Map.of()))
        .isEqualTo(new SignUpSettings(true));
  }

  @Test
  void takeEveryKeyOfSessionsAndCodes() {
    assertThat(
            bind(
                "im.account.session",
                SessionSettings.class,
                Map.of(
                    "policy", "one",
                    "access-life", "5m",
                    "idle-life", "7d",
                    "lost-answer-grace", "10s",
                    "max-sessions", "3")))
        .isEqualTo(
            new SessionSettings(
                SessionPolicy.ONE,
                Duration.ofMinutes(5),
                Duration.ofDays(7),
                Duration.ofSeconds(10),
                3));
    assertThat(
            bind(
                "im.account.code",
                CodeSettings.class,
                Map.of(
                    "life", "10m",
                    "tries", "3",
                    "resend-after", "30s",
                    "per-day", "5",
                    "per-minute-and-ip", "7",
                    "linger", "4s")))
        .isEqualTo(
            new CodeSettings(
                Duration.ofMinutes(10), 3, Duration.ofSeconds(30), 5, 7, Duration.ofSeconds(4)));
  }

  @Test
  void takeEveryKeyOfMailPasswordsAndSignUp() {
    assertThat(
            bind(
                "im.account.mail",
                MailSettings.class,
                Map.of("sender", "smtp", "folder", "x", "from", "a@b.example")))
        .isEqualTo(new MailSettings(MailSettings.Sender.SMTP, Path.of("x"), "a@b.example"));
    assertThat(
            bind(
                "im.account.password",
                PasswordSettings.class,
                Map.of("hashes-per-core", "1", "max-waiting", "0", "max-wait", "1s")))
        .isEqualTo(new PasswordSettings(1, 0, Duration.ofSeconds(1)));
    assertThat(bind("im.account.sign-up", SignUpSettings.class, Map.of("by-username", "false")))
        .isEqualTo(new SignUpSettings(false));
  }

  @Test
  void refuseWhatIsOutOfRange() {
    assertThatThrownBy(
            () -> bind("im.account.session", SessionSettings.class, Map.of("access-life", "2h")))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage("im.account.session.access-life is PT1M to PT1H");
    assertThatThrownBy(() -> bind("im.account.code", CodeSettings.class, Map.of("tries", "11")))
        .hasRootCauseMessage("im.account.code.tries is 1 to 10");
    assertThatThrownBy(
            () -> bind("im.account.password", PasswordSettings.class, Map.of("max-wait", "2m")))
        .hasRootCauseMessage("im.account.password.max-wait is at most 60 s");
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> keys) {
    var properties = new HashMap<String, String>();
    keys.forEach((key, value) -> properties.put(prefix + "." + key, value));
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
  }
}
