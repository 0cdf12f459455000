package org.diurnal.data.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.FailedException;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// Days of a dataset with random access, for training: one temporary file mapped into memory,
/// `[day][channel]` of 1440 little-endian float32 (NaN where missing) and 180 bytes of observed
/// bits.
///
/// The heap holds 16 bytes a day and each person's and source's name once. Any number of threads
/// may read. The file is deleted by [#close]; nothing may be read after that.
public final class PackedDays implements AutoCloseable {
  private static final int VALUE_BYTES = 4 * DayWindow.MINUTES;
  private static final int CELL_BYTES = VALUE_BYTES + 184; // bits padded to a multiple of 8
  private static final int NO_OFFSET = Integer.MIN_VALUE;
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final SensorSchema schema;
  private final Path file;
  private final Keys keys;
  private final Arena arena;
  private final MemorySegment data;

  private PackedDays(SensorSchema schema, Path file, Keys keys, Arena arena, MemorySegment data) {
    this.schema = schema;
    this.file = file;
    this.keys = keys;
    this.arena = arena;
    this.data = data;
  }

  /// Packs the days of some people, in order of person and date.
  ///
  /// @param people whose days; who is not in the dataset has none
  /// @param tempFile is made, and deleted on close; an existing file is replaced
  public static PackedDays build(Dataset dataset, Collection<String> people, Path tempFile) {
    Keys keys = new Keys();
    Arena arena = Arena.ofShared();
    boolean built = false;
    try (FileChannel channel =
        FileChannel.open(
            tempFile,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      int channels = dataset.schema().size();
      ByteBuffer buffer =
          ByteBuffer.allocateDirect(channels * CELL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      dataset.forEachDay(people, day -> write(day, keys, buffer, channel));
      long bytes = (long) keys.size * channels * CELL_BYTES;
      MemorySegment data = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, arena);
      built = true;
      return new PackedDays(dataset.schema(), tempFile, keys, arena, data);
    } catch (IOException e) {
      throw failed(tempFile, e);
    } finally {
      if (!built) {
        arena.close();
        delete(tempFile);
      }
    }
  }

  /// How many days there are.
  public int size() {
    return keys.size;
  }

  /// The channels, in order.
  public SensorSchema schema() {
    return schema;
  }

  /// The person of a day.
  public String personId(int day) {
    return keys.texts.get(keys.people[Objects.checkIndex(day, size())]);
  }

  /// The local date of a day.
  public LocalDate localDate(int day) {
    return LocalDate.ofEpochDay(keys.epochDays[Objects.checkIndex(day, size())]);
  }

  /// Copies a channel's 1440 values in physical units, NaN where missing.
  ///
  /// @param destination of length 1440
  public void copyValues(int day, int channel, float[] destination) {
    MemorySegment.copy(data, FLOAT, at(day, channel), destination, 0, DayWindow.MINUTES);
  }

  /// The observed minutes of a channel, as a mask of its own.
  public MinuteMask observed(int day, int channel) {
    byte[] bits = new byte[MinuteMask.BYTES];
    MemorySegment.copy(
        data, ValueLayout.JAVA_BYTE, at(day, channel) + VALUE_BYTES, bits, 0, bits.length);
    return MinuteMask.fromBytes(bits);
  }

  /// A whole day.
  public DayWindow day(int day) {
    float[][] values = new float[schema.size()][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[schema.size()];
    for (int c = 0; c < observed.length; c++) {
      copyValues(day, c, values[c]);
      observed[c] = observed(day, c);
    }
    int offset = keys.offsets[day];
    return new DayWindow(
        personId(day),
        localDate(day),
        offset == NO_OFFSET ? OptionalInt.empty() : OptionalInt.of(offset),
        keys.texts.get(keys.sources[day]),
        values,
        observed);
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
      delete(file);
    }
  }

  private long at(int day, int channel) {
    Objects.checkIndex(day, size());
    Objects.checkIndex(channel, schema.size());
    return ((long) day * schema.size() + channel) * CELL_BYTES;
  }

  private static void write(DayWindow day, Keys keys, ByteBuffer buffer, FileChannel channel) {
    buffer.clear();
    for (int c = 0; c < day.channels(); c++) {
      buffer.asFloatBuffer().put(day.values(c));
      buffer.position(buffer.position() + VALUE_BYTES);
      buffer.put(day.observed(c).toBytes());
      buffer.position(buffer.position() + CELL_BYTES - VALUE_BYTES - MinuteMask.BYTES);
    }
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw failed(Path.of("packed days"), e);
    }
    keys.add(day);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static FailedException failed(Path file, IOException e) {
    return new FailedException(
        file + ": the temporary file of packed days cannot be used: " + e.getMessage(),
        "free some space, or name another folder for temporary files",
        e);
  }

  /// The small things of every day, in arrays that grow.
  private static final class Keys {
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private int[] people = new int[64];
    private int[] sources = new int[64];
    private int[] epochDays = new int[64];
    private int[] offsets = new int[64];
    private int size;

    void add(DayWindow day) {
      if (size == people.length) {
        people = Arrays.copyOf(people, 2 * size);
        sources = Arrays.copyOf(sources, 2 * size);
        epochDays = Arrays.copyOf(epochDays, 2 * size);
        offsets = Arrays.copyOf(offsets, 2 * size);
      }
      people[size] = number(day.personId());
      sources[size] = number(day.sourceId());
      epochDays[size] = (int) day.localDate().toEpochDay();
      offsets[size] = day.utcOffsetMinutes().orElse(NO_OFFSET);
      size++;
    }

    private int number(String text) {
      Integer known = numbers.putIfAbsent(text, texts.size());
      if (known == null) {
        texts.add(text);
        return texts.size() - 1;
      }
      return known;
    }
  }
}
