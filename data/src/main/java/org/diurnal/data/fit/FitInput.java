package org.diurnal.data.fit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/// Bytes of a stream in the order they come, with their offset and checksum. Holds one buffer,
/// which is larger than the longest record can be.
final class FitInput {
  /// A header byte, 255 fields and 255 developer fields of 255 bytes.
  static final int LONGEST_RECORD = 1 + 2 * 255 * 255;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 17];
  private int from;
  private int to;
  private boolean ended;
  private String brokenBy = "";
  private long offset;
  private int crc;

  FitInput(InputStream in) {
    this.in = in;
  }

  /// The position of the next byte in the stream.
  long offset() {
    return offset;
  }

  /// What was wrong with the compressed stream that these bytes come from; empty if nothing was.
  String brokenBy() {
    return brokenBy;
  }

  /// Tries to have this many bytes at hand.
  ///
  /// @param n at most [#LONGEST_RECORD]
  /// @return false if the stream ends before
  /// @throws IOException if the stream cannot be read; a compressed stream that is cut off or
  ///   damaged only ends
  boolean has(int n) throws IOException {
    if (to - from >= n) {
      return true;
    }
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    while (to < n && !ended) {
      try {
        int got = in.read(buffer, to, buffer.length - to);
        ended = got < 0;
        to += Math.max(0, got);
      } catch (EOFException | ZipException e) {
        ended = true;
        brokenBy = String.valueOf(e.getMessage());
      }
    }
    return to >= n;
  }

  /// How many bytes are left, counted up to a limit.
  int available(int limit) throws IOException {
    return has(limit) ? limit : to - from;
  }

  /// One of the bytes at hand, 0 to 255.
  int peek(int ahead) {
    return buffer[from + ahead] & 0xFF;
  }

  /// A number of two bytes at hand.
  int peek16(int ahead, boolean bigEndian) {
    int a = peek(ahead);
    int b = peek(ahead + 1);
    return bigEndian ? a << 8 | b : b << 8 | a;
  }

  /// Takes bytes at hand.
  byte[] take(int n) {
    byte[] taken = Arrays.copyOfRange(buffer, from, from + n);
    pass(n);
    return taken;
  }

  /// Passes over bytes, or over all there are if these are fewer.
  ///
  /// @return whether there were as many
  boolean skip(long n) throws IOException {
    long left = n;
    while (left > 0 && has(1)) {
      int step = (int) Math.min(left, to - from);
      pass(step);
      left -= step;
    }
    return left == 0;
  }

  /// Starts a new checksum.
  void resetCrc() {
    crc = 0;
  }

  /// The checksum of what was taken or passed over since [#resetCrc()].
  int crc() {
    return crc;
  }

  private void pass(int n) {
    crc = FitCrc.update(crc, buffer, from, n);
    from += n;
    offset += n;
  }
}
