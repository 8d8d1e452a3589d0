package im.relation.sdk;

import com.google.protobuf.ByteString;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.RefreshSessionRequest;
import im.relation.contract.account.v1.RefreshSessionResponse;
import im.relation.contract.account.v1.SignInResponse;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.delivery.v1.ConversationState;
import im.relation.contract.delivery.v1.SyncRequest;
import im.relation.contract.delivery.v1.SyncResponse;
import im.relation.contract.message.v1.ConversationKind;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.message.v1.GetHistoryRequest;
import im.relation.contract.message.v1.GetHistoryResponse;
import im.relation.contract.message.v1.MessageBody;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.message.v1.TextBody;
import im.relation.contract.socket.v1.Accepted;
import im.relation.contract.socket.v1.MessageFrame;
import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Submit;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A service of one conversation between ME and PEER, whose log has as many entries by PEER as
/// `newest` says, over real sockets.
final class Service implements AutoCloseable {

  static final long ME = 1001;
  static final long PEER = 1002;
  static final ConversationId DIRECT = new ConversationId(5001);
  static final long NOTICES = 5002;
  static final Timing FAST =
      new Timing(
          Duration.ofSeconds(5),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofMillis(200));

  final ScriptedFunctions functions = new ScriptedFunctions();
  final ScriptedSockets sockets = new ScriptedSockets();
  final AtomicLong newest = new AtomicLong();
  final AtomicLong unread = new AtomicLong();
  final AtomicLong tokens = new AtomicLong();
  final BlockingQueue<SyncRequest> syncs = new LinkedBlockingQueue<>();
  final BlockingQueue<GetHistoryRequest> pulls = new LinkedBlockingQueue<>();
  final BlockingQueue<String> refreshed = new LinkedBlockingQueue<>();

  Service() throws Exception {
    functions.on(
        "im.account.v1.AccountService/SignUp",
        (request, token) ->
            SignUpResponse.newBuilder().setTokens(tokens()).setProfile(profile()).build());
    functions.on(
        "im.account.v1.SessionService/SignIn",
        (request, token) ->
            SignInResponse.newBuilder().setTokens(tokens()).setProfile(profile()).build());
    functions.on(
        "im.account.v1.SessionService/RefreshSession",
        (request, token) -> {
          refreshed.add(RefreshSessionRequest.parseFrom(request).getRefreshToken());
          return RefreshSessionResponse.newBuilder().setTokens(tokens()).build();
        });
    functions.on("im.delivery.v1.SyncService/Sync", (request, token) -> sync(request));
    functions.on("im.message.v1.MessageService/GetHistory", (request, token) -> history(request));
  }

  SyncResponse sync(byte[] request) throws com.google.protobuf.InvalidProtocolBufferException {
    syncs.add(SyncRequest.parseFrom(request));
    return SyncResponse.newBuilder().addConversations(state()).setToken("s" + newest.get()).build();
  }

  ConversationState.Builder state() {
    return ConversationState.newBuilder()
        .setConversationId(DIRECT.value())
        .setKind(ConversationKind.CONVERSATION_KIND_DIRECT)
        .setPeerId(PEER)
        .setNewestSequence(newest.get())
        .setUnread(unread.get())
        .setFirstReadableSequence(1)
        .setMaySend(true);
  }

  GetHistoryResponse history(byte[] bytes)
      throws com.google.protobuf.InvalidProtocolBufferException {
    GetHistoryRequest request = GetHistoryRequest.parseFrom(bytes);
    pulls.add(request);
    long top = newest.get();
    long from =
        request.hasAfter()
            ? request.getAfter() + 1
            : Math.max(1, request.getBefore() - request.getLimit());
    long to =
        request.hasAfter()
            ? Math.min(top, request.getAfter() + request.getLimit())
            : Math.min(top, request.getBefore() - 1);
    return GetHistoryResponse.newBuilder()
        .addAllEntries(LongStream.rangeClosed(from, to).mapToObj(Service::entry).toList())
        .setMoreBefore(from > 1)
        .setMoreAfter(to < top)
        .build();
  }

  static Entry entry(long sequence) {
    return Entry.newBuilder()
        .setConversationId(DIRECT.value())
        .setSequence(sequence)
        .setSenderId(PEER)
        .setClientMessageId(ByteString.copyFrom(ClientMessageId.random().toBytes()))
        .setKind(EntryKind.ENTRY_KIND_MESSAGE)
        .setCountable(true)
        .setAcceptedAtMillis(1_000 + sequence)
        .setBody(
            MessageBody.newBuilder()
                .setText(TextBody.newBuilder().setText("m" + sequence))
                .build()
                .toByteString())
        .build();
  }

  static ServerFrame.Builder message(long sequence) {
    return ServerFrame.newBuilder().setMessage(MessageFrame.newBuilder().setEntry(entry(sequence)));
  }

  /// The log of ME's notices, empty so far.
  static ConversationState notices() {
    return ConversationState.newBuilder()
        .setConversationId(NOTICES)
        .setKind(ConversationKind.CONVERSATION_KIND_NOTICE)
        .setFirstReadableSequence(1)
        .build();
  }

  static ServerFrame.Builder notice(long sequence, NoticeBody.Builder body) {
    var entry =
        Entry.newBuilder()
            .setConversationId(NOTICES)
            .setSequence(sequence)
            .setKind(EntryKind.ENTRY_KIND_NOTICE)
            .setAcceptedAtMillis(1_000 + sequence)
            .setBody(body.build().toByteString());
    return ServerFrame.newBuilder().setMessage(MessageFrame.newBuilder().setEntry(entry));
  }

  static ServerFrame.Builder accepted(Submit submit, long sequence) {
    return ServerFrame.newBuilder()
        .setAccepted(
            Accepted.newBuilder()
                .setConversationId(submit.getConversationId())
                .setClientMessageId(submit.getClientMessageId())
                .setSequence(sequence)
                .setAcceptedAtMillis(2_000));
  }

  static String text(Submit submit) throws Exception {
    return MessageBody.parseFrom(submit.getBody()).getText().getText();
  }

  /// Tokens `access-n`, `refresh-n` that hold for 15 min.
  Tokens tokens() {
    long number = tokens.incrementAndGet();
    return Tokens.newBuilder()
        .setAccessToken("access-" + number)
        .setRefreshToken("refresh-" + number)
        .setAccessExpiresAtMillis(
            Instant.now(Clock.systemUTC()).plus(Duration.ofMinutes(15)).toEpochMilli())
        .setUserId(ME)
        .setDeviceId(77)
        .setSessionId(ByteString.copyFrom(new byte[16]))
        .build();
  }

  private static Profile profile() {
    return Profile.newBuilder().setUserId(ME).setNickname("Me").setVersion(1).build();
  }

  Settings settings(@Nullable Path folder) {
    Endpoints endpoints = new Endpoints(functions.base(), "127.0.0.1", sockets.port(), false, null);
    ThisDevice device = ThisDevice.bot("test");
    return (folder == null
            ? Settings.inMemory(endpoints, device)
            : Settings.of(endpoints, device, folder))
        .withTiming(FAST);
  }

  @Override
  public void close() throws java.io.IOException {
    sockets.close();
    functions.close();
  }

  /// The events of a client, in order.
  static BlockingQueue<Event> events(ImClient client) {
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    client.listen(events::add);
    return events;
  }

  /// The texts of the entries among events, in order.
  static List<String> texts(BlockingQueue<Event> events) {
    return events.stream()
        .filter(Event.MessageReceived.class::isInstance)
        .map(event -> ((Event.MessageReceived) event).entry().text())
        .toList();
  }
}
