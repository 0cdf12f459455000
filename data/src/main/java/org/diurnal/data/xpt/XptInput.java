package org.diurnal.data.xpt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.diurnal.core.BadDataException;

/// The records of 80 bytes that a transport file consists of, unzipped on the way; every error says
/// the file and the byte of the unzipped content.
final class XptInput {
  /// Bytes of a record.
  static final int RECORD = 80;

  private final String name;
  private final InputStream in;
  private final byte[] block = new byte[4096 * RECORD];
  private int from; // the byte of the block that is read next
  private int limit; // end of what the block holds
  private long filled; // bytes that the block has held so far

  /// @param name of the file, for messages
  /// @param raw the file as it lies there: a transport file, plain, as gzip, or in a zip archive
  XptInput(String name, InputStream raw) {
    this.name = name;
    try {
      this.in = unzipped(raw);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// The file's name.
  String name() {
    return name;
  }

  /// The byte that is read next, from 0, in the unzipped content.
  long offset() {
    return filled - (limit - from);
  }

  /// Reads whole records, at least one unless the file ends here.
  ///
  /// @param length how many bytes there is room for, at least a record
  /// @return bytes read, a multiple of [#RECORD]; 0 at the end of the file
  /// @throws BadDataException if the file ends inside a record
  int read(byte[] to, int at, int length) {
    if (from == limit) {
      fill();
    }
    int n = Math.min(limit - from, length / RECORD * RECORD);
    System.arraycopy(block, from, to, at, n);
    from += n;
    return n;
  }

  /// Gives back the last bytes of what the last call of [#read] gave, to be read again.
  void unread(int n) {
    from -= n;
  }

  private void fill() {
    try {
      from = 0;
      limit = in.readNBytes(block, 0, block.length);
      filled += limit;
    } catch (IOException e) {
      throw failed(e);
    }
    if (limit % RECORD != 0) {
      throw bad(
          filled,
          "the file ends inside a record of 80 bytes, it is cut short",
          "download or copy it again");
    }
  }

  /// The error for something that is not as it should be.
  BadDataException bad(long at, String what, String cure) {
    return new BadDataException(name + ": byte " + at + ": " + what, cure);
  }

  private BadDataException failed(IOException e) {
    boolean damaged = e instanceof EOFException || e instanceof ZipException;
    return new BadDataException(
        name
            + ": byte "
            + offset()
            + (damaged ? ": the zipped file is cut short or damaged (" : ": cannot be read (")
            + e.getMessage()
            + ")",
        damaged ? "download or copy it again" : "check the file and its permissions",
        e);
  }

  private InputStream unzipped(InputStream raw) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(raw, 2);
    byte[] magic = whole.readNBytes(2);
    whole.unread(magic);
    if (magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B) {
      return new GZIPInputStream(whole, 1 << 16);
    }
    if (magic.length == 2 && magic[0] == 'P' && magic[1] == 'K') {
      return entry(new ZipInputStream(whole));
    }
    return whole;
  }

  private InputStream entry(ZipInputStream zip) throws IOException {
    for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
      if (e.getName().toLowerCase(Locale.ROOT).endsWith(".xpt")) {
        return zip;
      }
    }
    throw new BadDataException(
        name + ": the zip archive holds no .xpt file", "name the archive of a transport file");
  }
}
