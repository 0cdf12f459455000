package org.diurnal.data.fitabase;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.core.FailedException;

/// Every person-day of an export while it is being read, in a sparse temporary file that is mapped
/// into memory: rows may come in any order, and the heap holds two small numbers a day.
///
/// A slot is a person-day as the clock showed it for the first time (`pass` 0) or, for hours that a
/// clock change repeats, the second time (`pass` 1). Cells hold a code: 0 nothing yet, otherwise
/// the value + 1, or one of [#EMPTY] and [#REJECTED] where a row was there but its value was not
/// usable, so that a row which comes again is known for what it is.
final class DayBuffer implements AutoCloseable {
  /// Minute values of steps are codes of 2 bytes, at most 65532.
  static final int EMPTY = 0xFFFE;

  /// A value that was there and was dropped.
  static final int REJECTED = 0xFFFF;

  private static final int MINUTES = 1440;
  private static final int SECONDS = 86_400;
  private static final long STEPS = 0; // short[1440]
  private static final long INTENSITY = 2L * MINUTES; // short[1440]
  private static final long ORIGIN = 4L * MINUTES; // int[3]
  private static final long HEART = 8192; // byte[86400], at a page of its own
  private static final long SLOT = 98_304; // a multiple of the page size
  private static final int SLOTS_IN_CHUNK = 512;

  private final Path path;
  private final FileChannel channel;
  private final Arena arena = Arena.ofConfined();
  private final List<MemorySegment> chunks = new ArrayList<>();
  private final Map<Long, Integer> slots = new HashMap<>();
  private long lastKey = -1;
  private int lastSlot;

  /// @param folder where the temporary file goes
  DayBuffer(Path folder) {
    try {
      Files.createDirectories(folder);
      this.path = Files.createTempFile(folder, "fitabase-days", ".tmp");
      this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// The slot of a person-day, made if there is none yet.
  ///
  /// @param person the person's number
  /// @param epochDay the local day
  /// @param pass 0, or 1 for hours that the clock showed a second time
  int slot(int person, int epochDay, int pass) {
    long key = key(person, epochDay, pass);
    if (key != lastKey) {
      Integer known = slots.get(key);
      if (known == null) {
        known = slots.size();
        slots.put(key, known);
        if (known / SLOTS_IN_CHUNK == chunks.size()) {
          addChunk();
        }
      }
      lastSlot = known;
      lastKey = key;
    }
    return lastSlot;
  }

  /// The slot of a person-day, or -1 if there is none.
  int existingSlot(int person, int epochDay, int pass) {
    Integer known = slots.get(key(person, epochDay, pass));
    return known == null ? -1 : known;
  }

  /// Every (person, day) that has a slot, as `person << 32 | epochDay`, each once, in no order.
  long[] personDays() {
    return slots.keySet().stream().mapToLong(k -> k >> 1).distinct().toArray();
  }

  /// The code of a minute.
  int minute(int slot, MinuteChannel c, int minute) {
    return chunk(slot).get(ValueLayout.JAVA_SHORT, minuteAt(slot, c, minute)) & 0xFFFF;
  }

  /// Sets the code of a minute.
  void setMinute(int slot, MinuteChannel c, int minute, int code) {
    chunk(slot).set(ValueLayout.JAVA_SHORT, minuteAt(slot, c, minute), (short) code);
  }

  /// The beats per minute of a second, 0 if there is no sample.
  int second(int slot, int second) {
    return chunk(slot).get(ValueLayout.JAVA_BYTE, at(slot) + HEART + second) & 0xFF;
  }

  /// Sets the beats per minute of a second, 1 to 255.
  void setSecond(int slot, int second, int bpm) {
    java.util.Objects.checkIndex(second, SECONDS);
    chunk(slot).set(ValueLayout.JAVA_BYTE, at(slot) + HEART + second, (byte) bpm);
  }

  /// Copies the codes of all 1440 minutes.
  void copyMinutes(int slot, MinuteChannel c, short[] destination) {
    MemorySegment.copy(
        chunk(slot), ValueLayout.JAVA_SHORT, minuteAt(slot, c, 0), destination, 0, MINUTES);
  }

  /// Copies the beats per minute of all 86400 seconds.
  void copySeconds(int slot, byte[] destination) {
    MemorySegment.copy(
        chunk(slot), ValueLayout.JAVA_BYTE, at(slot) + HEART, destination, 0, SECONDS);
  }

  /// Which file began this slot's part of a channel, by its number from 1; 0 if none did.
  int origin(int slot, int channel) {
    return chunk(slot).get(ValueLayout.JAVA_INT, at(slot) + ORIGIN + 4L * channel);
  }

  /// Says which file begins this slot's part of a channel; the first to say so stays.
  void begin(int slot, int channel, int file) {
    if (origin(slot, channel) == 0) {
      chunk(slot).set(ValueLayout.JAVA_INT, at(slot) + ORIGIN + 4L * channel, file);
    }
  }

  /// The channels that come one value a minute; ordinals are positions in the `fitbit` schema.
  enum MinuteChannel {
    STEPS,
    INTENSITY
  }

  @Override
  public void close() {
    arena.close();
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static long key(int person, int epochDay, int pass) {
    return ((long) person << 32 | epochDay) << 1 | pass;
  }

  private MemorySegment chunk(int slot) {
    return chunks.get(slot / SLOTS_IN_CHUNK);
  }

  private static long at(int slot) {
    return slot % SLOTS_IN_CHUNK * SLOT;
  }

  private static long minuteAt(int slot, MinuteChannel c, int minute) {
    java.util.Objects.checkIndex(minute, MINUTES);
    return at(slot) + (c == MinuteChannel.STEPS ? STEPS : INTENSITY) + 2L * minute;
  }

  private void addChunk() {
    long size = SLOT * SLOTS_IN_CHUNK;
    try {
      chunks.add(channel.map(FileChannel.MapMode.READ_WRITE, size * chunks.size(), size, arena));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static FailedException failed(IOException e) {
    return new FailedException(
        "cannot write a temporary file: " + e.getMessage(),
        "free some space, or name another folder for temporary files",
        e);
  }
}
