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
  private final Pass first = new Pass();
  private final Pass second = new Pass();
  private LocalDate firstDate = LocalDate.MAX;
  private LocalDate lastDate = LocalDate.MIN;

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
    return firstDate;
  }

  /// The latest day; LocalDate.MIN if there is none.
  LocalDate last() {
    return lastDate;
  }

  /// One pass of the clock over a day, copied out of the buffer.
  private static final class Pass {
    private final short[] steps = new short[MINUTES];
    private final short[] intensity = new short[MINUTES];
    private final byte[] seconds = new byte[60 * MINUTES];
    private boolean hasHeartRate;

    /// Takes a slot over; one that does not exist has nothing in it.
    void load(DayBuffer days, int slot) {
      if (slot < 0) {
        Arrays.fill(steps, (short) 0);
        Arrays.fill(intensity, (short) 0);
        hasHeartRate = false;
        return;
      }
      days.copyMinutes(slot, MinuteChannel.STEPS, steps);
      days.copyMinutes(slot, MinuteChannel.INTENSITY, intensity);
      hasHeartRate = days.origin(slot, HEART_RATE) != 0;
      if (hasHeartRate) {
        days.copySeconds(slot, seconds);
      }
    }

    /// The value of a minute's code, or -1 if there is none.
    static int value(short[] codes, int minute) {
      int code = codes[minute] & 0xFFFF;
      return code == 0 || code >= DayBuffer.EMPTY ? -1 : code - 1;
    }
  }

  private DayWindow assemble(int person, int epochDay) {
    first.load(days, days.existingSlot(person, epochDay, 0));
    second.load(days, days.existingSlot(person, epochDay, 1));
    float[][] values = new float[CHANNELS][MINUTES];
    MinuteMask[] observed = new MinuteMask[CHANNELS];
    Arrays.setAll(observed, c -> new MinuteMask());
    for (int m = 0; m < MINUTES; m++) {
      int steps = Pass.value(first.steps, m);
      int stepsAgain = Pass.value(second.steps, m);
      if (steps >= 0 || stepsAgain >= 0) { // SUM
        values[STEPS][m] = Math.max(0, steps) + Math.max(0, stepsAgain);
        observed[STEPS].set(m);
      }
      int intensity = Pass.value(first.intensity, m);
      int intensityAgain = Pass.value(second.intensity, m);
      if (intensity >= 0 || intensityAgain >= 0) { // LAST
        values[INTENSITY][m] = intensityAgain >= 0 ? intensityAgain : intensity;
        observed[INTENSITY].set(m);
      }
    }
    if (first.hasHeartRate || second.hasHeartRate) {
      heartRate(values[HEART_RATE], observed[HEART_RATE]);
    }
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    return new DayWindow(
        people.id(person), date, clock.offsetMinutes(date), sourceId, values, observed);
  }

  private void heartRate(float[] values, MinuteMask observed) {
    for (int m = 0; m < MINUTES; m++) {
      int sum = 0;
      int samples = 0;
      for (int s = 60 * m; s < 60 * m + 60; s++) {
        int bpm = first.hasHeartRate ? first.seconds[s] & 0xFF : 0;
        int bpmAgain = second.hasHeartRate ? second.seconds[s] & 0xFF : 0;
        sum += bpm + bpmAgain;
        samples += (bpm > 0 ? 1 : 0) + (bpmAgain > 0 ? 1 : 0);
      }
      if (samples > 0) { // MEAN
        values[m] = (float) (sum / (double) samples);
        observed.set(m);
      }
    }
  }

  private void count(int person, DayWindow day) {
    peopleSeen.add(person);
    dayCount++;
    firstDate = firstDate.isBefore(day.localDate()) ? firstDate : day.localDate();
    lastDate = lastDate.isAfter(day.localDate()) ? lastDate : day.localDate();
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
