package org.diurnal.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tensors beyond what an `int` counts, in sparse files that take no room on the disk.
class SafeTensorsLargeFileTest {
  private static final long BIG = 5_000_000_000L; // bytes

  @TempDir Path folder;

  @Test
  void aTensorBeyondTwoGibibytesIsRead() throws IOException {
    String header =
        "{\"big\":{\"dtype\":\"U8\",\"shape\":[5000,1000000],\"data_offsets\":[0,5000000000]},"
            + "\"last\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[5000000000,5000000004]}}";
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer start = ByteBuffer.allocate(8 + json.length).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(json.length).put(json).flip();
    Path file = folder.resolve("sparse.safetensors");
    try (FileChannel channel = sparse(file)) {
      channel.write(start, 0);
      channel.write(ByteBuffer.wrap(new byte[] {9, 42, 0, 0, 0}), 8 + json.length + BIG - 1);
    }

    try (SafeTensorsFile read = SafeTensorsFile.open(file)) {
      TensorView big = read.tensor("big");
      assertThat(big.elements()).isEqualTo(BIG);
      assertThat(big.data().get(ValueLayout.JAVA_BYTE, BIG - 1)).isEqualTo((byte) 9);
      assertThat(read.tensor("last").longs()).containsExactly(42);
    }
  }

  @Test
  @Tag("slow")
  void aTensorBeyondTwoGibibytesIsWrittenWhole() throws IOException {
    long bytes = (1L << 31) + 3;
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = sparse(folder.resolve("zeros"))) {
      channel.write(ByteBuffer.wrap(new byte[] {77}), bytes - 1);
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, arena);
      CountingStream out = new CountingStream();
      SafeTensorsWriter.write(
          out, List.of(TensorSource.of("t", TensorType.U8, new long[] {bytes}, mapped)), Map.of());
      // 8 + 72: {"t":{"dtype":"U8","shape":[2147483651],"data_offsets":[0,2147483651]}}
      assertThat(out.count).isEqualTo(80 + bytes);
      assertThat(out.last).isEqualTo((byte) 77);
    }
  }

  private static FileChannel sparse(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.SPARSE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private static final class CountingStream extends OutputStream {
    private long count;
    private byte last;

    @Override
    public void write(int b) {
      count++;
      last = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
      last = bytes[offset + length - 1];
    }
  }
}
