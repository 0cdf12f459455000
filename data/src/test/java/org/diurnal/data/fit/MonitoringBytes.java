package org.diurnal.data.fit;

import static org.diurnal.data.fit.FitBytes.u16;
import static org.diurnal.data.fit.FitBytes.u32;
import static org.diurnal.data.fit.FitBytes.u8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes monitoring files as a watch does, message by message.
final class MonitoringBytes {
  static final int RUNNING = 1;
  static final int WALKING = 6;
  static final int SITTING = 8;

  /// 2021-09-08T00:00Z.
  static final long MIDNIGHT = 999_993_600;

  private final FitBytes bytes = new FitBytes();

  /// A file of the watch with serial number 42.
  MonitoringBytes() {
    fileId(42);
    bytes
        .define(1, 103, 253, 4, FitBytes.UINT32, 0, 4, FitBytes.UINT32)
        .define(2, 55, 253, 4, FitBytes.UINT32, 24, 1, FitBytes.BYTE)
        .define(3, 55, 253, 4, FitBytes.UINT32, 24, 1, FitBytes.BYTE, 3, 4, FitBytes.UINT32)
        .define(4, 55, 26, 2, FitBytes.UINT16, 27, 1, FitBytes.UINT8);
  }

  private void fileId(long serial) {
    bytes
        .define(
            0,
            0,
            0,
            1,
            FitBytes.ENUM,
            1,
            2,
            FitBytes.UINT16,
            2,
            2,
            FitBytes.UINT16,
            3,
            4,
            FitBytes.UINT32Z)
        .message(0, u8(32), u16(1), u16(1837), u32(serial));
  }

  /// The log begins, with local minus UTC in seconds.
  MonitoringBytes begin(long time, long offset) {
    bytes.message(1, u32(time), u32(time + offset));
    return this;
  }

  /// From the message before until this time, this was done.
  MonitoringBytes did(long time, int activity) {
    bytes.message(2, u32(time), u8(activity));
    return this;
  }

  /// The same, and a counter's value.
  MonitoringBytes counted(long time, int activity, long steps) {
    bytes.message(3, u32(time), u8(activity), u32(steps));
    return this;
  }

  /// A heart rate at a time of which only the lowest 16 bits are written.
  MonitoringBytes heart(long time, int rate) {
    bytes.message(4, u16(time & 0xFFFF), u8(rate));
    return this;
  }

  /// Anything else.
  MonitoringBytes with(java.util.function.Consumer<FitBytes> more) {
    more.accept(bytes);
    return this;
  }

  byte[] file() {
    return bytes.file();
  }

  void write(Path path) {
    writeTo(path, file());
  }

  static void writeTo(Path path, byte[] content) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
