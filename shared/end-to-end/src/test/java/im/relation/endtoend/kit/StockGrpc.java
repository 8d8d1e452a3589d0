package im.relation.endtoend.kit;

import static org.awaitility.Awaitility.await;

import im.relation.contract.account.v1.AccountServiceGrpc;
import im.relation.contract.account.v1.Device;
import im.relation.contract.account.v1.DeviceType;
import im.relation.contract.account.v1.SessionServiceGrpc;
import im.relation.contract.account.v1.SignInRequest;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.common.v1.Problem;
import im.relation.contract.friendship.v1.AcceptFriendRequestRequest;
import im.relation.contract.friendship.v1.FriendshipServiceGrpc;
import im.relation.contract.friendship.v1.RequestFriendRequest;
import im.relation.contract.message.v1.Entry;
import im.relation.contract.message.v1.GetHistoryRequest;
import im.relation.contract.message.v1.MessageServiceGrpc;
import im.relation.domain.Bits128;
import im.relation.domain.ConversationId;
import im.relation.domain.FriendRequestId;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.List;

/// Stock gRPC over stubs that `protoc` made, for tests that need tokens and no SDK.
public final class StockGrpc implements AutoCloseable {

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;

  /// @param target `127.0.0.1:9090`
  public StockGrpc(String target) {
    this.channel = NettyChannelBuilder.forTarget(target).usePlaintext().build();
  }

  public AccountServiceGrpc.AccountServiceBlockingStub accounts() {
    return AccountServiceGrpc.newBlockingStub(channel);
  }

  public SessionServiceGrpc.SessionServiceBlockingStub sessions() {
    return SessionServiceGrpc.newBlockingStub(channel);
  }

  public FriendshipServiceGrpc.FriendshipServiceBlockingStub friends() {
    return FriendshipServiceGrpc.newBlockingStub(channel);
  }

  /// The channel, for other stubs.
  public ManagedChannel channel() {
    return channel;
  }

  /// A stub that shows a token.
  public static <S extends AbstractStub<S>> S as(String accessToken, S stub) {
    var headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + accessToken);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /// A new person, signed in on a desktop.
  public Tokens signUp() {
    return signUp(name());
  }

  /// A new person of a name, signed in on a desktop.
  public Tokens signUp(String username) {
    return accounts()
        .signUp(
            SignUpRequest.newBuilder()
                .setUsername(username)
                .setPassword(TestDevice.PASSWORD)
                .setNickname("Stock")
                .setDevice(device(DeviceType.DEVICE_TYPE_DESKTOP))
                .build())
        .getTokens();
  }

  /// A further device of a person.
  public Tokens signIn(String username, DeviceType type) {
    return sessions()
        .signIn(
            SignInRequest.newBuilder()
                .setIdentifier(username)
                .setPassword(TestDevice.PASSWORD)
                .setDevice(device(type))
                .build())
        .getTokens();
  }

  /// A username that nobody has.
  public static String name() {
    return "stock_" + Bits128.random().toString().substring(0, 20);
  }

  /// Makes two people friends, and returns when the greeting is in the log, where the outbox brings
  /// it a moment after the answer.
  ///
  /// @return the conversation of the two
  public ConversationId befriend(Tokens one, Tokens other) {
    var asked =
        as(one.getAccessToken(), friends())
            .requestFriend(RequestFriendRequest.newBuilder().setUserId(other.getUserId()).build());
    var conversation = asked.getConversationId();
    if (conversation == 0) {
      var accept =
          AcceptFriendRequestRequest.newBuilder().setRequestId(asked.getRequest().getRequestId());
      conversation =
          as(other.getAccessToken(), friends())
              .acceptFriendRequest(accept.build())
              .getFriend()
              .getConversationId();
    }
    return greeted(one, new ConversationId(conversation));
  }

  /// The same with somebody who uses the SDK.
  public ConversationId befriend(Tokens one, TestDevice other) {
    var asked =
        as(one.getAccessToken(), friends())
            .requestFriend(
                RequestFriendRequest.newBuilder().setUserId(other.user().value()).build());
    var request = new FriendRequestId(asked.getRequest().getRequestId());
    var accepted = other.client().friends().accept(request).orThrow();
    return greeted(one, new ConversationId(accepted.getConversationId()));
  }

  private ConversationId greeted(Tokens one, ConversationId made) {
    await("the greeting").atMost(LocalRun.patience()).until(() -> !history(one, made).isEmpty());
    return made;
  }

  /// The first 200 entries of a log, as its member sees them.
  public List<Entry> history(Tokens member, ConversationId conversation) {
    return as(member.getAccessToken(), MessageServiceGrpc.newBlockingStub(channel))
        .getHistory(
            GetHistoryRequest.newBuilder()
                .setConversationId(conversation.value())
                .setAfter(0)
                .setLimit(200)
                .build())
        .getEntriesList();
  }

  /// Our problem out of the error's details.
  public static Problem problem(StatusRuntimeException refusal) {
    var status = StatusProto.fromThrowable(refusal);
    try {
      if (status != null && status.getDetailsCount() > 0) {
        return status.getDetails(0).unpack(Problem.class);
      }
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new IllegalStateException("the first detail is no Problem", e);
    }
    throw new IllegalStateException("no details", refusal);
  }

  /// What a device of a type says of itself.
  public static Device.Builder device(DeviceType type) {
    return Device.newBuilder().setType(type).setClient("stock/1");
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
