package org.diurnal.data.nhanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.RealData;
import org.diurnal.data.curation.WearTime;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.store.ParquetRows;
import org.junit.jupiter.api.Test;

/// What others published of the wear of 2003-2006, reproduced.
class PublishedWearTest {
  private static final int MINUTES = MinuteMask.MINUTES;
  private static final int WINDOW = WearTime.NHANES.window();

  /// Days of ActCR on which the rule finds minutes not worn that were published as worn: SEQN, day
  /// of wear, minutes. The authors of ActCR set counts to zero in minutes that were flagged not
  /// worn (see the test), so the one or two active minutes that a stretch was allowed are not in
  /// these counts any more, and the rule allows it others in their place, at its ends.
  private static final String ZEROED =
      """
      21484 3 10, 25539 2 5, 25539 3 22, 25539 4 15, 25539 5 2, 25539 6 12, 25539 7 1, 26469 1 2,
      26469 4 39, 26469 6 7, 26469 7 22, 26916 3 6, 26916 4 6, 26916 5 2, 27842 4 11, 29734 4 1,
      30743 1 33, 33684 4 33, 36432 6 2, 37106 4 1, 37670 7 2, 37945 4 1, 38119 1 9, 38285 7 3,
      38306 2 7, 38306 5 1, 39051 5 30, 39051 7 5, 41398 1 8, 41398 3 1\
      """;

  private record SampleDay(String source, int[] counts, MinuteMask worn) {}

  /// The 360 days with counts, by participant and day of wear, 1 to 7.
  private static Map<Integer, TreeMap<Integer, SampleDay>> sample() {
    Map<Integer, TreeMap<Integer, SampleDay>> all = new TreeMap<>();
    ParquetRows.of(RealData.nhanes().resolve("counts_sample.parquet"))
        .forEach(
            List.of("seqn", "day_index", "counts_u16le", "wear_bits", "missing_bits", "source"),
            (number, row) -> {
              byte[] bytes = row.bytes(2).orElseThrow();
              int[] counts = new int[MINUTES];
              for (int m = 0; m < MINUTES; m++) {
                counts[m] = bytes[2 * m] & 0xFF | (bytes[2 * m + 1] & 0xFF) << 8;
              }
              assertThat(row.isNull(4)).as("no minute is missing in the sample").isTrue();
              MinuteMask worn = MinuteMask.fromBytes(row.bytes(3).orElseThrow());
              all.computeIfAbsent((int) row.whole(0).orElseThrow(), s -> new TreeMap<>())
                  .put((int) row.whole(1).orElseThrow(), new SampleDay(row.text(5), counts, worn));
            });
    return all;
  }

  @Test
  void theRuleGivesTheFlagsOf360DaysWhereAllThatTheyWereMadeOfIsThere() {
    Map<Integer, TreeMap<Integer, SampleDay>> sample = sample();
    assertThat(sample).hasSize(105);
    List<String> nearMidnight = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    sample.forEach((seqn, days) -> compare(seqn, days, nearMidnight, elsewhere));
    assertThat(String.join(", ", elsewhere)).isEqualTo(ZEROED.replaceAll("\\s+", " "));
    assertThat(nearMidnight)
        .as("within 90 minutes of a midnight beyond which the counts are not known")
        .hasSize(25)
        .allSatisfy(d -> assertThat(d).endsWith("published not worn"));
    assertThat(sample.values().stream().mapToInt(Map::size).sum()).isEqualTo(360);
  }

  /// Compares the pieces of days without a gap that a participant has.
  private static void compare(
      int seqn,
      TreeMap<Integer, SampleDay> days,
      List<String> nearMidnight,
      List<String> elsewhere) {
    for (int first : days.keySet()) {
      if (days.containsKey(first - 1)) {
        continue; // in the piece of the day before
      }
      int until = first;
      while (days.containsKey(until)) {
        until++;
      }
      int[] piece = new int[(until - first) * MINUTES];
      for (int d = first; d < until; d++) {
        System.arraycopy(day(days, d).counts(), 0, piece, (d - first) * MINUTES, MINUTES);
      }
      boolean[] worn = WearTime.NHANES.worn(piece);
      int known = first > 1 ? WINDOW : 0; // before this minute a stretch may come from outside
      int knownUntil = until <= 7 ? piece.length - WINDOW : piece.length;
      for (int d = first; d < until; d++) {
        SampleDay day = day(days, d);
        int here = 0;
        for (int m = 0; m < MINUTES; m++) {
          int at = (d - first) * MINUTES + m;
          if (worn[at] != day.worn().get(m)) {
            if (at < known || at >= knownUntil) {
              nearMidnight.add(
                  seqn + " " + d + (worn[at] ? " published not worn" : " published worn"));
            } else {
              here++;
              assertThat(day.source()).isEqualTo("ActCR");
              assertThat(worn[at]).as("a minute published as worn").isFalse();
            }
          }
        }
        if (here > 0) {
          elsewhere.add(seqn + " " + d + " " + here);
        }
      }
    }
    List<String> distinct = nearMidnight.stream().distinct().toList();
    nearMidnight.clear();
    nearMidnight.addAll(distinct);
  }

