package im.relation.sdk;

import im.relation.domain.Problem;
import im.relation.domain.Sequence;
import java.time.Instant;

/// How far a send has come. Goes Queued, Submitted, then Accepted or Refused; back to Queued where
/// the connection was lost in between or the send is tried again.
public sealed interface SendState {

  /// In the local store: survives a restart, sent when there is a connection.
  record Queued() implements SendState {}

  /// The service has it and will not lose it; Accepted or Refused follows.
  record Submitted() implements SendState {}

  /// It has its place in the log.
  record Accepted(Sequence sequence, Instant acceptedAt) implements SendState {}

  /// The service does not take it. Not sent again by itself.
  record Refused(Problem problem) implements SendState {}
}
