package org.diurnal.data.recording;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.diurnal.core.Aggregation;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.ChannelReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Reasons;

/// Turns sorted pieces into days, drops what was said already, and counts.
final class Assembly {
  private static final class Count {
    final Set<Integer> people = new HashSet<>();
    int days;
    long samples;
    long observedMinutes;
    long lastPersonDay = Long.MIN_VALUE;
  }

  private final SensorSchema schema;
  private final List<String> people;
  private final List<String> sources;
  private final List<FileAccount> files;
  private final ImportSink sink;
  private final MinuteSums[] minutes;
  private final Count[] counts;
  private final Set<Integer> peopleSeen = new HashSet<>();
  private Optional<Piece> day = Optional.empty(); // a piece of the day that is open, its earliest
  private Optional<Piece> last = Optional.empty(); // the last piece taken of the open channel
  private boolean repeated; // whether the last piece's time came a second time already
  private long coveredUntil; // end of the kept records of the open channel, in [Piece#instant]
  private Set<Short> offsets = new HashSet<>();
  private long lastPersonDay = Long.MIN_VALUE;
  private int personDays;
  private long daysOfSeveralOffsets;
  private long restsDropped;
  private LocalDate first = LocalDate.MAX;
  private LocalDate latest = LocalDate.MIN;

  Assembly(
      SensorSchema schema,
      List<String> people,
      List<String> sources,
      List<FileAccount> files,
      ImportSink sink) {
    this.schema = schema;
    this.people = people;
    this.sources = sources;
    this.files = files;
    this.sink = sink;
    this.minutes = new MinuteSums[schema.size()];
    Arrays.setAll(minutes, c -> new MinuteSums(schema.channel(c).aggregation()));
    this.counts = new Count[schema.size()];
    Arrays.setAll(counts, c -> new Count());
  }

  /// Takes the next piece in [Piece#ORDER].
  void take(Piece p) {
    if (day.isEmpty() || !day.get().sameTrackDay(p)) {
      finish();
      day = Optional.of(p);
      last = Optional.empty();
    } else if (p.instant() < day.get().instant()) {
      day = Optional.of(p); // its offset is nearest to that of the day's first minute
    }
    if (last.isEmpty() || !last.get().sameTrackDayChannel(p)) {
      last = Optional.empty();
      coveredUntil = Long.MIN_VALUE;
    }
    Optional<String> wrong = wrong(p);
    FileAccount file = files.get(p.file());
    if (wrong.isEmpty()) {
      offsets.add(p.offset());
      minutes[p.channel()].add(p);
      coveredUntil = Math.max(coveredUntil, p.instant() + p.length());
    }
    if (!p.is(Piece.FIRST)) {
      restsDropped += wrong.isPresent() ? 1 : 0;
    } else if (wrong.isPresent()) {
      file.dropCounted(wrong.get(), p.line());
    } else {
      counts[p.channel()].samples++;
      file.keepValue();
    }
  }

  /// Why a piece says nothing new, if so; remembers it otherwise.
  private Optional<String> wrong(Piece p) {
    if (last.isPresent() && last.get().sameTime(p)) {
      if (p.is(Piece.AMBIGUOUS) && !repeated) {
        repeated = true; // the clock showed this hour twice: the second time it was shown
        return Optional.empty();
      }
      return Optional.of(last.get().value() == p.value() ? Reasons.DUPLICATE : Reasons.CONFLICT);
    }
    boolean sum = schema.channel(p.channel()).aggregation() == Aggregation.SUM;
    if (sum && p.length() > 0 && p.instant() + p.length() <= coveredUntil) {
      return Optional.of(Reasons.INSIDE);
    }
    last = Optional.of(p);
    repeated = false;
    return Optional.empty();
  }

  /// Ends the day that is open.
  void finish() {
    if (day.isEmpty()) {
      return;
    }
    Piece head = day.get();
    day = Optional.empty();
    float[][] values = new float[schema.size()][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[schema.size()];
    for (int c = 0; c < observed.length; c++) {
      observed[c] = new MinuteMask();
      minutes[c].drain(values[c], observed[c]);
    }
    LocalDate date = LocalDate.ofEpochDay(head.day());
    OptionalInt offset =
        head.midnightOffset() == Piece.NO_OFFSET
            ? OptionalInt.empty()
            : OptionalInt.of(head.midnightOffset());
    count(head, date, observed);
    sink.day(
        new DayWindow(
            people.get(head.person()), date, offset, sources.get(head.device()), values, observed));
  }

  private void count(Piece head, LocalDate date, MinuteMask[] observed) {
    peopleSeen.add(head.person());
    first = first.isBefore(date) ? first : date;
    latest = latest.isAfter(date) ? latest : date;
    daysOfSeveralOffsets += offsets.size() > 1 ? 1 : 0;
    offsets = new HashSet<>();
    long personDay = (long) head.person() << 32 | (head.day() & 0xFFFFFFFFL);
    personDays += personDay == lastPersonDay ? 0 : 1;
    lastPersonDay = personDay;
    for (int c = 0; c < observed.length; c++) {
      int n = observed[c].count();
      if (n > 0) {
        Count count = counts[c];
        count.people.add(head.person());
        count.days += personDay == count.lastPersonDay ? 0 : 1;
        count.lastPersonDay = personDay;
        count.observedMinutes += n;
      }
    }
  }

  int people() {
    return peopleSeen.size();
  }

  int personDays() {
    return personDays;
  }

  Optional<LocalDate> first() {
    return personDays == 0 ? Optional.empty() : Optional.of(first);
  }

  Optional<LocalDate> last() {
    return personDays == 0 ? Optional.empty() : Optional.of(latest);
  }

  List<ChannelReceipt> channels() {
    List<ChannelReceipt> channels = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      Count n = counts[c];
      channels.add(
          new ChannelReceipt(
              schema.channel(c).name(), n.people.size(), n.days, n.samples, n.observedMinutes));
    }
    return channels;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (personDays == 0) {
      notes.add("no minute was observed");
    }
    if (daysOfSeveralOffsets > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "on %,d days of a device the clock changed (travel, or summer time): minutes that it"
                  + " showed twice hold both passes",
              daysOfSeveralOffsets));
    }
    if (restsDropped > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d records lost the part behind a midnight or a clock change, where others of the"
                  + " same device said it already",
              restsDropped));
    }
    return notes;
  }
}
