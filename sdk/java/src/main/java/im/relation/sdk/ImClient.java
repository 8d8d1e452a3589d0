package im.relation.sdk;

import im.relation.contract.account.v1.SignOutRequest;
import im.relation.contract.account.v1.Tokens;
import im.relation.domain.ConversationId;
import im.relation.domain.DeviceId;
import im.relation.domain.UserId;
import im.relation.sdk.internal.engine.Engine;
import im.relation.sdk.internal.engine.Parts;
import im.relation.sdk.internal.history.History;
import im.relation.sdk.internal.rpc.Connect;
import im.relation.sdk.internal.rpc.Rpcs;
import im.relation.sdk.internal.session.Functions;
import im.relation.sdk.internal.session.TokenKeeper;
import im.relation.sdk.internal.socket.Dial;
import im.relation.sdk.internal.socket.Tls;
import im.relation.sdk.internal.store.Store;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One signed-in account on this device. Safe for any thread.
///
/// Reading and sending work without a connection; [#connect] is asked for once and then holds: a
/// lost connection is opened again until [#disconnect], [#signOut] or [#close]. All of its threads
/// are virtual, so none keeps the process alive.
public final class ImClient implements AutoCloseable {

  private final Store store;
  private final TokenKeeper tokens;
  private final Functions functions;
  private final Parts parts;
  private final Engine engine;
  private final UserId user;

  ImClient(Settings settings, Connect connect, Store store, @Nullable Tls tls) {
    this.store = store;
    this.tokens = new TokenKeeper(connect, store, settings.clock());
    this.functions = new Functions(connect, tokens);
    Tokens held = tokens.tokens();
    this.user = new UserId(held.getUserId());
    Dial dial =
        new Dial(
            settings.endpoints(),
            tls,
            settings.timing().call(),
            settings.device(),
            new DeviceId(held.getDeviceId()),
            tokens::fresh);
    this.parts = new Parts(store, tokens, functions, dial, settings.timing(), settings.clock());
    this.engine = new Engine(parts);
    engine.start();
  }

  public UserId user() {
    return user;
  }

  public DeviceId device() {
    return new DeviceId(tokens.tokens().getDeviceId());
  }

  /// Adds a listener. Listeners are called one after another on one thread of the client's, after
  /// what they are told is in the store. They may call anything of the client, [#close] too; a slow
  /// one delays the others and, once 10,000 events wait, the connection. One that throws is logged
  /// and called again for the next event.
  public Subscription listen(Consumer<? super Event> listener) {
    return parts.pump().listen(listener);
  }

  /// Asks for a connection and returns at once; what becomes of it is told by
  /// [Event.ConnectionChanged]. Where the client waits to try again, it tries at once.
  public void connect() {
    engine.want(true);
  }

  /// Closes the connection until [#connect].
  public void disconnect() {
    engine.want(false);
  }

  public ConnectionState connection() {
    return engine.state();
  }

  /// Ends the session at the service and forgets its tokens here, also where the service cannot be
  /// reached (its session then lives until it is revoked from another device). Messages stay in the
  /// store.
  public Result<Done> signOut() {
    Result<Done> answer =
        functions
            .call(Rpcs.SIGN_OUT, SignOutRequest.getDefaultInstance())
            .map(ignored -> Done.DONE);
    tokens.forget();
    engine.signedOut();
    return answer;
  }

  public Account account() {
    return new Account(functions, store);
  }

  public Sessions sessions() {
    return new Sessions(functions);
  }

  public Friends friends() {
    return new Friends(functions, store);
  }

  public Conversations conversations() {
    return new Conversations(store, user);
  }

  public Messages messages() {
    return new Messages(functions, store, parts.queue());
  }

  public Drafts drafts() {
    return new Drafts(store);
  }

  /// A window of a conversation, placed at the first unread entry, at the newest where none is.
  ///
  /// @param shown called with each change, and once before this returns, by the thread that made
  ///   it: hand long work on
  public Timeline timeline(ConversationId conversation, Consumer<? super TimelineView> shown) {
    var history = new History(functions, store);
    return new Timeline(
            store, user, conversation, (hole, end) -> history.load(conversation, hole, end), shown)
        .listening(this);
  }

  public Receipts receipts() {
    return new Receipts(store, engine);
  }

  public Presence presence() {
    return new Presence(functions, engine);
  }

  /// Closes the connection, the threads and the store. What is queued stays queued on the disk.
  /// Closing twice does nothing.
  @Override
  public void close() {
    engine.close();
    store.close();
  }
}
