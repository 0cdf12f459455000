package org.diurnal.data.fitabase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.fitabase.DayBuffer.MinuteChannel;
import org.diurnal.data.importing.ImportSink;

/// Turns the buffer into days, in order of person and date, and counts what they hold.
final class DayAssembly {
  private static final int STEPS = 0;
  private static final int INTENSITY = 1;
  private static final int HEART_RATE = 2;
  private static final int CHANNELS = 3;
  private static final int MINUTES = DayWindow.MINUTES;

  /// What the days hold of one channel.
  static final class ChannelCount {
    final Set<Integer> people = new HashSet<>();
    int days;
    long observedMinutes;
  }

  private final DayBuffer days;
  private final People people;
  private final LocalClock clock;
  private final String sourceId;
  private final List<ChannelCount> counts =
      List.of(new ChannelCount(), new ChannelCount(), new ChannelCount());
  private final Set<Integer> peopleSeen = new HashSet<>();
  private int dayCount;
  private LocalDate first = LocalDate.MAX;
  private LocalDate last = LocalDate.MIN;

  DayAssembly(ReadState state, SensorSchema schema, String sourceId) {
    this.days = state.days();
    this.people = state.people();
    this.clock = state.clock();
    this.sourceId = sourceId;
    List<String> names = schema.channels().stream().map(c -> c.name()).toList();
    if (!names.equals(List.of("steps", "intensity", "heart_rate"))) {
      throw new IllegalStateException("the fitbit schema has channels " + names);
    }
  }

  /// Hands every day with at least one observed minute to the sink.
  void emit(ImportSink sink) {
    record PersonDay(int person, String id, int epochDay) {}
    List<PersonDay> order = new ArrayList<>();
    for (long key : days.personDays()) {
      int person = (int) (key >> 32);
      order.add(new PersonDay(person, people.id(person), (int) key));
    }
    order.sort(Comparator.comparing(PersonDay::id).thenComparing(PersonDay::epochDay));
    for (PersonDay p : order) {
      DayWindow day = assemble(p.person(), p.epochDay());
      if (day.observedCells() > 0) {
        count(p.person(), day);
        sink.day(day);
      }
    }
  }

  /// Counts by channel, in schema order.
  List<ChannelCount> counts() {
    return counts;
  }

  /// People with a day.
  int people() {
    return peopleSeen.size();
  }

  /// How many days there are.
  int days() {
    return dayCount;
  }

  /// The earliest day; LocalDate.MAX if there is none.
  LocalDate first() {
    return first;
  }

  /// The latest day; LocalDate.MIN if there is none.
  LocalDate last() {
    return last;
  }

  private DayWindow assemble(int person, int epochDay) {
    int slot = days.existingSlot(person, epochDay, 0);
    int again = days.existingSlot(person, epochDay, 1);
    float[][] values = new float[CHANNELS][MINUTES];
    MinuteMask[] observed = new MinuteMask[CHANNELS];
    Arrays.setAll(observed, c -> new MinuteMask());
    for (int m = 0; m < MINUTES; m++) {
      int steps = value(slot, MinuteChannel.STEPS, m);
      int stepsAgain = value(again, MinuteChannel.STEPS, m);
      if (steps >= 0 || stepsAgain >= 0) { // SUM
        values[STEPS][m] = Math.max(0, steps) + Math.max(0, stepsAgain);
        observed[STEPS].set(m);
      }
      int intensity = value(slot, MinuteChannel.INTENSITY, m);
      int intensityAgain = value(again, MinuteChannel.INTENSITY, m);
      if (intensity >= 0 || intensityAgain >= 0) { // LAST
        values[INTENSITY][m] = intensityAgain >= 0 ? intensityAgain : intensity;
        observed[INTENSITY].set(m);
      }
      heartRate(slot, again, m, values[HEART_RATE], observed[HEART_RATE]);
    }
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    return new DayWindow(
        people.id(person), date, clock.offsetMinutes(date), sourceId, values, observed);
  }

  private void heartRate(int slot, int again, int minute, float[] values, MinuteMask observed) {
    int sum = 0;
    int samples = 0;
    for (int s = 60 * minute; s < 60 * minute + 60; s++) {
      int bpm = days.second(slot, s);
      int bpmAgain = again < 0 ? 0 : days.second(again, s);
      sum += bpm + bpmAgain;
      samples += (bpm > 0 ? 1 : 0) + (bpmAgain > 0 ? 1 : 0);
    }
    if (samples > 0) { // MEAN
      values[minute] = (float) (sum / (double) samples);
      observed.set(minute);
    }
  }

  /// The value of a minute, or -1 if there is none.
  private int value(int slot, MinuteChannel c, int minute) {
    if (slot < 0) {
      return -1;
    }
    int code = days.minute(slot, c, minute);
    return code == 0 || code >= DayBuffer.EMPTY ? -1 : code - 1;
  }

  private void count(int person, DayWindow day) {
    peopleSeen.add(person);
    dayCount++;
    first = first.isBefore(day.localDate()) ? first : day.localDate();
    last = last.isAfter(day.localDate()) ? last : day.localDate();
    for (int c = 0; c < CHANNELS; c++) {
      int minutes = day.observed(c).count();
      if (minutes > 0) {
        counts.get(c).people.add(person);
        counts.get(c).days++;
        counts.get(c).observedMinutes += minutes;
      }
    }
  }
}
