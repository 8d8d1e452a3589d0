package im.relation.sdk;

import im.relation.contract.account.v1.CodePurpose;
import im.relation.contract.account.v1.Device;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.ResetPasswordRequest;
import im.relation.contract.account.v1.SendCodeRequest;
import im.relation.contract.account.v1.SignInRequest;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.account.v1.Tokens;
import im.relation.domain.DeviceId;
import im.relation.domain.UserId;
import im.relation.sdk.internal.rpc.Connect;
import im.relation.sdk.internal.rpc.Rpcs;
import im.relation.sdk.internal.session.AccountFiles;
import im.relation.sdk.internal.socket.Tls;
import im.relation.sdk.internal.store.AccountSql;
import im.relation.sdk.internal.store.Store;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The way in: signs people up and in, and opens the clients of those who are. One per process and
/// deployment; safe for any thread. Its functions block: call them from a thread that may wait.
///
/// Closing it ends what its clients ask of functions: close them first.
public final class Relation implements AutoCloseable {

  private final Settings settings;
  private final Tls tls;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Connect connect;
  private final AccountFiles files;
  private @Nullable HttpClient http;
  private boolean closed;

  private Relation(Settings settings) {
    this.settings = settings;
    this.tls = Tls.of(settings.endpoints().caPem());
    this.connect =
        new Connect(this::http, settings.endpoints().functions(), settings.timing().call());
    this.files = new AccountFiles(settings.folder());
  }

  /// Opens nothing yet: that is for the functions below.
  ///
  /// @throws IllegalArgumentException where the CA file cannot be read
  public static Relation at(Settings settings) {
    return new Relation(settings);
  }

  private synchronized HttpClient http() {
    HttpClient made = http;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .connectTimeout(settings.timing().call())
              .executor(threads)
              .sslContext(tls.context())
              .version(HttpClient.Version.HTTP_1_1)
              .build();
      http = made;
      if (closed) {
        made.shutdownNow();
      }
    }
    return made;
  }

  /// Sends a code to an e-mail address.
  ///
  /// @return how long until another may be asked for
  public Result<Duration> sendCode(String email, CodePurpose purpose) {
    SendCodeRequest request =
        SendCodeRequest.newBuilder().setEmail(email).setPurpose(purpose).build();
    return connect
        .call(Rpcs.SEND_CODE, request, null)
        .map(answer -> Duration.ofMillis(answer.getResendAfterMillis()));
  }

  /// Makes an account by username (4 to 32 letters, digits or `_`).
  ///
  /// @param password 8 to 128 characters
  /// @param nickname 1 to 64 characters
  public Result<ImClient> signUp(String username, String password, String nickname) {
    return signUp(
        SignUpRequest.newBuilder()
            .setUsername(username)
            .setPassword(password)
            .setNickname(nickname)
            .setDevice(device(Optional.empty()))
            .build(),
        username);
  }

  /// Makes an account by e-mail address and the code that was sent there.
  public Result<ImClient> signUpByEmail(
      String email, String code, String password, String nickname) {
    return signUp(
        SignUpRequest.newBuilder()
            .setEmail(email)
            .setCode(code)
            .setPassword(password)
            .setNickname(nickname)
            .setDevice(device(Optional.empty()))
            .build(),
        email);
  }

  private Result<ImClient> signUp(SignUpRequest request, String identifier) {
    return connect
        .call(Rpcs.SIGN_UP, request, null)
        .map(answer -> open(identifier, answer.getTokens(), answer.getProfile()));
  }

  /// Signs in by username or e-mail address. On a device that signed in before it is the same
  /// device again, and what it held is still there.
  ///
  /// @throws StoreException IN_USE where this account is open in another client
  public Result<ImClient> signIn(String identifier, String password) {
    SignInRequest request =
        SignInRequest.newBuilder()
            .setIdentifier(identifier)
            .setPassword(password)
            .setDevice(device(files.device(identifier)))
            .build();
    return connect
        .call(Rpcs.SIGN_IN, request, null)
        .map(answer -> open(identifier, answer.getTokens(), answer.getProfile()));
  }

  /// Sets a new password by a code and ends all sessions.
  public Result<Done> resetPassword(String email, String code, String newPassword) {
    ResetPasswordRequest request =
        ResetPasswordRequest.newBuilder()
            .setEmail(email)
            .setCode(code)
            .setNewPassword(newPassword)
            .build();
    return connect.call(Rpcs.RESET_PASSWORD, request, null).map(answer -> Done.DONE);
  }

  /// The client of who signed in last, without a network; empty where nobody is signed in.
  ///
  /// @throws StoreException IN_USE where this account is open in another client
  public Optional<ImClient> restore() {
    return files.last().flatMap(this::restore);
  }

  /// The client of an account that is signed in here.
  ///
  /// @throws StoreException IN_USE where this account is open in another client
  public Optional<ImClient> restore(UserId user) {
    if (!files.has(user)) {
      return Optional.empty();
    }
    Store store = files.open(user);
    boolean signedIn =
        store
            .read(AccountSql::tokens)
            .filter(tokens -> !tokens.getRefreshToken().isEmpty())
            .isPresent();
    if (!signedIn) {
      store.close();
      return Optional.empty();
    }
    return Optional.of(client(store));
  }

  private ImClient open(String identifier, Tokens tokens, Profile profile) {
    UserId user = new UserId(tokens.getUserId());
    Store store = files.open(user);
    store.write(
        Store.Outlives.POWER,
        tx -> {
          AccountSql.save(tx, tokens, profile);
          return true;
        });
    files.remember(identifier, user, new DeviceId(tokens.getDeviceId()));
    return client(store);
  }

  private ImClient client(Store store) {
    return new ImClient(settings, connect, store, settings.endpoints().socketTls() ? tls : null);
  }

  private Device device(Optional<DeviceId> known) {
    ThisDevice device = settings.device();
    return Device.newBuilder()
        .setType(device.type())
        .setName(device.name())
        .setClient(device.clientName() + "/" + device.clientVersion())
        .setDeviceId(known.map(DeviceId::value).orElse(0L))
        .build();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (http != null) {
      http.shutdownNow();
    }
    threads.shutdownNow();
  }
}
