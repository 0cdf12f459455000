package org.diurnal.data.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.duckdb.DuckDBConnection;

/// Merges days that come in order into the parts of a dataset, one part at a time: a part that
/// nothing new falls into is neither read nor rewritten, one that does not change keeps its file.
final class DayMerge {
  /// A part of the dataset to be: kept, or written under a temporary name.
  ///
  /// @param part what the manifest will say
  /// @param temporary where it lies until the commit; empty if it has its name already
  record Placed(DayPart part, Optional<Path> temporary) {}

  private final SensorSchema schema;
  private final Path folder;
  private final List<DayPart> old;
  private final PartWriter writer;
  private final DuckDBConnection duck;
  private final DayOverlap overlap;
  private final int daysPerPart;
  private final List<Placed> placed = new ArrayList<>();
  private int next; // the next part of `old` to be opened
  private Optional<DayKey> lastIncoming = Optional.empty();

  // The part that is open, if `open`: its days, how many of them are dealt with, whether it
  // changed.
  private boolean open;
  private int openPart; // its place in `old`, or -1 behind all of them
  private List<DayWindow> days = List.of();
  private int position;
  private boolean changed;
  private int writtenBefore;

  DayMerge(
      SensorSchema schema,
      Path folder,
      List<DayPart> old,
      PartWriter writer,
      DuckDBConnection duck,
      DayOverlap overlap,
      int daysPerPart) {
    this.schema = schema;
    this.folder = folder;
    this.old = old;
    this.writer = writer;
    this.duck = duck;
    this.overlap = overlap;
    this.daysPerPart = daysPerPart;
  }

  /// Takes a day.
  ///
  /// @throws IllegalStateException if it does not come after the day before
  void add(DayWindow incoming) {
    DayKey key = DayKey.of(incoming);
    if (lastIncoming.isPresent() && lastIncoming.get().compareTo(key) >= 0) {
      throw new IllegalStateException(
          "day " + key + " came after " + lastIncoming.get() + ": days must come in order");
    }
    lastIncoming = Optional.of(key);
    openPartFor(key);
    while (position < days.size() && DayKey.of(days.get(position)).compareTo(key) < 0) {
      keepOld();
    }
    if (position < days.size() && DayKey.of(days.get(position)).equals(key)) {
      DayWindow before = days.get(position);
      DayWindow settled = overlap.settle(before, incoming);
      if (settled == before) {
        keepOld();
      } else {
        startWriting();
        position++;
        writer.add(settled);
      }
    } else {
      overlap.isNew();
      startWriting();
      writer.add(incoming);
    }
  }

  /// Ends the merge: every part of the dataset to be, in order.
  List<Placed> finish() {
    closePart();
    while (next < old.size()) {
      placed.add(new Placed(old.get(next++), Optional.empty()));
    }
    return placed;
  }

  /// Makes the part open into whose range the key falls; the last part's range has no end as long
  /// as there is room in it.
  private void openPartFor(DayKey key) {
    if (open && (openPart < 0 || belongs(key, openPart))) {
      return;
    }
    closePart();
    while (next < old.size() && !belongs(key, next)) {
      placed.add(new Placed(old.get(next++), Optional.empty()));
    }
    open = true;
    position = 0;
    changed = false;
    writtenBefore = writer.written().size();
    openPart = -1;
    days = new ArrayList<>();
    if (next < old.size()) {
      openPart = next;
      DataFile file = old.get(next).content();
      List<DayWindow> read = days;
      new PartReader(duck, schema, folder.resolve(file.file()), file.rows())
          .forEach(p -> true, read::add);
      next++;
    }
  }

  private boolean belongs(DayKey key, int part) {
    boolean lastWithRoom = part == old.size() - 1 && old.get(part).content().rows() < daysPerPart;
    return lastWithRoom || key.compareTo(old.get(part).last()) <= 0;
  }

  private void keepOld() {
    if (changed) {
      writer.add(days.get(position));
    }
    position++;
  }

  private void startWriting() {
    if (!changed) {
      changed = true;
      days.subList(0, position).forEach(writer::add);
    }
  }

  private void closePart() {
    if (!open) {
      return;
    }
    while (position < days.size()) {
      keepOld();
    }
    if (changed) {
      writer.finishPart();
      writer.written().subList(writtenBefore, writer.written().size()).stream()
          .map(w -> new Placed(w.part(), Optional.of(w.temporary())))
          .forEach(placed::add);
    } else if (openPart >= 0) {
      placed.add(new Placed(old.get(openPart), Optional.empty()));
    }
    open = false;
    days = List.of();
  }
}
