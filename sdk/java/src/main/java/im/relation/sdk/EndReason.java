package im.relation.sdk;

/// Why a client will not connect any more.
public sealed interface EndReason {

  /// The server closed with a final code: 3500 to 3999 or 4500 to 4999, see
  /// `im.socket.v1.CloseCode`.
  record Closed(int closeCode) implements EndReason {}

  /// The refresh token is not taken any more: sign in again.
  record SessionEnded() implements EndReason {}

  /// This client signed out.
  record SignedOut() implements EndReason {}

  /// The local store is damaged. Close the client and open it again ([Relation#restore]): the store
  /// is then set aside and begun anew from the service, with the account and the unsent messages.
  record StoreDamaged() implements EndReason {}
}
