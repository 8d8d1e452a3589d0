package im.relation.sdk.internal.rpc;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import im.relation.contract.account.v1.ChangePasswordRequest;
import im.relation.contract.account.v1.ChangePasswordResponse;
import im.relation.contract.account.v1.FindUserRequest;
import im.relation.contract.account.v1.FindUserResponse;
import im.relation.contract.account.v1.GetAccountRequest;
import im.relation.contract.account.v1.GetAccountResponse;
import im.relation.contract.account.v1.GetProfilesRequest;
import im.relation.contract.account.v1.GetProfilesResponse;
import im.relation.contract.account.v1.ListSessionsRequest;
import im.relation.contract.account.v1.ListSessionsResponse;
import im.relation.contract.account.v1.RefreshSessionRequest;
import im.relation.contract.account.v1.RefreshSessionResponse;
import im.relation.contract.account.v1.RenameDeviceRequest;
import im.relation.contract.account.v1.RenameDeviceResponse;
import im.relation.contract.account.v1.ResetPasswordRequest;
import im.relation.contract.account.v1.ResetPasswordResponse;
import im.relation.contract.account.v1.RevokeOtherSessionsRequest;
import im.relation.contract.account.v1.RevokeOtherSessionsResponse;
import im.relation.contract.account.v1.RevokeSessionRequest;
import im.relation.contract.account.v1.RevokeSessionResponse;
import im.relation.contract.account.v1.SendCodeRequest;
import im.relation.contract.account.v1.SendCodeResponse;
import im.relation.contract.account.v1.SignInRequest;
import im.relation.contract.account.v1.SignInResponse;
import im.relation.contract.account.v1.SignOutRequest;
import im.relation.contract.account.v1.SignOutResponse;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.contract.account.v1.UpdateProfileRequest;
import im.relation.contract.account.v1.UpdateProfileResponse;
import im.relation.contract.account.v1.UpdateSettingsRequest;
import im.relation.contract.account.v1.UpdateSettingsResponse;
import im.relation.contract.delivery.v1.SyncRequest;
import im.relation.contract.delivery.v1.SyncResponse;
import im.relation.contract.friendship.v1.AcceptFriendRequestRequest;
import im.relation.contract.friendship.v1.AcceptFriendRequestResponse;
import im.relation.contract.friendship.v1.BlockUserRequest;
import im.relation.contract.friendship.v1.BlockUserResponse;
import im.relation.contract.friendship.v1.CancelFriendRequestRequest;
import im.relation.contract.friendship.v1.CancelFriendRequestResponse;
import im.relation.contract.friendship.v1.ListBlockedRequest;
import im.relation.contract.friendship.v1.ListBlockedResponse;
import im.relation.contract.friendship.v1.ListFriendRequestsRequest;
import im.relation.contract.friendship.v1.ListFriendRequestsResponse;
import im.relation.contract.friendship.v1.ListFriendsRequest;
import im.relation.contract.friendship.v1.ListFriendsResponse;
import im.relation.contract.friendship.v1.RejectFriendRequestRequest;
import im.relation.contract.friendship.v1.RejectFriendRequestResponse;
import im.relation.contract.friendship.v1.RemoveFriendRequest;
import im.relation.contract.friendship.v1.RemoveFriendResponse;
import im.relation.contract.friendship.v1.RequestFriendRequest;
import im.relation.contract.friendship.v1.RequestFriendResponse;
import im.relation.contract.friendship.v1.UnblockUserRequest;
import im.relation.contract.friendship.v1.UnblockUserResponse;
import im.relation.contract.message.v1.GetHistoryRequest;
import im.relation.contract.message.v1.GetHistoryResponse;
import im.relation.contract.presence.v1.GetPresenceRequest;
import im.relation.contract.presence.v1.GetPresenceResponse;
import im.relation.contract.presence.v1.SetPresenceAudienceRequest;
import im.relation.contract.presence.v1.SetPresenceAudienceResponse;

/// The functions that the SDK calls; a test compares them with the contract.
public final class Rpcs {

