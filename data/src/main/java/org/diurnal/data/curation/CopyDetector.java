package org.diurnal.data.curation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.diurnal.core.Aggregation;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;

/// Finds minutes that are there twice: whole days that are those of another person, and stretches
/// of two hours, also shifted.
///
/// Days are compared by a hash. Stretches are compared by a rolling hash over two hours of a
/// channel at every minute (Karp and Rabin), of which those divisible by a number are kept: which
/// stretches these are depends on what is in them and not on when they are, so that a copy is met
/// wherever it was shifted to. A stretch counts that has at least 30 values that are not zero and
/// at least 10 changes: nights and drawers are alike without being copies.
///
/// Memory: 20 bytes a day and a table of a million fingerprints.
final class CopyDetector implements Detector {
  private static final int WINDOW = 120; // minutes
  private static final int LEAST_NONZERO = 30;
  private static final int LEAST_CHANGES = 10;
  private static final int LEAST_DIFFERENT = 8;
  private static final int ONE_OF = 16; // stretches that are kept
  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final int CHANNEL_BITS = 8;
  private static final int MINUTE_BITS = 11;
  private static final long LEAVING = power(WINDOW);

  private final SensorSchema schema;
  private final Findings findings;
  private final FingerprintTable table;
  private final Map<Long, Integer> wholeDays = new HashMap<>(); // by hash, the day seen first
  private final List<String> people = new ArrayList<>();
  private int[] personOf = new int[64]; // by number of the day
  private int[] dateOf = new int[64];
  private int days;

  CopyDetector(SensorSchema schema, Findings findings) {
    this(schema, findings, 1 << 20);
  }

  CopyDetector(SensorSchema schema, Findings findings, int fingerprints) {
    this.schema = schema;
    this.findings = findings;
    this.table = new FingerprintTable(fingerprints);
  }

  @Override
  public void day(DayWindow day) {
    number(day);
    if (wholeDay(day)) {
      return; // its stretches would all be found again
    }
    Set<Integer> met = new HashSet<>(); // days, each listed once
    for (int c = 0; c < day.channels() && c < 1 << CHANNEL_BITS; c++) {
      boolean rich =
          schema.channel(c).kind() == ChannelKind.CONTINUOUS
              && schema.channel(c).aggregation() != Aggregation.LAST;
      if (rich) {
        stretches(day, c, met);
      }
    }
  }

  private void number(DayWindow day) {
    if (people.isEmpty() || !people.getLast().equals(day.personId())) {
      people.add(day.personId());
    }
    if (days == personOf.length) {
      personOf = Arrays.copyOf(personOf, 2 * days);
      dateOf = Arrays.copyOf(dateOf, 2 * days);
    }
    personOf[days] = people.size() - 1;
    dateOf[days] = (int) day.localDate().toEpochDay();
    days++;
  }

  /// Whether the day is that of another person.
  private boolean wholeDay(DayWindow day) {
    long hash = 0xcbf29ce484222325L;
    int nonzero = 0;
    for (int c = 0; c < day.channels(); c++) {
      for (float v : day.values(c)) {
        hash = (hash ^ Float.floatToIntBits(v)) * BASE;
        hash ^= hash >>> 29;
        nonzero += v > 0 || v < 0 ? 1 : 0;
      }
    }
    if (nonzero < LEAST_NONZERO) {
      return false;
    }
    Integer other = wholeDays.putIfAbsent(hash, days - 1);
    if (other == null || personOf[other] == personOf[days - 1]) {
      return false;
    }
    findings.add(
        Finding.Kind.DUPLICATE_PERSON,
        day,
        "",
        "the same minutes as person " + person(other) + ", " + date(other));
    return true;
  }

  private void stretches(DayWindow day, int c, Set<Integer> met) {
    float[] v = day.values(c);
    long hash = 0;
    int nonzero = 0;
    int changes = 0;
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      hash = hash * BASE + code(v[m]);
      nonzero += isNonzero(v[m]) ? 1 : 0;
      changes += m > 0 && differ(v, m) ? 1 : 0;
      int from = m - WINDOW + 1;
      if (from > 0) {
        hash -= code(v[from - 1]) * LEAVING;
        nonzero -= isNonzero(v[from - 1]) ? 1 : 0;
        changes -= differ(v, from) ? 1 : 0; // between the one that left and the first
      }
      if (from >= 0 && nonzero >= LEAST_NONZERO && changes >= LEAST_CHANGES) {
        long print = mixed(hash + c);
        if (Long.remainderUnsigned(print, ONE_OF) == 0 && different(v, from)) {
          meet(day, c, from, mixed(print), met);
        }
      }
    }
  }

  private static boolean different(float[] v, int from) {
    float[] seen = new float[LEAST_DIFFERENT];
    int n = 0;
    for (int m = from; m < from + WINDOW && n < LEAST_DIFFERENT; m++) {
      boolean known = Float.isNaN(v[m]);
      for (int i = 0; i < n && !known; i++) {
        known = seen[i] == v[m];
      }
      if (!known) {
        seen[n++] = v[m];
      }
    }
    return n == LEAST_DIFFERENT;
  }

  private void meet(DayWindow day, int c, int from, long print, Set<Integer> met) {
    long here = ((long) (days - 1) << MINUTE_BITS | from) << CHANNEL_BITS | c;
    long there = table.putIfAbsent(print, here);
    if (there < 0) {
      return;
    }
    int other = (int) (there >>> CHANNEL_BITS + MINUTE_BITS);
    int minute = (int) (there >>> CHANNEL_BITS) & (1 << MINUTE_BITS) - 1;
    if ((other == days - 1 && minute == from) || !met.add(other)) {
      return;
    }
    boolean same = personOf[other] == personOf[days - 1];
    long shift =
        ChronoUnit.MINUTES.between(
            date(other).atStartOfDay().plusMinutes(minute),
            day.localDate().atStartOfDay().plusMinutes(from));
    findings.add(
        same ? Finding.Kind.REPEATED_MINUTES : Finding.Kind.NEAR_DUPLICATE,
        day.personId(),
        day.localDate(),
        OptionalInt.of(from),
        schema.channel(c).name(),
        String.format(
            Locale.ROOT,
            "at least %d minutes from %s are those of %s%s from %s (%s)",
            WINDOW,
            Findings.clock(from),
            same ? "" : "person " + person(other) + ", ",
            date(other),
            Findings.clock(minute),
            shift == 0
                ? "the same time"
                : Math.abs(shift) + " minutes " + (shift > 0 ? "before" : "after")));
  }

  private String person(int day) {
    return people.get(personOf[day]);
  }

  private LocalDate date(int day) {
    return LocalDate.ofEpochDay(dateOf[day]);
  }

  private static long code(float v) {
    return Float.floatToIntBits(v) + 0x7FL; // NaN, too, has one number
  }

  private static boolean isNonzero(float v) {
    return v > 0 || v < 0;
  }

  private static boolean differ(float[] v, int m) {
    return Float.floatToIntBits(v[m]) != Float.floatToIntBits(v[m - 1]);
  }

  private static long mixed(long z) { // the finaliser of SplitMix64
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static long power(int n) {
    long p = 1;
    for (int i = 0; i < n; i++) {
      p *= BASE;
    }
    return p;
  }
}
