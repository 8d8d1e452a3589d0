package im.relation.backplane;

/// Names of the topics in `config/catalog.json`; a test compares the two.
public final class Topics {

  /// Submissions, keyed by conversation, as nodes and the outbox relay write them.
  public static final String MESSAGE_SUBMITTED = "message-submitted";

  /// What became of submissions, keyed by conversation.
  public static final String MESSAGE_OUTCOME = "message-outcome";

  /// Receipts, keyed by conversation.
  public static final String CURSOR_REPORTED = "cursor-reported";

  /// Typing, presence subscriptions, connects and disconnects, keyed by user.
  public static final String EPHEMERAL = "ephemeral";

  /// Ended sessions, keyed by user.
  public static final String SESSION_ENDED = "session-ended";

  /// Profiles with a new version, keyed by user.
  public static final String PROFILE_CHANGED = "profile-changed";

  private Topics() {}
}
