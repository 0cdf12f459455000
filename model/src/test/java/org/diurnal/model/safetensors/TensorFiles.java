package org.diurnal.model.safetensors;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files made byte by byte, without the writer under test.
final class TensorFiles {
  private TensorFiles() {}

  /// A file of this header, its true length before it, and so many zero bytes after it.
  static Path withHeader(Path folder, String header, int dataBytes) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return withHeader(folder, json.length, json, dataBytes);
  }

  /// A file that claims a header of any length.
  static Path withHeader(Path folder, long claimed, byte[] header, int dataBytes)
      throws IOException {
    ByteBuffer b =
        ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    b.putLong(claimed).put(header);
    Path file = folder.resolve("x.safetensors");
    Files.write(file, b.array());
    return file;
  }

  /// The bytes of a tensor.
  static byte[] bytes(TensorView tensor) {
    return tensor.data().toArray(ValueLayout.JAVA_BYTE);
  }

  /// A tensor of bytes at hand.
  static TensorSource source(String name, TensorType type, long[] shape, byte[] bytes) {
    return TensorSource.of(name, type, shape, MemorySegment.ofArray(bytes));
  }
}
