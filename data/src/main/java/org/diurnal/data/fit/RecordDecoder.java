package org.diurnal.data.fit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.diurnal.data.fit.FitFault.Kind;

/// Reads the records of one file: definitions and messages, up to its end or to the first that
/// cannot be one.
///
/// A record that cannot be one is noticed too late: bytes were lost or added somewhere before it.
/// So each message waits until the next one was read, and is withheld if none can be.
final class RecordDecoder {
  /// Where faults go.
  interface FaultSink {
    void fault(Kind kind, long offset, String what);
  }

  private static final int COMPRESSED = 0x80; // bits of a record's first byte
  private static final int DEFINITION = 0x40;
  private static final int WITH_DEVELOPER_FIELDS = 0x20;
  private static final int FIXED_DEFINITION =
      6; // header, reserved, byte order, number, field count
  private static final int FIELD_DEFINITION = 3;
  private static final int TIMESTAMP = 253; // the same field in every message
  private final FitInput in;
  private final int file;
  private final long end;
  private final boolean openEnded;
  private final Consumer<FitMessage> consumer;
  private final FaultSink faults;
  private final MisalignedFields misaligned;
  private final Map<Integer, Layout> layouts = new HashMap<>();
  private final DeveloperFields developerFields = new DeveloperFields();
  private Optional<FitMessage> waiting = Optional.empty();
  private OptionalLong clock = OptionalLong.empty();
  private boolean truncated;
  private int withheld;

  /// @param end where the records end by the header
  /// @param openEnded whether the header does not say, then they end with the stream
  RecordDecoder(
      FitInput in,
      int file,
      long end,
      boolean openEnded,
      Consumer<FitMessage> consumer,
      FaultSink faults,
      MisalignedFields misaligned) {
    this.in = in;
    this.file = file;
    this.end = end;
    this.openEnded = openEnded;
    this.consumer = consumer;
    this.faults = faults;
    this.misaligned = misaligned;
  }

  /// Whether the stream ended within a record, and a fault says so.
  boolean truncated() {
    return truncated;
  }

  /// How many messages were withheld.
  int withheld() {
    return withheld;
  }

  void readAll() throws IOException {
    boolean more = true;
    while (more && in.offset() < end) {
      more = !(openEnded && !in.has(1)) && readRecord();
    }
    waiting.ifPresent(consumer);
  }

  /// @return false if no more can be read
  private boolean readRecord() throws IOException {
    if (!fits(1)) {
      return false;
    }
    int head = in.peek(0);
    if ((head & (COMPRESSED | DEFINITION)) == DEFINITION) {
      return readDefinition(head);
    }
    boolean compressed = (head & COMPRESSED) != 0;
    int local = compressed ? head >> 5 & 3 : head & 15;
    Layout layout = layouts.get(local);
    if (layout == null) {
      return displaced(Kind.NO_DEFINITION, "a message of local type " + local + ", never defined");
    }
    if (!fits(1 + layout.size())) {
      return false;
    }
    long offset = in.offset();
    in.take(1);
    message(layout, in.take(layout.size()), offset, compressed ? head & 31 : -1);
    return true;
  }

  private void message(Layout layout, byte[] payload, long offset, int timeOffset) {
    FitMessage plain = new FitMessage(layout, payload, file, offset, OptionalLong.empty());
    OptionalLong timestamp = timestamp(plain);
    if (timeOffset >= 0 && clock.isPresent()) {
      timestamp = OptionalLong.of(FitTime.next(clock.getAsLong(), timeOffset, 5));
    }
    if (timestamp.isPresent()) {
      clock = timestamp;
    }
    waiting.ifPresent(consumer);
    FitMessage message = new FitMessage(layout, payload, file, offset, timestamp);
    developerFields.learn(message);
    waiting = Optional.of(message);
  }

  private static OptionalLong timestamp(FitMessage message) {
    return message
        .field(TIMESTAMP)
        .filter(f -> f.type().orElse(BaseType.BYTE) == BaseType.UINT32 && f.size() == 4)
        .map(f -> message.whole(f, 0))
        .orElse(OptionalLong.empty());
  }

  private boolean readDefinition(int head) throws IOException {
    if (!fits(FIXED_DEFINITION)) {
      return false;
    }
    int byteOrder = in.peek(2);
    boolean bigEndian = byteOrder != 0;
    int number = in.peek16(3, bigEndian);
    int count = in.peek(5);
    int length = FIXED_DEFINITION + FIELD_DEFINITION * count;
    int developerCount = 0;
    if ((head & WITH_DEVELOPER_FIELDS) != 0) {
      if (!fits(length + 1)) {
        return false;
      }
      developerCount = in.peek(length);
      length += 1 + FIELD_DEFINITION * developerCount;
    }
    if (!fits(length)) {
      return false;
    }
    if (byteOrder > 1) {
      return displaced(
          Kind.BAD_DEFINITION,
          String.format(Locale.ROOT, "a definition with byte order %d, not 0 or 1", byteOrder));
    }
    layouts.put(head & 15, layout(number, bigEndian, count, developerCount));
    in.take(length);
    return true;
  }

  private Layout layout(int number, boolean bigEndian, int count, int developerCount) {
    List<FieldLayout> fields = new ArrayList<>(count + developerCount);
    int start = 0;
    for (int i = 0; i < count; i++) {
      int at = FIXED_DEFINITION + FIELD_DEFINITION * i;
      FieldLayout f =
          new FieldLayout(in.peek(at), start, in.peek(at + 1), BaseType.of(in.peek(at + 2)));
      if (f.isMisaligned()) {
        misaligned.found(number, f, in.offset());
        f = f.asBytes();
      }
      fields.add(f);
      start += f.size();
    }
    for (int i = 0; i < developerCount; i++) {
      int at = FIXED_DEFINITION + FIELD_DEFINITION * (count + i) + 1;
      fields.add(developerFields.layout(in.peek(at + 2), in.peek(at), start, in.peek(at + 1)));
      start += in.peek(at + 1);
    }
    return new Layout(number, bigEndian, fields, start);
  }

  /// Whether the next record can have this many bytes; a fault says so if not.
  private boolean fits(int length) throws IOException {
    if (length > end - in.offset()) {
      return displaced(
          Kind.OVERRUN,
          "a record of "
              + length
              + " bytes or more, by its header the file has "
              + (end - in.offset())
              + " left");
    }
    if (!in.has(length)) {
      long start = in.offset();
      in.skip(length);
      faults.fault(
          Kind.TRUNCATED,
          in.offset(),
          "the file ends within the record that begins at byte "
              + start
              + (in.brokenBy().isEmpty() ? "" : " (" + in.brokenBy() + ")"));
      truncated = true;
      return false;
    }
    return true;
  }

  private boolean displaced(Kind kind, String what) {
    if (waiting.isPresent()) {
      withheld++;
      waiting = Optional.empty();
    }
    faults.fault(kind, in.offset(), what);
    return false;
  }
}
