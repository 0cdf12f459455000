package org.diurnal.data.importing;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.diurnal.core.BadDataException;

/// One file of an export, opened once: unzipped where it is gzip, and hashed on the way.
public final class ExportFile implements AutoCloseable {
  private final String name;
  private final MessageDigest digest;
  private final InputStream raw;
  private final InputStream content;
  private long rawBytes;
  private int lastByte = '\n'; // of the content read so far

  private ExportFile(String name, InputStream in) {
    this.name = name;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    this.raw =
        new DigestInputStream(
            new FilterInputStream(in) {
              @Override
              public int read() throws IOException {
                int b = super.read();
                rawBytes += b < 0 ? 0 : 1;
                return b;
              }

              @Override
              public int read(byte[] buffer, int offset, int length) throws IOException {
                int n = super.read(buffer, offset, length);
                rawBytes += Math.max(0, n);
                return n;
              }
            },
            digest);
    try {
      this.content = rememberingLast(unzipped());
    } catch (IOException e) {
      throw failed(1, e);
    }
  }

  /// Opens a file on disk.
  ///
  /// @throws BadDataException if it cannot be opened
  public static ExportFile open(Path path) {
    String name = String.valueOf(path.getFileName());
    try {
      return new ExportFile(name, Files.newInputStream(path));
    } catch (IOException e) {
      throw new BadDataException(
          path + ": cannot be read: " + e.getMessage(),
          "check the file and its permissions; nothing was imported",
          e);
    }
  }

  /// Takes a stream over, for example an entry of a zip archive.
  ///
  /// @param name the file's name in the export, for messages
  public static ExportFile of(String name, InputStream in) {
    return new ExportFile(name, in);
  }

  /// The content, unzipped, byte for byte.
  public InputStream bytes() {
    return content;
  }

  /// The content as UTF-8 text without its byte order mark. To be called once, before anything was
  /// read.
  ///
  /// @throws BadDataException if the text is UTF-16
  public InputStream text() {
    try {
      return withoutMark(content);
    } catch (IOException e) {
      throw failed(1, e);
    }
  }

  /// Whether the content read so far ends in a line end.
  public boolean endsInLineEnd() {
    return lastByte == '\n' || lastByte == '\r';
  }

  /// The file's name, for messages.
  public String name() {
    return name;
  }

  /// Bytes of the file as it lies there, read so far.
  public long bytesRead() {
    return rawBytes;
  }

  /// The SHA-256 of the whole file as it lies there; reads what is left of it.
  public String sha256() {
    try {
      byte[] buffer = new byte[1 << 16];
      int n = 0;
      while (n >= 0) {
        n = raw.read(buffer);
      }
    } catch (IOException e) {
      throw failed(1, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The error for a file that cannot be read on.
  ///
  /// @param line where reading had come to
  public BadDataException failed(long line, IOException e) {
    if (e instanceof EOFException || e instanceof ZipException) {
      return new BadDataException(
          name
              + ":"
              + line
              + ": the compressed file is cut short or damaged ("
              + e.getMessage()
              + ")",
          "download or copy it again; nothing was imported",
          e);
    }
    return new BadDataException(
        name + ":" + line + ": cannot be read: " + e.getMessage(),
        "check the file and its permissions; nothing was imported",
        e);
  }

  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException e) {
      throw failed(1, e);
    }
  }

  private InputStream unzipped() throws IOException {
    // Not a SequenceInputStream: that one closes the file at its end, before it is hashed.
    PushbackInputStream whole = new PushbackInputStream(raw, 2);
    byte[] magic = whole.readNBytes(2);
    whole.unread(magic);
    boolean gzip = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
    return gzip ? new GZIPInputStream(whole, 1 << 16) : whole;
  }

  private InputStream rememberingLast(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        lastByte = b < 0 ? lastByte : b;
        return b;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        lastByte = n > 0 ? buffer[offset + n - 1] : lastByte;
        return n;
      }
    };
  }

  private InputStream withoutMark(InputStream in) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(in, 4);
    byte[] head = whole.readNBytes(4);
    int[] b = new int[4];
    boolean zero = false;
    for (int i = 0; i < head.length; i++) {
      b[i] = head[i] & 0xFF;
      zero |= b[i] == 0;
    }
    if (zero || (b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF)) {
      throw new BadDataException(
          name + ":1: the text is UTF-16, not UTF-8", "save it again in UTF-8");
    }
    boolean mark = b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF;
    int skip = mark ? 3 : 0;
    whole.unread(head, skip, head.length - skip);
    return whole;
  }
}
