package org.diurnal.data.fit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes FIT files byte by byte, for tests.
final class FitBytes {
  static final int ENUM = 0x00;
  static final int SINT8 = 0x01;
  static final int UINT8 = 0x02;
  static final int SINT16 = 0x83;
  static final int UINT16 = 0x84;
  static final int SINT32 = 0x85;
  static final int UINT32 = 0x86;
  static final int STRING = 0x07;
  static final int FLOAT32 = 0x88;
  static final int FLOAT64 = 0x89;
  static final int UINT8Z = 0x0A;
  static final int UINT16Z = 0x8B;
  static final int UINT32Z = 0x8C;
  static final int BYTE = 0x0D;
  static final int SINT64 = 0x8E;
  static final int UINT64 = 0x8F;
  static final int UINT64Z = 0x90;

  /// What a reader saw.
  record Seen(FitReading reading, List<FitMessage> messages) {
    FitMessage only() {
      if (messages.size() != 1) {
        throw new AssertionError(messages.size() + " messages: " + messages);
      }
      return messages.getFirst();
    }

    List<FitFault.Kind> kinds() {
      return reading.faults().stream().map(FitFault::kind).toList();
    }
  }

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /// A definition in little endian; fields as number, size, type.
  FitBytes define(int local, int number, int... fields) {
    return definition(local, false, number, fields, new int[0]);
  }

  FitBytes defineBig(int local, int number, int... fields) {
    return definition(local, true, number, fields, new int[0]);
  }

  /// With developer fields as number, size, developer.
  FitBytes defineWithDeveloper(int local, int number, int[] fields, int[] developer) {
    return definition(local, false, number, fields, developer);
  }

  private FitBytes definition(int local, boolean big, int number, int[] fields, int[] developer) {
    data.write(0x40 | (developer.length > 0 ? 0x20 : 0) | local);
    data.write(0);
    data.write(big ? 1 : 0);
    bytes(big ? big(number, 2) : little(number, 2));
    data.write(fields.length / 3);
    Arrays.stream(fields).forEach(data::write);
    if (developer.length > 0) {
      data.write(developer.length / 3);
      Arrays.stream(developer).forEach(data::write);
    }
    return this;
  }

  FitBytes message(int local, byte[]... fields) {
    data.write(local);
    Arrays.stream(fields).forEach(this::bytes);
    return this;
  }

  FitBytes compressed(int local, int timeOffset, byte[]... fields) {
    data.write(0x80 | local << 5 | timeOffset);
    Arrays.stream(fields).forEach(this::bytes);
    return this;
  }

  FitBytes bytes(byte[] raw) {
    data.writeBytes(raw);
    return this;
  }

  /// The file with a header of 14 bytes and both checksums.
  byte[] file() {
    byte[] head = header(14, data.size());
    return finished(join(head, little(FitCrc.update(0, head, 0, 12), 2)));
  }

  /// The file with a header of 12 bytes.
  byte[] shortFile() {
    return finished(header(12, data.size()));
  }

  private byte[] finished(byte[] header) {
    byte[] all = join(header, data.toByteArray());
    return join(all, little(FitCrc.update(0, all, 0, all.length), 2));
  }

  static byte[] header(int size, long dataSize) {
    return join(
        new byte[] {(byte) size, 0x10, 0, 0},
        little(dataSize, 4),
        ".FIT".getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] little(long value, int size) {
    byte[] b = new byte[size];
    for (int i = 0; i < size; i++) {
      b[i] = (byte) (value >> 8 * i);
    }
    return b;
  }

  static byte[] big(long value, int size) {
    byte[] b = new byte[size];
    for (int i = 0; i < size; i++) {
      b[size - 1 - i] = (byte) (value >> 8 * i);
    }
    return b;
  }

  static byte[] u8(int... values) {
    byte[] b = new byte[values.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = (byte) values[i];
    }
    return b;
  }

  static byte[] u16(long value) {
    return little(value, 2);
  }

  static byte[] u32(long value) {
    return little(value, 4);
  }

  static byte[] text(String text, int size) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), size);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  static Seen read(byte[] stream) {
    List<FitMessage> messages = new ArrayList<>();
    try {
      return new Seen(
          FitReader.read(new ByteArrayInputStream(stream), "test.fit", messages::add), messages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