  @Test
  void inTheDaysOfActCrNoMinuteNotWornHasACountAndInTheOthersManyDo() {
    Map<String, Integer> active = new TreeMap<>();
    sample()
        .values()
        .forEach(days ->
            days.values()
                .forEach(day -> {
                  int n = 0;
                  for (int m = 0; m < MINUTES; m++) {
                    n += !day.worn().get(m) && day.counts()[m] > 0 ? 1 : 0;
                  }
                  active.merge(day.source(), n, Integer::sum);
                }));
    assertThat(active.get("ActCR")).isZero();
    assertThat(active.get("accelerometry")).isPositive();
    assertThat(active.get("registr")).isPositive();
  }

  private static SampleDay day(TreeMap<Integer, SampleDay> days, int index) {
    return Objects.requireNonNull(days.get(index));
  }

  /// Worn minutes of a day, and what is said of the device.
  private static final class Wear {
    private int minutes;
    private double calibration;
    private double reliability;
  }

  private static final class WearSink implements ImportSink {
    private final Map<String, Map<LocalDate, Wear>> people = new HashMap<>();
    private long worn;
    private long observed;

    private Wear of(String person, LocalDate date) {
      return people
          .computeIfAbsent(person, p -> new HashMap<>())
          .computeIfAbsent(date, d -> new Wear());
    }

    @Override
    public void day(DayWindow day) {
      int minutes = 0;
      for (float v : day.values(CountChannels.WORN)) {
        minutes += v == 1 ? 1 : 0;
      }
      of(day.personId(), day.localDate()).minutes = minutes;
      worn += minutes;
      observed += day.observed(CountChannels.WORN).count();
    }

    @Override
    public void label(Label label) {
      Wear wear = of(label.personId(), label.time().orElseThrow());
      switch (label.task()) {
        case "paxcal" -> wear.calibration = label.value();
        case "paxstat" -> wear.reliability = label.value();
        default -> throw new IllegalStateException(label.task());
      }
    }

    /// The mean over good days.
    double meanWear(String person) {
      int[] good =
          people.getOrDefault(person, Map.of()).values().stream()
              .filter(w -> w.minutes >= 600 && w.calibration == 1 && w.reliability == 1)
              .mapToInt(w -> w.minutes)
              .toArray();
      return Arrays.stream(good).sum() / (double) good.length;
    }
  }

  @Test
  void theMeanWearTimeOfEveryoneInLerouxAndOthers2019IsReproducedExactly() {
    WearSink sink = new WearSink();
    ImportReceipt receipt =
        new NhanesImporter()
            .read(
                RealData.nhanes().resolve("wear_minutes.parquet"),
                ImportOptions.defaults(),
                sink,
                Progress.SILENT);
    assertThat(receipt.people()).isEqualTo(14_631);
    assertThat(sink.worn).isEqualTo(69_584_087);
    assertThat(sink.observed).isEqualTo(147_480_480 - 356_358);
    assertThat(receipt.labels()).isEqualTo(Map.of("paxcal", 102_417L, "paxstat", 102_417L));
    int[] compared = {0};
    ParquetRows.of(RealData.nhanes().resolve("reference").resolve("leroux2019_analysis.parquet"))
        .forEach(
            List.of("SEQN", "WT"),
            (number, row) -> {
              // Published with 15 digits.
              BigDecimal mean =
                  new BigDecimal(sink.meanWear(row.text(0))).round(new MathContext(15));
              assertThat(mean.doubleValue())
                  .as("SEQN %s", row.text(0))
                  .isEqualTo(row.number(1).orElseThrow());
              compared[0]++;
            });
    assertThat(compared[0]).isEqualTo(2978);
  }
}
