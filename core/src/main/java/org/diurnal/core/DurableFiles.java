package org.diurnal.core;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that are either wholly there or not at all: temporary name, fsync, rename, fsync of the
/// folder.
public final class DurableFiles {
  private DurableFiles() {}

  /// Something that writes a file's content.
  @FunctionalInterface
  public interface Content {
    /// Writes all of it; the stream is closed by the caller.
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes a text file.
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Writes a file, replacing what is there in one step.
  public static void write(Path file, Content content) throws IOException {
    Path tmp = temporaryFor(file);
    try {
      try (OutputStream out =
          new java.io.BufferedOutputStream(Files.newOutputStream(tmp), 1 << 16)) {
        content.writeTo(out);
      }
      publish(tmp, file);
    } finally {
      Files.deleteIfExists(tmp);
    }
  }

  /// The temporary name beside a file, for writers that need a path (DuckDB).
  public static Path temporaryFor(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".tmp");
  }

  /// Syncs a finished temporary file, gives it its name, and syncs the folder.
  public static void publish(Path tmp, Path file) throws IOException {
    sync(tmp, StandardOpenOption.WRITE);
    Files.move(tmp, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      syncFolder(folder);
    }
  }

  /// Makes a finished file's content durable, for folders that are filled and then renamed.
  public static void syncFile(Path file) throws IOException {
    sync(file, StandardOpenOption.WRITE);
  }

  /// Makes renames in a folder durable; does nothing where folders cannot be synced (Windows).
  public static void syncFolder(Path folder) throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      sync(folder, StandardOpenOption.READ);
    }
  }

  private static void sync(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel c = FileChannel.open(path, mode)) {
      c.force(true);
    }
  }
}
