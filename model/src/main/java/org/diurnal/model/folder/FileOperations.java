package org.diurnal.model.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.diurnal.core.DurableFiles;

/// Every change that [Checkpoints] makes to a disk, one method each, so that a test can stop after
/// any of them.
interface FileOperations {
  /// On the real file system.
  FileOperations REAL = new Real();

  /// Makes a folder; its parent exists, it does not.
  void createFolder(Path folder) throws IOException;

  /// Writes a new file, not yet durable.
  void write(Path file, String text) throws IOException;

  /// Makes a file's content durable.
  void syncFile(Path file) throws IOException;

  /// Makes the names in a folder durable.
  void syncFolder(Path folder) throws IOException;

  /// Gives a file or folder another name in one step; replaces a file that has it.
  void move(Path from, Path to) throws IOException;

  /// Removes a file or an empty folder.
  void delete(Path path) throws IOException;

  /// The obvious implementation.
  final class Real implements FileOperations {
    @Override
    public void createFolder(Path folder) throws IOException {
      Files.createDirectory(folder);
    }

    @Override
    public void write(Path file, String text) throws IOException {
      Files.writeString(file, text);
    }

    @Override
    public void syncFile(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      DurableFiles.syncFolder(folder);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path path) throws IOException {
      Files.delete(path);
    }
  }
}
