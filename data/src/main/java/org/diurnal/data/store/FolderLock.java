package org.diurnal.data.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.diurnal.core.FailedException;
import org.diurnal.core.UsageException;
import org.jspecify.annotations.Nullable;

/// Keeps two writers out of one dataset; given up by the system when the process ends.
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock.
  ///
  /// @throws UsageException if somebody has it
  static FolderLock of(Path folder) {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new FailedException(
          folder + ": cannot be written to: " + e, "check the folder's permissions", e);
    }
    if (tryLock(channel) == null) {
      throw new UsageException(
          folder + ": another import is writing to this dataset", "wait until it has ended");
    }
    return new FolderLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very program has it
    } catch (IOException e) {
      throw new FailedException("the dataset cannot be locked: " + e, "try another folder", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new FailedException("the dataset cannot be unlocked: " + e, "try again", e);
    }
  }
}
