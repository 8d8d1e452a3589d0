package im.relation.tools.bench;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.Welcome;
import java.io.IOException;

/// A connection after its Welcome.
interface HeldSocket extends AutoCloseable {

  Welcome welcome();

  void send(ClientFrame frame) throws IOException;

  @Override
  void close();
}
