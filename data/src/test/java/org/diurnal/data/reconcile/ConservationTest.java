package org.diurnal.data.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Placement;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// merged + rejected + overlapped = read, in minutes and in amounts, whatever devices say, and
/// every merged minute has its supplier's value.
class ConservationTest {
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void nothingIsLostAndNothingCountedTwice(long seed) {
    SplittableRandom random = Randomness.of(seed, 5);
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Placement[] p = Placement.values();
      devices.add(new Device("d" + i, "", p[random.nextInt(p.length)]));
    }
    Map<String, MergeRule> rules = new HashMap<>();
    SCHEMA
        .channels()
        .forEach(c ->
            rules.put(c.name(), MergeRule.values()[random.nextInt(MergeRule.values().length)]));
    MergePolicy policy = new MergePolicy(rules, List.of(), MergePolicy.DEFAULT.placements());
    List<DayWindow> days = new ArrayList<>();
    for (String person : List.of("a", "b")) {
      for (int date = 0; date < 3; date++) {
        for (Device d : devices) {
          if (random.nextInt(3) > 0) {
            days.add(day(random, person, date, d.sourceId()));
          }
        }
      }
    }
    MergeAccount account = new MergeAccount(SCHEMA);
    List<MergedDay> merged = new ArrayList<>();
    Reconciler r = new Reconciler(SCHEMA, policy, devices, account, merged::add);
    days.forEach(r::add);
    r.finish();

    long cellsRead = days.stream().mapToLong(DayWindow::observedCells).sum();
    long cellsMerged = merged.stream().mapToLong(m -> m.day().observedCells()).sum();
    List<MergeAccount.Line> lines = account.lines();
    assertThat(lines.stream().mapToLong(MergeAccount.Line::read).sum()).isEqualTo(cellsRead);
    assertThat(lines.stream().mapToLong(MergeAccount.Line::merged).sum()).isEqualTo(cellsMerged);
    for (int c = 0; c < SCHEMA.size(); c++) {
      MergeAccount.Line l = lines.get(c);
      if (policy.rule(SCHEMA.channel(c)) != MergeRule.MEAN) {
        assertThat(l.mergedAmount() + l.overlappedAmount() + l.rejectedAmount())
            .as("%s by %s", l.channel(), policy.rule(SCHEMA.channel(c)))
            .isCloseTo(l.readAmount(), within(1e-6 * Math.max(1, Math.abs(l.readAmount()))));
      }
    }
    for (MergedDay m : merged) {
      suppliersSaidIt(days, m);
    }
    assertThat(merged).extracting(m -> m.day().toString()).doesNotHaveDuplicates();
  }

  private static void suppliersSaidIt(List<DayWindow> days, MergedDay m) {
    for (int c = 0; c < SCHEMA.size(); c++) {
      for (int minute = 0; minute < DayWindow.MINUTES; minute++) {
        byte who = m.supplier()[c][minute];
        assertThat(who == MergedDay.NONE).isEqualTo(!m.day().observed(c).get(minute));
        if (who >= 0) {
          String source = m.sources().get(who);
          DayWindow said =
              days.stream()
                  .filter(
                      d -> d.toString().equals(m.day().toString()) && d.sourceId().equals(source))
                  .findFirst()
                  .orElseThrow();
          assertThat(m.day().values(c)[minute]).isEqualTo(said.values(c)[minute]);
        }
      }
    }
  }

  private static DayWindow day(SplittableRandom random, String person, int date, String source) {
    float[][] values = new float[SCHEMA.size()][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[SCHEMA.size()];
    Arrays.setAll(observed, c -> new MinuteMask());
    for (int c = 0; c < observed.length; c++) {
      int at = 0;
      while (at < DayWindow.MINUTES) {
        int to = Math.min(DayWindow.MINUTES, at + 1 + random.nextInt(300));
        if (random.nextBoolean()) {
          for (int m = at; m < to; m++) {
            double span = SCHEMA.channel(c).max() - SCHEMA.channel(c).min();
            // now and then beyond the plausible range
            values[c][m] = (float) (SCHEMA.channel(c).min() + span * random.nextInt(0, 41) / 39.0);
          }
          observed[c].set(at, to);
        }
        at = to;
      }
    }
    return new DayWindow(
        person, LocalDate.of(2024, 5, 1 + date), OptionalInt.empty(), source, values, observed);
  }
}
