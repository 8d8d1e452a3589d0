package im.relation.sdk.internal.store;

import im.relation.sdk.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Holds a store for one client: a lock on a file beside it, which the system lifts when the
/// process dies.
final class StoreLock implements AutoCloseable {

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @throws StoreException IN_USE where another client, in this process or another, holds it
  static StoreLock take(Path file) {
    try {
      OwnerOnly.file(file);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StoreException(
            StoreException.Reason.IN_USE, "another client has this account's store open", null);
      }
      return new StoreLock(channel);
    } catch (IOException failed) {
      throw new StoreException(StoreException.Reason.FAILED, "cannot lock the store", failed);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new StoreException(StoreException.Reason.FAILED, "cannot unlock the store", failed);
    }
  }
}
