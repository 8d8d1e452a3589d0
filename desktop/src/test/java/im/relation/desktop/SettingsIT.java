package im.relation.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.contract.account.v1.AddFriendPolicy;
import im.relation.contract.account.v1.UpdateProfileRequest;
import im.relation.desktop.notify.QuietNotifier;
import im.relation.sdk.Relation;
import im.relation.sdk.Result;
import im.relation.sdk.Settings;
import im.relation.sdk.ThisDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person changes about the account and this device.
class SettingsIT {

  @TempDir Path folder;

  private final String username = Service.name("ann");
  private Cable cable;
  private ClientWindow window;

  @BeforeEach
  void signUp() {
    cable = new Cable();
    window = ClientWindow.open(folder, cable.server(), new QuietNotifier());
    var _ = window.signUp(username, "Ann");
    window.click("#rail-SETTINGS");
    window.node("#sign-out");
  }

  @AfterEach
  void close() throws IOException {
    window.close();
    cable.close();
  }

  private static Relation elsewhere() {
    return Relation.at(
        Settings.inMemory(Service.server().endpoints().orElseThrow(), ThisDevice.bot("elsewhere")));
  }

  @Test
  void theNicknameIsChanged() {
    window.fill("#nickname", "Anna");
    window.click("#save-nickname");
    window.awaitText("Saved.");
    assertThat(window.client().account().get().orThrow().getProfile().getNickname())
        .isEqualTo("Anna");
  }

  @Test
  void privacyIsAskedOfTheServiceAndChangedThere() {
    // Given
    var policy = (ComboBox<?>) window.node("#policy");
    window.await("the policy is known", _ -> policy.getValue() != null);

    // When
    choose(AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY);

    // Then
    window.awaitText("Saved.");
    Awaitility.await()
        .until(
            () ->
                window.client().account().get().orThrow().getSettings().getAddFriendPolicy()
                    == AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY);
  }

  private void choose(AddFriendPolicy next) {
    var policy = window.node("#policy");
    ClientWindow.onWindowThread(
        () -> {
          @SuppressWarnings("unchecked")
          var box = (ComboBox<AddFriendPolicy>) policy;
          box.setValue(next);
          return true;
        });
  }

  @Test
  void whatWasNotTakenIsNotShown() {
    // Given
    var policy = (ComboBox<?>) window.node("#policy");
    window.await("the policy is known", _ -> policy.getValue() != null);
    var before = ClientWindow.onWindowThread(policy::getValue);
    cable.cut();
    window.awaitText("No connection.");

    // When
    choose(AddFriendPolicy.ADD_FRIEND_POLICY_NOBODY);

    // Then
    window.awaitText("cannot be reached");
    assertThat(ClientWindow.onWindowThread(policy::getValue)).isEqualTo(before);
  }

  @Test
  void whatIsNotKnownWithoutAConnectionCannotBeChangedUntilThereIsOne() {
    // Given
    window.close();
    cable.cut();
    window = ClientWindow.open(folder, cable.server(), new QuietNotifier());

    // When
    window.click("#rail-SETTINGS");
    window.awaitText("cannot be reached");

    // Then
    for (var control :
        List.of("#save-nickname", "#policy", "#found-by-username", "#found-by-email")) {
      assertThat(window.node(control).isDisabled()).as(control).isTrue();
    }
    assertThat(((CheckBox) window.node("#found-by-email")).isIndeterminate()).isTrue();
    window.click("#banner-action", cable::mend);
    window.await("it is known", scene -> !scene.lookup("#found-by-email").isDisabled());
    window.awaitGone("#settings-outcome");
    window.fill("#nickname", "Anna");
    window.click("#save-nickname");
    window.awaitText("Saved.");
  }

  @Test
  void aNameThatWasChangedElsewhereIsShownAndCanBeChangedAgain() {
    try (var elsewhere = elsewhere();
        var bot = elsewhere.signIn(username, Service.PASSWORD).orThrow()) {
      // Given
      var version = bot.account().get().orThrow().getProfile().getVersion();
      var change = UpdateProfileRequest.newBuilder().setVersion(version).setNickname("Annie");
      window.node("#nickname");

      // When
      var _ = bot.account().update(change.build()).orThrow();

      // Then
      var name = (TextField) window.node("#nickname");
      window.await("the new name", _ -> name.getText().equals("Annie"));
      window.fill("#nickname", "Anna");
      window.click("#save-nickname");
      window.awaitText("Saved.");
      assertThat(bot.account().get().orThrow().getProfile().getNickname()).isEqualTo("Anna");
    }
  }

  @Test
  void devicesAreListedAndSignedOut() {
    try (var elsewhere = elsewhere();
        var bot = elsewhere.signIn(username, Service.PASSWORD).orThrow()) {
      // Given
      window.click("#rail-CHATS");
      window.click("#rail-SETTINGS");
      var revoke = "#revoke-" + bot.device();

      // When
      window.reveal(revoke);
      window.click(revoke);

      // Then
      window.await("one device is left", scene -> scene.lookup(revoke) == null);
      assertThat(bot.account().get()).isNotInstanceOf(Result.Ok.class);
    }
  }

  @Test
  void thePasswordIsChangedByWhoKnowsTheOldOne() {
    // Given
    window.reveal("#save-password");
    window.fill("#old-password", "not the password");
    window.fill("#new-password", "another long password");
    window.click("#save-password");
    window.await("the refusal", _ -> window.text().contains("wrong"));

    // When
    window.fill("#old-password", Service.PASSWORD);
    window.fill("#new-password", "another long password");
    window.click("#save-password");

    // Then
    window.await("it is saved", _ -> window.text().contains("Saved."));
    try (var elsewhere = elsewhere();
        var again = elsewhere.signIn(username, "another long password").orThrow()) {
      assertThat(again.user()).isEqualTo(window.client().user());
    }
  }

  @Test
  void storageAndLogAreSaid() {
    window.reveal("#settings-folder");
    var shown = (TextField) window.node("#settings-folder");
    assertThat(shown.getText()).isEqualTo(folder.toString());
    assertThat(((TextField) window.node("#settings-logs")).getText()).endsWith(".log");
  }

  @Test
  void aSignOutThatTheDiskRefusesIsSaidWhereOneSignsIn() throws SQLException {
    try (var _ = new FullDisk(window.store(), "UPDATE ON account")) {
      window.click("#sign-out");
      window.node("#identifier");
      window.awaitText("The disk cannot be written.");
    }
  }

  @Test
  void whoSignsOutCanSignInAgainAndFindsEverything() {
    try (var peer = new Peer("Ben")) {
      // Given
      var conversation = peer.befriend(window.client());
      peer.say(conversation, "remember me");

      // When
      window.click("#sign-out");
      window.fill("#identifier", username);
      window.fill("#password", "wrong password");
      window.click("#submit");
      window.awaitText("The name or the password is wrong.");
      window.fill("#password", Service.PASSWORD);
      window.click("#submit");

      // Then
      window.click("#conversation-" + conversation);
      window.awaitMessage("remember me");
    }
  }
}
