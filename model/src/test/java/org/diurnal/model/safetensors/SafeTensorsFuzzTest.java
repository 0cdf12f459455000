package org.diurnal.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged and hostile files: a valid read or a [BadDataException], within bounded memory.
class SafeTensorsFuzzTest {
  private static final int CASES = 40_000;
  private static final long MOST_ALLOCATED = 1 << 20; // bytes; a clean open takes about 60 kB
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;
  private byte[] valid;

  @BeforeEach
  void aValidFile() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafeTensorsWriter.write(
        out,
        List.of(
            TensorSource.ofFloats("w", new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}),
            TensorFiles.source("none", TensorType.I64, new long[] {0, 4}, new byte[0]),
            TensorFiles.source("step", TensorType.I32, new long[0], new byte[] {7, 0, 0, 0}),
            TensorFiles.source("mask", TensorType.BOOL, new long[] {3}, new byte[] {1, 0, 1})),
        Map.of("format", "pt"));
    valid = out.toByteArray();
    // Classes load on first use; what follows is measured.
    Files.write(folder.resolve("x.safetensors"), valid);
    SafeTensorsFile.open(folder.resolve("x.safetensors")).close();
    assertThatThrownBy(() -> SafeTensorsFile.open(TensorFiles.withHeader(folder, "{", 0)))
        .isInstanceOf(BadDataException.class);
  }

  @Test
  void aDamagedFileIsReadOrRefusedAndNothingElse() throws IOException {
    long seed = System.nanoTime();
    System.err.println("mutation fuzz: seed " + seed);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = mutate(valid, Randomness.of(seed, i));
      if (!read(bytes, "seed " + seed + ", case " + i)) {
        refused++;
      }
    }
    // Neither all nor none: the damage reaches both the header and the data.
    assertThat(refused).isBetween(CASES / 4, CASES - CASES / 100);
  }

  @Test
  void aHostileHeaderAllocatesLittle() throws IOException {
    int size = 30_000_000;
    for (String unit : List.of("{\"a\":", "[", "1", "\"", "\\u0041", "{\"dtype\":\"F32\",", " ")) {
      for (String start : List.of("{", "{\"", "{\"a\":{\"shape\":[", "{\"a\":{\"dtype\":\"")) {
        byte[] header =
            (start + unit.repeat(size / unit.length())).getBytes(StandardCharsets.UTF_8);
        Path file = TensorFiles.withHeader(folder, header.length, header, 0);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try (SafeTensorsFile read = SafeTensorsFile.open(file)) {
          fail("read as valid: %s", read.names());
        } catch (BadDataException e) {
          assertThat(e.getMessage()).contains("x.safetensors").hasSizeLessThan(1000);
        }
        // One name, text or number is held before it is judged; never the header beside it.
        boolean oneToken = start.endsWith("\"") || unit.equals("1");
        long most = oneToken ? 8L * size : 4 * MOST_ALLOCATED;
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
            .as("bytes allocated for 30 MB of %s after %s", unit, start)
            .isLessThan(most);
      }
    }
  }

  /// Whether the bytes were accepted.
  private boolean read(byte[] bytes, String what) throws IOException {
    Path file = folder.resolve("x.safetensors");
    // A new file each time: overwriting one makes some file systems wait for the disk.
    Files.deleteIfExists(file);
    Files.write(file, bytes);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long sum = 0;
    String refusal = "";
    try (SafeTensorsFile read = SafeTensorsFile.open(file)) {
      for (String name : read.names()) {
        sum += TensorFiles.bytes(read.tensor(name)).length;
      }
    } catch (BadDataException e) {
      refusal = String.valueOf(e.getMessage());
    } catch (RuntimeException | Error e) {
      return fail(what + ": " + HexFormat.of().formatHex(bytes), e);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as(what).isLessThan(MOST_ALLOCATED);
    assertThat(sum).as(what).isLessThanOrEqualTo(bytes.length);
    if (!refusal.isEmpty()) {
      assertThat(refusal).as(what).contains("x.safetensors");
    }
    return refusal.isEmpty();
  }

  private static byte[] mutate(byte[] from, SplittableRandom random) {
    byte[] bytes = from.clone();
    int times = 1 + random.nextInt(3);
    for (int t = 0; t < times && bytes.length > 0; t++) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(7)) {
            case 0 -> flip(bytes, at, 1 << random.nextInt(8));
            case 1 ->
                flip(bytes, random.nextInt(Math.min(8, bytes.length)), 1 << random.nextInt(8));
            case 2 -> Arrays.copyOf(bytes, at); // cut short
            case 3 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(16)); // padded
            case 4 -> splice(bytes, at, 1, new byte[0]); // a byte lost
            case 5 -> splice(bytes, at, 1, token(random)); // a byte replaced by something telling
            default -> splice(bytes, at, 0, Arrays.copyOfRange(bytes, at / 2, at)); // doubled
          };
    }
    return bytes;
  }

  private static byte[] flip(byte[] bytes, int at, int bit) {
    bytes[at] ^= (byte) bit;
    return bytes;
  }

  private static byte[] splice(byte[] bytes, int at, int removed, byte[] inserted) {
    byte[] out = new byte[bytes.length - removed + inserted.length];
    System.arraycopy(bytes, 0, out, 0, at);
    System.arraycopy(inserted, 0, out, at, inserted.length);
    System.arraycopy(bytes, at + removed, out, at + inserted.length, bytes.length - at - removed);
    return out;
  }

  private static byte[] token(SplittableRandom random) {
    String[] tokens = {
      "9",
      "-1",
      "1e9",
      "0.5",
      "9223372036854775807",
      "99999999999999999999",
      "null",
      "[",
      "{",
      "}",
      "]",
      ",",
      ":",
      "\"",
      "\\",
      "\\ud800",
      "F64",
      "\u00ff",
      "\0"
    };
    return tokens[random.nextInt(tokens.length)].getBytes(StandardCharsets.ISO_8859_1);
  }
}
