package im.relation.desktop.signin;

import im.relation.contract.account.v1.CodePurpose;
import im.relation.desktop.base.Tasks;
import im.relation.sdk.Done;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.Result;
import im.relation.sdk.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs up and in. Confined to the window's thread.
public final class SignInViewModel {

  /// What the card shows.
  public enum Page {
    WELCOME,
    SIGN_IN,
    SIGN_UP,
    SIGN_UP_BY_EMAIL,
    NEW_PASSWORD,
    SERVER
  }

  /// What a person is told about the last thing that he tried.
  public sealed interface Message {
    /// What the service answered, if it was not what was wanted.
    record Answer(Result<?> result) implements Message {}

    /// A text, by its key.
    record Said(String key, boolean good) implements Message {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(SignInViewModel.class);

  private final Tasks tasks;
  private final Supplier<Relation> relation;
  private final Consumer<ImClient> signedIn;
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.WELCOME);
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Message>> message =
      new SimpleObjectProperty<>(Optional.empty());

  /// Made for one window.
  ///
  /// @param relation to the service as it is addressed now
  /// @param signedIn is given the client of who signed in
  public SignInViewModel(Tasks tasks, Supplier<Relation> relation, Consumer<ImClient> signedIn) {
    this.tasks = tasks;
    this.relation = relation;
    this.signedIn = signedIn;
  }

  public ObjectProperty<Page> pageProperty() {
    return page;
  }

  /// Whether an answer is awaited.
  public BooleanProperty busyProperty() {
    return busy;
  }

  public ObjectProperty<Optional<Message>> messageProperty() {
    return message;
  }

  public void show(Page next) {
    message.set(Optional.empty());
    page.set(next);
  }

  /// Says something that was decided elsewhere.
  public void say(String key, boolean good) {
    message.set(Optional.of(new Message.Said(key, good)));
  }

  public void signIn(String identifier, String password) {
    enter(() -> relation.get().signIn(identifier.strip(), password));
  }

  public void signUp(String username, String password, String nickname) {
    enter(() -> relation.get().signUp(username.strip(), password, named(nickname, username)));
  }

  public void signUpByEmail(String email, String code, String password, String nickname) {
    var name = named(nickname, email.replaceAll("@.*", ""));
    enter(() -> relation.get().signUpByEmail(email.strip(), code.strip(), password, name));
  }

  private static String named(String nickname, String otherwise) {
    return nickname.isBlank() ? otherwise.strip() : nickname.strip();
  }

  /// Has a code sent to an e-mail address.
  public void sendCode(String email) {
    var purpose =
        page.get() == Page.NEW_PASSWORD
            ? CodePurpose.CODE_PURPOSE_RESET_PASSWORD
            : CodePurpose.CODE_PURPOSE_SIGN_UP;
    ask(
        () -> relation.get().sendCode(email.strip(), purpose),
        (Duration _) -> say("signin.codeSent", true));
  }

  public void resetPassword(String email, String code, String password) {
    ask(
        () -> relation.get().resetPassword(email.strip(), code.strip(), password),
        (Done _) -> {
          show(Page.SIGN_IN);
          say("signin.passwordSet", true);
        });
  }

  private void enter(Supplier<Result<ImClient>> question) {
    ask(question, signedIn);
  }

  private <R> void ask(Supplier<Result<R>> question, Consumer<R> then) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    message.set(Optional.empty());
    tasks
        .work()
        .execute(
            () -> {
              try {
                var answer = question.get();
                tasks.window().execute(() -> answered(answer, then));
              } catch (StoreException failed) {
                tasks.window().execute(() -> failed("store." + failed.reason().name()));
              } catch (RuntimeException unforeseen) {
                LOG.atError().setCause(unforeseen).log("the service could not be asked");
                tasks.window().execute(() -> failed("problem.client"));
              }
            });
  }

  private <R> void answered(Result<R> answer, Consumer<R> then) {
    busy.set(false);
    if (answer instanceof Result.Ok<R>(var value)) {
      then.accept(value);
    } else {
      message.set(Optional.of(new Message.Answer(answer)));
    }
  }

  private void failed(String key) {
    busy.set(false);
    say(key, false);
  }
}
