package org.diurnal.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.diurnal.core.BadDataException;

/// The files of an export, however they came: a folder with folders in it, a zip archive, or one
/// file. Hidden files and what an operating system leaves behind are passed over.
///
/// Files are read where they are; an archive is never unpacked to disk.
public final class ExportTree implements AutoCloseable {
  /// One file.
  public sealed interface Item {
    /// Its path inside the export, with `/`.
    String name();

    /// Its size as it lies there, before any unzipping of its own.
    long bytes();

    /// Opens it.
    ExportFile open();

    /// The last part of the name.
    default String fileName() {
      return name().substring(name().lastIndexOf('/') + 1);
    }
  }

  private record OnDisk(String name, long bytes, Path path) implements Item {
    @Override
    public ExportFile open() {
      try {
        return ExportFile.of(name, Files.newInputStream(path));
      } catch (IOException e) {
        throw unreadable(path, e);
      }
    }
  }

  /// An entry of an archive; its name begins with the archive's where there are several.
  private record Zipped(String name, long bytes, ZipFile zip, ZipEntry entry) implements Item {
    @Override
    public ExportFile open() {
      try {
        return ExportFile.of(name, new Checked(zip.getInputStream(entry), entry.getCrc()));
      } catch (IOException e) {
        throw new BadDataException(
            name + ":1: cannot be taken out of " + zip.getName() + ": " + e.getMessage(),
            "download the archive again; nothing was imported",
            e);
      }
    }
  }

  /// An entry's content, compared with the archive's own checksum at its end: the platform does
  /// not.
  private static final class Checked extends CheckedInputStream {
    private final long expected; // -1 where the archive does not say

    Checked(InputStream in, long expected) {
      super(in, new CRC32());
      this.expected = expected;
    }

    @Override
    public int read() throws IOException {
      return atEnd(super.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return atEnd(super.read(buffer, offset, length));
    }

    private int atEnd(int read) throws ZipException {
      if (read < 0 && expected >= 0 && getChecksum().getValue() != expected) {
        throw new ZipException("its checksum is wrong");
      }
      return read;
    }
  }

  private final Path root;
  private final List<Item> items;
  private final List<ZipFile> open;

  private ExportTree(Path root, List<Item> items, List<ZipFile> open) {
    items.sort(Comparator.comparing(Item::name));
    this.root = root;
    this.items = List.copyOf(items);
    this.open = open;
  }

  /// Lists an export.
  ///
  /// @throws BadDataException if there is nothing at that path, or an archive is damaged
  public static ExportTree of(Path path) {
    return of(path, false);
  }

  /// The same, with the files of the zip archives that lie in a folder instead of the archives, for
  /// vendors that divide a large export into several.
  ///
  /// @throws BadDataException if there is nothing at that path, or an archive is damaged
  public static ExportTree withArchives(Path path) {
    return of(path, true);
  }

  private static ExportTree of(Path path, boolean archives) {
    List<Item> items = new ArrayList<>();
    List<ZipFile> open = new ArrayList<>();
    try {
      list(path, archives, items, open);
      return new ExportTree(path, items, open);
    } catch (BadDataException e) {
      close(open);
      throw e;
    }
  }

  private static void list(Path path, boolean archives, List<Item> items, List<ZipFile> open) {
    if (Files.isDirectory(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path p : all.filter(Files::isRegularFile).toList()) {
          String name = path.relativize(p).toString().replace('\\', '/');
          if (archives && isContent(name) && isArchive(p)) {
            unzip(p, name + "/", items, open);
          } else if (isContent(name)) {
            items.add(new OnDisk(name, Files.size(p), p));
          }
        }
      } catch (IOException e) {
        throw unreadable(path, e);
      }
    } else if (!Files.exists(path)) {
      throw new BadDataException(path + ": no such file or folder", "check its name");
    } else if (isArchive(path)) {
      unzip(path, "", items, open);
    } else {
      String name = String.valueOf(path.getFileName());
      try {
        items.add(new OnDisk(name, Files.size(path), path));
      } catch (IOException e) {
        throw unreadable(path, e);
      }
    }
  }

  /// The files, by name.
  public List<Item> items() {
    return items;
  }

  /// The export itself.
  public Path root() {
    return root;
  }

  /// The sizes of all files added up.
  public long bytes() {
    return items.stream().mapToLong(Item::bytes).sum();
  }

  @Override
  public void close() {
    close(open);
  }

  private static void close(List<ZipFile> open) {
    for (ZipFile zip : open) {
      try {
        zip.close();
      } catch (IOException e) {
        throw unreadable(Path.of(zip.getName()), e);
      }
    }
  }

  private static boolean isArchive(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  private static void unzip(Path path, String prefix, List<Item> items, List<ZipFile> open) {
    try {
      ZipFile zip = new ZipFile(path.toFile());
      open.add(zip);
      zip.stream()
          .filter(e -> !e.isDirectory() && isContent(e.getName()))
          .forEach(
              e -> items.add(new Zipped(prefix + e.getName(), Math.max(0, e.getSize()), zip, e)));
    } catch (ZipException e) {
      throw new BadDataException(
          path + ": not a zip archive, or one that is cut short: " + e.getMessage(),
          "download it again; nothing was imported",
          e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static boolean isContent(String name) {
    for (String part : name.split("/")) {
      if (part.startsWith(".") || part.equals("__MACOSX")) {
        return false;
      }
    }
    return true;
  }

  private static BadDataException unreadable(Path path, IOException e) {
    return new BadDataException(
        path + ": cannot be read: " + e.getMessage(), "check it and its permissions", e);
  }
}
