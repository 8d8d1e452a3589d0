package im.relation.sdk;

import im.relation.contract.friendship.v1.AcceptFriendRequestRequest;
import im.relation.contract.friendship.v1.AcceptFriendRequestResponse;
import im.relation.contract.friendship.v1.BlockUserRequest;
import im.relation.contract.friendship.v1.CancelFriendRequestRequest;
import im.relation.contract.friendship.v1.Friend;
import im.relation.contract.friendship.v1.ListBlockedRequest;
import im.relation.contract.friendship.v1.ListBlockedResponse;
import im.relation.contract.friendship.v1.ListFriendRequestsRequest;
import im.relation.contract.friendship.v1.ListFriendRequestsResponse;
import im.relation.contract.friendship.v1.ListFriendsRequest;
import im.relation.contract.friendship.v1.ListFriendsResponse;
import im.relation.contract.friendship.v1.RejectFriendRequestRequest;
import im.relation.contract.friendship.v1.RemoveFriendRequest;
import im.relation.contract.friendship.v1.RequestDirection;
import im.relation.contract.friendship.v1.RequestFriendRequest;
import im.relation.contract.friendship.v1.RequestFriendResponse;
import im.relation.contract.friendship.v1.UnblockUserRequest;
import im.relation.domain.FriendRequestId;
import im.relation.domain.UserId;
import im.relation.sdk.internal.rpc.Rpcs;
import im.relation.sdk.internal.session.Functions;
import im.relation.sdk.internal.store.AccountSql;
import im.relation.sdk.internal.store.Store;
import java.util.List;

/// Friends, requests and blocks. Functions block; safe for any thread. The other side, and the
/// caller's other devices, learn of every change by a [Event.NoticeReceived].
public final class Friends {

  private final Functions functions;
  private final Store store;

  Friends(Functions functions, Store store) {
    this.functions = functions;
    this.store = store;
  }

  /// Friends as of the last sync, by user id, without a network.
  public List<Friend> known() {
    return store.read(AccountSql::friends);
  }

  /// Asks somebody; both are friends at once where the policy says so or a request crosses.
  ///
  /// @param reason at most 200 characters
  public Result<RequestFriendResponse> request(UserId user, String reason) {
    return request(
        RequestFriendRequest.newBuilder().setUserId(user.value()).setReason(reason).build());
  }

  public Result<RequestFriendResponse> request(RequestFriendRequest request) {
    return functions.call(Rpcs.REQUEST_FRIEND, request);
  }

  public Result<Friend> accept(FriendRequestId request) {
    return functions
        .call(
            Rpcs.ACCEPT_FRIEND_REQUEST,
            AcceptFriendRequestRequest.newBuilder().setRequestId(request.value()).build())
        .map(AcceptFriendRequestResponse::getFriend);
  }

  /// Rejects a request that the caller received.
  ///
  /// @param reason at most 200 characters; the asker reads it
  public Result<Done> reject(FriendRequestId request, String reason) {
    return functions
        .call(
            Rpcs.REJECT_FRIEND_REQUEST,
            RejectFriendRequestRequest.newBuilder()
                .setRequestId(request.value())
                .setReason(reason)
                .build())
        .map(ignored -> Done.DONE);
  }

  public Result<Done> cancel(FriendRequestId request) {
    return functions
        .call(
            Rpcs.CANCEL_FRIEND_REQUEST,
            CancelFriendRequestRequest.newBuilder().setRequestId(request.value()).build())
        .map(ignored -> Done.DONE);
  }

  /// A page of requests.
  ///
  /// @param pageToken from the page before; empty for the first
  public Result<ListFriendRequestsResponse> requests(RequestDirection direction, String pageToken) {
    return functions.call(
        Rpcs.LIST_FRIEND_REQUESTS,
        ListFriendRequestsRequest.newBuilder()
            .setDirection(direction)
            .setPageToken(pageToken)
            .build());
  }

  /// A page of friends.
  ///
  /// @param pageToken from the page before; empty for the first
  public Result<ListFriendsResponse> list(String pageToken) {
    return functions.call(
        Rpcs.LIST_FRIENDS, ListFriendsRequest.newBuilder().setPageToken(pageToken).build());
  }

  public Result<Done> remove(UserId user) {
    return functions
        .call(Rpcs.REMOVE_FRIEND, RemoveFriendRequest.newBuilder().setUserId(user.value()).build())
        .map(ignored -> Done.DONE);
  }

  public Result<Done> block(UserId user) {
    return functions
        .call(Rpcs.BLOCK_USER, BlockUserRequest.newBuilder().setUserId(user.value()).build())
        .map(ignored -> Done.DONE);
  }

  public Result<Done> unblock(UserId user) {
    return functions
        .call(Rpcs.UNBLOCK_USER, UnblockUserRequest.newBuilder().setUserId(user.value()).build())
        .map(ignored -> Done.DONE);
  }

  /// A page of the people whom the caller blocks.
  ///
  /// @param pageToken from the page before; empty for the first
  public Result<ListBlockedResponse> blocked(String pageToken) {
    return functions.call(
        Rpcs.LIST_BLOCKED, ListBlockedRequest.newBuilder().setPageToken(pageToken).build());
  }
}
