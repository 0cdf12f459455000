package org.diurnal.data.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.junit.jupiter.api.Test;

/// Two and three devices on one day, worked by hand.
class ReconcilerTest {
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");
  private static final int STEPS = SCHEMA.indexOf("steps").orElseThrow();
  private static final int HEART_RATE = SCHEMA.indexOf("heart_rate").orElseThrow();
  private static final int ASLEEP = SCHEMA.indexOf("asleep").orElseThrow();
  private static final int DEEP = SCHEMA.indexOf("sleep_deep").orElseThrow();
  private static final LocalDate DATE = LocalDate.of(2024, 5, 1);
  private static final List<Device> DEVICES =
      List.of(
          new Device("phone", "Phone", Placement.PHONE),
          new Device("strap", "Strap", Placement.CHEST),
          new Device("watch", "Watch", Placement.WRIST));

  private final MergeAccount account = new MergeAccount(SCHEMA);

  /// A day under construction.
  private static final class Day {
    private final String source;
    private final float[][] values = new float[SCHEMA.size()][DayWindow.MINUTES];
    private final MinuteMask[] observed = new MinuteMask[SCHEMA.size()];

    Day(String source) {
      this.source = source;
      java.util.Arrays.setAll(observed, c -> new MinuteMask());
    }

    Day set(int channel, int from, int to, double value) {
      for (int m = from; m < to; m++) {
        values[channel][m] = (float) value;
        observed[channel].set(m);
      }
      return this;
    }

    DayWindow done() {
      return new DayWindow("a", DATE, OptionalInt.of(60), source, values, observed);
    }
  }

  private MergedDay merge(MergePolicy policy, Day... days) {
    List<MergedDay> out = new ArrayList<>();
    Reconciler r = new Reconciler(SCHEMA, policy, DEVICES, account, out::add);
    for (Day d : days) {
      r.add(d.done());
    }
    r.finish();
    assertThat(out).hasSize(1);
    account.lines(); // throws if a minute was lost
    return out.getFirst();
  }

  private MergePolicy rule(String channel, MergeRule rule) {
    return new MergePolicy(Map.of(channel, rule), List.of(), MergePolicy.DEFAULT.placements());
  }

  private MergeAccount.Line line(int channel) {
    return account.lines().get(channel);
  }

  @Test
  void whileTheWatchIsWornItAloneCountsSteps() {
    // The phone counts the same walk in one long record, the watch in a short one.
    MergedDay m =
        merge(
            MergePolicy.DEFAULT,
            new Day("phone").set(STEPS, 600, 610, 50),
            new Day("watch").set(HEART_RATE, 590, 640, 80).set(STEPS, 602, 607, 100));
    assertThat(m.day().sourceId()).isEqualTo(MergedDay.MERGED);
    assertThat(m.day().observed(STEPS).count()).isEqualTo(5);
    assertThat(m.day().values(STEPS)[602]).isEqualTo(100);
    assertThat(m.day().observed(STEPS).get(600)).as("not filled from the phone").isFalse();
    assertThat(m.runs(STEPS)).containsExactly(new MergedDay.Run(602, 607, Optional.of("watch")));
    assertThat(line(STEPS).read()).isEqualTo(15);
    assertThat(line(STEPS).merged()).isEqualTo(5);
    assertThat(line(STEPS).overlapped()).isEqualTo(10);
    assertThat(line(STEPS).readAmount()).isEqualTo(1000);
    assertThat(line(STEPS).mergedAmount()).isEqualTo(500);
    assertThat(line(STEPS).overlappedAmount()).isEqualTo(500);
  }

  @Test
  void whileItLiesOnTheTableThePhoneCounts() {
    MergedDay m =
        merge(
            MergePolicy.DEFAULT,
            new Day("phone").set(STEPS, 600, 610, 50),
            new Day("watch").set(HEART_RATE, 700, 720, 80).set(STEPS, 600, 720, 0));
    assertThat(m.day().values(STEPS)[605]).isEqualTo(50);
    assertThat(m.day().values(STEPS)[650]).as("nobody else says anything").isZero();
    assertThat(m.day().values(STEPS)[710]).isZero();
    assertThat(m.runs(STEPS))
        .containsExactly(
            new MergedDay.Run(600, 610, Optional.of("phone")),
            new MergedDay.Run(610, 720, Optional.of("watch")));
  }

  @Test
  void wornReachesTenMinutesFromASignOfLife() {
    MergedDay m =
        merge(
            MergePolicy.DEFAULT,
            new Day("phone").set(STEPS, 0, 100, 1),
            new Day("watch").set(HEART_RATE, 50, 51, 80));
    assertThat(m.day().observed(STEPS).get(39)).isTrue();
    assertThat(m.day().observed(STEPS).get(40)).isFalse();
    assertThat(m.day().observed(STEPS).get(60)).isFalse();
    assertThat(m.day().observed(STEPS).get(61)).isTrue();
  }

