package im.relation.sdk.internal.socket;

import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.Welcome;

/// Told what happens on a [Link]; may block, which stops the reading.
public interface LinkListener {

  void welcomed(Link link, Welcome welcome) throws InterruptedException;

  void received(Link link, ServerFrame frame) throws InterruptedException;

  void ended(Link link, Ending ending);
}
