package im.relation.desktop;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client for a data folder: a second one asks the first to come to the front, and ends. They
/// meet at a Unix socket in the folder, which only its owner may enter.
final class FirstInstance implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FirstInstance.class);
  private static final String SOCKET = "front.socket";

  private final ServerSocketChannel listening;
  private final Path socket;

  private FirstInstance(ServerSocketChannel listening, Path socket) {
    this.listening = listening;
    this.socket = socket;
  }

  /// Takes the folder; empty where a client has it, which was asked to come to the front.
  static Optional<FirstInstance> of(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    var socket = folder.resolve(SOCKET);
    if (asked(socket)) {
      return Optional.empty();
    }
    Files.deleteIfExists(socket);
    var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listening.bind(UnixDomainSocketAddress.of(socket));
    return Optional.of(new FirstInstance(listening, socket));
  }

  /// Whether somebody answers there; a socket that nobody listens at is of one that was killed.
  private static boolean asked(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (var first = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return first.isConnected();
    } catch (IOException nobody) {
      return false;
    }
  }

  /// Calls back, on a thread of its own, each time that another one was started.
  void whenAsked(Runnable front) {
    Thread.ofVirtual()
        .name("im-front")
        .start(
            () -> {
              while (listening.isOpen()) {
                try (var _ = listening.accept()) {
                  front.run();
                } catch (IOException closed) {
                  LOG.atDebug().log("nobody is waited for any more");
                }
              }
            });
  }

  @Override
  public void close() {
    try {
      listening.close();
      Files.deleteIfExists(socket);
    } catch (IOException failed) {
      LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("the socket stays");
    }
  }
}