  @Test
  void levelsComeFromTheDeviceThatIsBelievedMost() {
    MergedDay m =
        merge(
            MergePolicy.DEFAULT,
            new Day("strap").set(HEART_RATE, 600, 630, 120),
            new Day("watch").set(HEART_RATE, 590, 640, 100));
    assertThat(m.day().values(HEART_RATE)[595]).isEqualTo(100);
    assertThat(m.day().values(HEART_RATE)[600]).isEqualTo(120);
    assertThat(m.runs(HEART_RATE))
        .containsExactly(
            new MergedDay.Run(590, 600, Optional.of("watch")),
            new MergedDay.Run(600, 630, Optional.of("strap")),
            new MergedDay.Run(630, 640, Optional.of("watch")));
    assertThat(line(HEART_RATE).overlapped()).isEqualTo(30);
  }

  @Test
  void theUsersOrderComesBeforeThatOfPlaces() {
    MergePolicy policy =
        new MergePolicy(Map.of(), List.of("watch"), MergePolicy.DEFAULT.placements());
    MergedDay m =
        merge(
            policy,
            new Day("strap").set(HEART_RATE, 600, 630, 120),
            new Day("watch").set(HEART_RATE, 590, 640, 100));
    assertThat(m.day().values(HEART_RATE)[610]).isEqualTo(100);
  }

  @Test
  void theGreatestOrTheMeanWhereThePolicySaysSo() {
    Day phone = new Day("phone").set(STEPS, 600, 602, 30);
    Day watch = new Day("watch").set(STEPS, 601, 603, 50).set(HEART_RATE, 600, 610, 70);
    MergedDay max = merge(rule("steps", MergeRule.MAX), phone, watch);
    assertThat(max.day().values(STEPS)[600]).isEqualTo(30);
    assertThat(max.day().values(STEPS)[601]).isEqualTo(50);
    assertThat(max.day().values(STEPS)[602]).isEqualTo(50);
    MergedDay mean = merge(rule("steps", MergeRule.MEAN), phone, watch);
    assertThat(mean.day().values(STEPS)[601]).isEqualTo(40);
    assertThat(mean.runs(STEPS))
        .containsExactly(
            new MergedDay.Run(600, 601, Optional.of("phone")),
            new MergedDay.Run(601, 602, Optional.empty()),
            new MergedDay.Run(602, 603, Optional.of("watch")));
  }

  @Test
  void theStatesOfSleepOfAMinuteComeFromOneDevice() {
    MergedDay m =
        merge(
            MergePolicy.DEFAULT,
            new Day("phone").set(ASLEEP, 0, 60, 1).set(DEEP, 0, 60, 1),
            new Day("watch").set(ASLEEP, 30, 40, 0));
    assertThat(m.day().values(ASLEEP)[35]).isZero();
    assertThat(m.day().observed(DEEP).get(35))
        .as("the watch says awake; the phone's deep sleep does not go with it")
        .isFalse();
    assertThat(m.day().values(DEEP)[20]).isEqualTo(1);
    assertThat(line(DEEP).overlapped()).isEqualTo(10);
  }

  @Test
  void whatCannotBeIsRejectedAndTheOtherDeviceStandsIn() {
    MergedDay m =
        merge(
            MergePolicy.DEFAULT,
            new Day("strap").set(HEART_RATE, 600, 601, 900),
            new Day("watch").set(HEART_RATE, 600, 601, 90));
    assertThat(m.day().values(HEART_RATE)[600]).isEqualTo(90);
    assertThat(line(HEART_RATE).rejected()).isEqualTo(1);
  }

  @Test
  void aDayThatOneDeviceHasComesOutAsItIs() {
    Day watch = new Day("watch").set(STEPS, 3, 9, 4);
    MergedDay m = merge(MergePolicy.DEFAULT, watch);
    assertThat(m.day()).isEqualTo(watch.done());
    assertThat(m.runs(STEPS)).containsExactly(new MergedDay.Run(3, 9, Optional.of("watch")));
    assertThat(account.overlappingDays()).isZero();
  }

  @Test
  void aRuleForAChannelThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> rule("stepz", MergeRule.MAX).checkedFor(SCHEMA))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("stepz");
  }

  @Test
  void thePolicySaysInWordsWhatItDoes() {
    assertThat(rule("heart_rate", MergeRule.MEAN).inWords(SCHEMA))
        .contains("the mean: heart_rate")
        .contains("while it is worn, otherwise the first that has a value: steps, active_energy")
        .contains("by place (chest, wrist");
  }
}
