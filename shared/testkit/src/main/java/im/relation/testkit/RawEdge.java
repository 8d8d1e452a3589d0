package im.relation.testkit;

import im.relation.backplane.Rpc;
import java.util.List;

/// One way into the functions, called with bytes that no generated client would send.
interface RawEdge extends AutoCloseable {

  /// Calls the rpc and judges the form of the answer.
  ///
  /// @param token empty for none
  RawAnswer call(Rpc rpc, String token, byte[] body);

  /// Bodies that this edge's codec must refuse for the rpc.
  List<byte[]> malformed(Rpc rpc);

  /// A message in which nothing is set.
  byte[] emptyMessage();

  /// A body that can be read whatever the rpc, with this many bytes or a few more.
  byte[] validOfSize(int bytes);

  /// A body that can be read, in which every field has an unlikely value.
  byte[] oddValues(Rpc rpc);

  @Override
  void close();
}