  public static final Rpc<SendCodeRequest, SendCodeResponse> SEND_CODE =
      rpc(
          "im.account.v1.AccountService/SendCode",
          SendCodeRequest.getDefaultInstance(),
          SendCodeResponse.parser());
  public static final Rpc<SignUpRequest, SignUpResponse> SIGN_UP =
      rpc(
          "im.account.v1.AccountService/SignUp",
          SignUpRequest.getDefaultInstance(),
          SignUpResponse.parser());
  public static final Rpc<ChangePasswordRequest, ChangePasswordResponse> CHANGE_PASSWORD =
      rpc(
          "im.account.v1.AccountService/ChangePassword",
          ChangePasswordRequest.getDefaultInstance(),
          ChangePasswordResponse.parser());
  public static final Rpc<ResetPasswordRequest, ResetPasswordResponse> RESET_PASSWORD =
      rpc(
          "im.account.v1.AccountService/ResetPassword",
          ResetPasswordRequest.getDefaultInstance(),
          ResetPasswordResponse.parser());
  public static final Rpc<GetAccountRequest, GetAccountResponse> GET_ACCOUNT =
      rpc(
          "im.account.v1.AccountService/GetAccount",
          GetAccountRequest.getDefaultInstance(),
          GetAccountResponse.parser());
  public static final Rpc<UpdateProfileRequest, UpdateProfileResponse> UPDATE_PROFILE =
      rpc(
          "im.account.v1.AccountService/UpdateProfile",
          UpdateProfileRequest.getDefaultInstance(),
          UpdateProfileResponse.parser());
  public static final Rpc<UpdateSettingsRequest, UpdateSettingsResponse> UPDATE_SETTINGS =
      rpc(
          "im.account.v1.AccountService/UpdateSettings",
          UpdateSettingsRequest.getDefaultInstance(),
          UpdateSettingsResponse.parser());
  public static final Rpc<GetProfilesRequest, GetProfilesResponse> GET_PROFILES =
      rpc(
          "im.account.v1.AccountService/GetProfiles",
          GetProfilesRequest.getDefaultInstance(),
          GetProfilesResponse.parser());
  public static final Rpc<FindUserRequest, FindUserResponse> FIND_USER =
      rpc(
          "im.account.v1.AccountService/FindUser",
          FindUserRequest.getDefaultInstance(),
          FindUserResponse.parser());
  public static final Rpc<SignInRequest, SignInResponse> SIGN_IN =
      rpc(
          "im.account.v1.SessionService/SignIn",
          SignInRequest.getDefaultInstance(),
          SignInResponse.parser());
  public static final Rpc<RefreshSessionRequest, RefreshSessionResponse> REFRESH_SESSION =
      rpc(
          "im.account.v1.SessionService/RefreshSession",
          RefreshSessionRequest.getDefaultInstance(),
          RefreshSessionResponse.parser());
  public static final Rpc<SignOutRequest, SignOutResponse> SIGN_OUT =
      rpc(
          "im.account.v1.SessionService/SignOut",
          SignOutRequest.getDefaultInstance(),
          SignOutResponse.parser());
  public static final Rpc<ListSessionsRequest, ListSessionsResponse> LIST_SESSIONS =
      rpc(
          "im.account.v1.SessionService/ListSessions",
          ListSessionsRequest.getDefaultInstance(),
          ListSessionsResponse.parser());
  public static final Rpc<RenameDeviceRequest, RenameDeviceResponse> RENAME_DEVICE =
      rpc(
          "im.account.v1.SessionService/RenameDevice",
          RenameDeviceRequest.getDefaultInstance(),
          RenameDeviceResponse.parser());
  public static final Rpc<RevokeSessionRequest, RevokeSessionResponse> REVOKE_SESSION =
      rpc(
          "im.account.v1.SessionService/RevokeSession",
          RevokeSessionRequest.getDefaultInstance(),
          RevokeSessionResponse.parser());
  public static final Rpc<RevokeOtherSessionsRequest, RevokeOtherSessionsResponse>
      REVOKE_OTHER_SESSIONS =
          rpc(
              "im.account.v1.SessionService/RevokeOtherSessions",
              RevokeOtherSessionsRequest.getDefaultInstance(),
              RevokeOtherSessionsResponse.parser());
  public static final Rpc<RequestFriendRequest, RequestFriendResponse> REQUEST_FRIEND =
      rpc(
          "im.friendship.v1.FriendshipService/RequestFriend",
          RequestFriendRequest.getDefaultInstance(),
          RequestFriendResponse.parser());
  public static final Rpc<AcceptFriendRequestRequest, AcceptFriendRequestResponse>
      ACCEPT_FRIEND_REQUEST =
          rpc(
              "im.friendship.v1.FriendshipService/AcceptFriendRequest",
              AcceptFriendRequestRequest.getDefaultInstance(),
              AcceptFriendRequestResponse.parser());
  public static final Rpc<RejectFriendRequestRequest, RejectFriendRequestResponse>
      REJECT_FRIEND_REQUEST =
          rpc(
              "im.friendship.v1.FriendshipService/RejectFriendRequest",
              RejectFriendRequestRequest.getDefaultInstance(),
              RejectFriendRequestResponse.parser());
  public static final Rpc<CancelFriendRequestRequest, CancelFriendRequestResponse>
      CANCEL_FRIEND_REQUEST =
          rpc(
              "im.friendship.v1.FriendshipService/CancelFriendRequest",
              CancelFriendRequestRequest.getDefaultInstance(),
              CancelFriendRequestResponse.parser());
  public static final Rpc<ListFriendRequestsRequest, ListFriendRequestsResponse>
      LIST_FRIEND_REQUESTS =
          rpc(
              "im.friendship.v1.FriendshipService/ListFriendRequests",
              ListFriendRequestsRequest.getDefaultInstance(),
              ListFriendRequestsResponse.parser());
  public static final Rpc<ListFriendsRequest, ListFriendsResponse> LIST_FRIENDS =
      rpc(
          "im.friendship.v1.FriendshipService/ListFriends",
          ListFriendsRequest.getDefaultInstance(),
          ListFriendsResponse.parser());
  public static final Rpc<RemoveFriendRequest, RemoveFriendResponse> REMOVE_FRIEND =
      rpc(
          "im.friendship.v1.FriendshipService/RemoveFriend",
          RemoveFriendRequest.getDefaultInstance(),
          RemoveFriendResponse.parser());
  public static final Rpc<BlockUserRequest, BlockUserResponse> BLOCK_USER =
      rpc(
          "im.friendship.v1.FriendshipService/BlockUser",
          BlockUserRequest.getDefaultInstance(),
          BlockUserResponse.parser());
  public static final Rpc<UnblockUserRequest, UnblockUserResponse> UNBLOCK_USER =
      rpc(
          "im.friendship.v1.FriendshipService/UnblockUser",
          UnblockUserRequest.getDefaultInstance(),
          UnblockUserResponse.parser());
  public static final Rpc<ListBlockedRequest, ListBlockedResponse> LIST_BLOCKED =
      rpc(
          "im.friendship.v1.FriendshipService/ListBlocked",
          ListBlockedRequest.getDefaultInstance(),
          ListBlockedResponse.parser());
  public static final Rpc<GetHistoryRequest, GetHistoryResponse> GET_HISTORY =
      rpc(
          "im.message.v1.MessageService/GetHistory",
          GetHistoryRequest.getDefaultInstance(),
          GetHistoryResponse.parser());
  public static final Rpc<SyncRequest, SyncResponse> SYNC =
      rpc(
          "im.delivery.v1.SyncService/Sync",
          SyncRequest.getDefaultInstance(),
          SyncResponse.parser());
  public static final Rpc<GetPresenceRequest, GetPresenceResponse> GET_PRESENCE =
      rpc(
          "im.presence.v1.PresenceService/GetPresence",
          GetPresenceRequest.getDefaultInstance(),
          GetPresenceResponse.parser());
  public static final Rpc<SetPresenceAudienceRequest, SetPresenceAudienceResponse>
      SET_PRESENCE_AUDIENCE =
          rpc(
              "im.presence.v1.PresenceService/SetPresenceAudience",
              SetPresenceAudienceRequest.getDefaultInstance(),
              SetPresenceAudienceResponse.parser());

  private Rpcs() {}

  private static <Q extends MessageLite, R extends MessageLite> Rpc<Q, R> rpc(
      String name, Q request, Parser<R> response) {
    return new Rpc<>(name, request, response);
  }
}
