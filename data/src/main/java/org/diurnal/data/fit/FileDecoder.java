package org.diurnal.data.fit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.diurnal.data.fit.FitFault.Kind;

/// Reads files one after the other: header, records, checksum.
final class FileDecoder {
  private static final int SHORT_HEADER = 12;
  private static final int HEADER_WITH_CRC = 14;
  private final FitInput in;
  private final Consumer<FitMessage> consumer;
  private final List<FitFault> faults = new ArrayList<>();
  private final Map<Integer, Long> messages = new TreeMap<>();
  private final MisalignedFields misaligned = new MisalignedFields(this::fault);
  private long moreFaults;
  private long withheld;
  private int files;

  FileDecoder(FitInput in, Consumer<FitMessage> consumer) {
    this.in = in;
    this.consumer = consumer;
  }

  /// Whether a file begins here: its header's size, all of the header, and the letters ".FIT".
  static boolean atHeader(FitInput in) throws IOException {
    return isHeader(in, 0);
  }

  private static boolean isHeader(FitInput in, int ahead) throws IOException {
    return in.has(ahead + SHORT_HEADER)
        && in.peek(ahead + 8) == '.'
        && in.peek(ahead + 9) == 'F'
        && in.peek(ahead + 10) == 'I'
        && in.peek(ahead + 11) == 'T'
        && in.peek(ahead) >= SHORT_HEADER
        && in.has(ahead + in.peek(ahead));
  }

  FitReading readAll() throws IOException {
    boolean more = true;
    while (more && in.has(1)) {
      if (atHeader(in)) {
        more = readFile();
      } else {
        long at = in.offset();
        in.skip(Long.MAX_VALUE);
        fault(Kind.TRAILING_BYTES, at, count(in.offset() - at) + " bytes that are no FIT file");
        more = false;
      }
    }
    return new FitReading(files, in.offset(), messages, withheld, faults, moreFaults);
  }

  /// @return false if the stream ended within the file
  private boolean readFile() throws IOException {
    long start = in.offset();
    in.resetCrc();
    int headerSize = in.peek(0);
    long dataSize = in.peek16(4, false) | (long) in.peek16(6, false) << 16;
    int headerCrc = headerSize >= HEADER_WITH_CRC ? in.peek16(12, false) : 0;
    in.take(SHORT_HEADER);
    if (headerCrc != 0 && headerCrc != in.crc()) {
      fault(Kind.HEADER_CRC, start + SHORT_HEADER, wrong("header", in.crc(), headerCrc));
    }
    in.take(headerSize - SHORT_HEADER);
    boolean unfinished = dataSize == 0 && !endsHere();
    if (unfinished) {
      fault(Kind.UNFINISHED, start + 4, "the header says 0 bytes, and some follow: never finished");
    }
    long end = unfinished ? Long.MAX_VALUE : in.offset() + dataSize;
    RecordDecoder records =
        new RecordDecoder(in, files++, end, unfinished, this::deliver, this::fault, misaligned);
    records.readAll();
    withheld += records.withheld();
    if (unfinished) {
      in.skip(Long.MAX_VALUE);
      return false;
    }
    boolean whole = in.skip(end - in.offset()) && in.has(2);
    if (!whole) {
      in.skip(2);
      if (!records.truncated()) {
        fault(Kind.TRUNCATED, in.offset(), truncation(end + 2));
      }
      return false;
    }
    int computed = in.crc();
    int stored = in.peek16(0, false);
    in.take(2);
    if (computed != stored) {
      fault(Kind.FILE_CRC, end, wrong("file", computed, stored));
    }
    return true;
  }

  /// Whether a file without data ends here: its checksum, then nothing or the next file.
  private boolean endsHere() throws IOException {
    return in.available(3) <= 2 || isHeader(in, 2);
  }

  private void deliver(FitMessage message) {
    messages.merge(message.number(), 1L, Long::sum);
    consumer.accept(message);
  }

  private void fault(Kind kind, long offset, String what) {
    if (faults.size() < FitReading.LISTED) {
      faults.add(new FitFault(kind, offset, what));
    } else {
      moreFaults++;
    }
  }

  private String truncation(long expected) {
    return "the file ends here, by its header it has "
        + count(expected)
        + " bytes"
        + (in.brokenBy().isEmpty() ? "" : " (" + in.brokenBy() + ")");
  }

  private static String wrong(String what, int computed, int stored) {
    return String.format(
        Locale.ROOT, "the %s's checksum is %04x, the file says %04x", what, computed, stored);
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
