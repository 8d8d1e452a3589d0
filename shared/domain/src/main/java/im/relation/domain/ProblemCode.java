package im.relation.domain;

/// Why something was refused. Stable: clients branch on the name, and each edge maps it to its own
/// status. The same names stand in the contract `im.common.v1.ProblemCode`.
public enum ProblemCode {
  /// The request is malformed or a field breaks its rule.
  INVALID("The request is not valid."),
  /// Over a size limit.
  TOO_LARGE("The request is too large."),
  /// No token, or not one of this deployment's.
  UNAUTHENTICATED("Sign in first."),
  /// The access token ran out: refresh it.
  TOKEN_EXPIRED("The access token has run out; refresh it."),
  /// The session was signed out, replaced or revoked.
  SESSION_ENDED("The session has ended; sign in again."),
  /// Unknown account or wrong password; never told which.
  WRONG_CREDENTIALS("The account or the password is wrong."),
  /// Wrong, used or outlived code.
  WRONG_CODE("The code is wrong or has run out."),
  /// A rule forbids it.
  NOT_ALLOWED("This is not allowed."),
  /// Not a member of the conversation, or there is none.
  NOT_A_MEMBER("Not a member of this conversation."),
  /// Absent, or not for the caller to know of.
  NOT_FOUND("There is no such thing."),
  /// The name, address or key is taken.
  ALREADY_EXISTS("It is taken."),
  /// The state has changed since it was read.
  CONFLICT("It has changed; read it again."),
  /// Too fast or too many.
  RESOURCE_EXHAUSTED("Too many requests; wait a little."),
  /// A part is down or draining.
  UNAVAILABLE("A part of the service is not available; try again."),
  /// Our mistake.
  INTERNAL("Something went wrong on our side."),
  /// No such function.
  UNIMPLEMENTED("There is no such function."),
  /// The client's protocol version is not served.
  UNSUPPORTED_VERSION("This version of the client is not served any more; update it.");

  private final String text;

  ProblemCode(String text) {
    this.text = text;
  }

  /// What people read, in English.
  public String text() {
    return text;
  }

  /// Whether the same request may succeed later without being changed.
  public boolean isRetryable() {
    return switch (this) {
      case RESOURCE_EXHAUSTED, UNAVAILABLE -> true;
      case INVALID,
          TOO_LARGE,
          UNAUTHENTICATED,
          TOKEN_EXPIRED,
          SESSION_ENDED,
          WRONG_CREDENTIALS,
          WRONG_CODE,
          NOT_ALLOWED,
          NOT_A_MEMBER,
          NOT_FOUND,
          ALREADY_EXISTS,
          CONFLICT,
          INTERNAL,
          UNIMPLEMENTED,
          UNSUPPORTED_VERSION ->
          false;
    };
  }
}
