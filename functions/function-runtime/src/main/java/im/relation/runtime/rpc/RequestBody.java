package im.relation.runtime.rpc;

import com.google.protobuf.Message;
import im.relation.runtime.Outcome;

/// A request's body that was not read yet. It is read after the caller was let through.
@FunctionalInterface
public interface RequestBody {

  /// Reads it once, within its bounds.
  ///
  /// @param prototype the empty request of the rpc
  /// @return the request; or INVALID or TOO_LARGE
  Outcome<Message> read(Message prototype);
}
