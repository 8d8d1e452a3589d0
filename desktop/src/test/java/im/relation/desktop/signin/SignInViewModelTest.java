package im.relation.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.desktop.base.Tasks;
import im.relation.desktop.signin.SignInViewModel.Message;
import org.junit.jupiter.api.Test;

class SignInViewModelTest {

  private final Tasks tasks = new Tasks(Runnable::run, Runnable::run);

  @Test
  void whatNobodyForesawIsSaidAndCanBeTriedAgain() {
    // Given
    var model =
        new SignInViewModel(
            tasks,
            () -> {
              throw new IllegalArgumentException("a mistake of ours");
            },
            _ -> {});

    // When
    model.signIn("ann", "correct horse");

    // Then
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.messageProperty().get()).contains(new Message.Said("problem.client", false));
  }
}
