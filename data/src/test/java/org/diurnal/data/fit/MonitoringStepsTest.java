package org.diurnal.data.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.diurnal.data.fit.MonitoringBytes.MIDNIGHT;
import static org.diurnal.data.fit.MonitoringBytes.RUNNING;
import static org.diurnal.data.fit.MonitoringBytes.SITTING;
import static org.diurnal.data.fit.MonitoringBytes.WALKING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counters of a watch become steps by the minute. Days are UTC unless a test says otherwise.
class MonitoringStepsTest {
  private static final String DAY = "2021-09-08";
  private static final String NEXT = "2021-09-09";
  @TempDir Path tmp;

  private ImportedFit read(MonitoringBytes... files) {
    for (int i = 0; i < files.length; i++) {
      files[i].write(tmp.resolve("f" + i + ".fit"));
    }
    return ImportedFit.of(tmp);
  }

  private static long minute(long m) {
    return MIDNIGHT + 60 * m;
  }

  @Test
  void stepsGoToTheWalkedStretchAndSittingHasNone() {
    var r =
        read(
            new MonitoringBytes()
                .begin(MIDNIGHT, 0)
                .did(minute(10), SITTING)
                .counted(minute(14), WALKING, 200)
                .did(minute(20), SITTING)
                .counted(minute(21), WALKING, 230));
    assertThat(r.at(DAY, "steps", 9)).isZero();
    assertThat(r.at(DAY, "steps", 10)).isEqualTo(50);
    assertThat(r.at(DAY, "steps", 13)).isEqualTo(50);
    assertThat(r.at(DAY, "steps", 14)).isZero();
    assertThat(r.at(DAY, "steps", 20)).isEqualTo(30);
    assertThat(r.at(DAY, "steps", 21)).isNaN();
    assertThat(r.observed(DAY, "steps")).isEqualTo(21);
  }

  @Test
  void walkedStretchesWithoutACountShareTheNextOne() {
    var r =
        read(
            new MonitoringBytes()
                .begin(MIDNIGHT, 0)
                .did(minute(2), WALKING)
                .did(minute(5), SITTING)
                .did(minute(6), WALKING)
                .counted(minute(7), WALKING, 240));
    assertThat(IntStream.range(0, 8).mapToObj(m -> r.at(DAY, "steps", m)).toList())
        .containsExactly(60.0, 60.0, 0.0, 0.0, 0.0, 60.0, 60.0, Double.NaN);
  }

  @Test
  void walkingAndRunningCountOnTheirOwnAndAddUp() {
    var r =
        read(
            new MonitoringBytes()
                .begin(MIDNIGHT, 0)
                .counted(minute(1), WALKING, 40)
                .counted(minute(1), RUNNING, 60)
                .counted(minute(2), WALKING, 40)
                .counted(minute(2), RUNNING, 220));
    assertThat(r.at(DAY, "steps", 0)).isEqualTo(100);
    assertThat(r.at(DAY, "steps", 1)).isEqualTo(160);
  }

  @Test
  void aStretchThatEndsWithinAMinuteIsDividedBySeconds() {
    var r =
        read(
            new MonitoringBytes()
                .begin(MIDNIGHT, 0)
                .did(minute(1) + 30, SITTING)
                .counted(minute(3), WALKING, 90));
    assertThat(r.at(DAY, "steps", 1)).isEqualTo(30);
    assertThat(r.at(DAY, "steps", 2)).isEqualTo(60);
  }

  @Test
  void countersStartAnewAtTheLocalMidnight() {
    long local = minute(-120); // midnight where the clock is two hours ahead
    var r =
        read(
            new MonitoringBytes()
                .begin(local, 7200)
                .did(local + 36_000, SITTING)
                .did(local + 72_000, SITTING)
                .did(local + 86_400 - 600, SITTING)
                .counted(local + 86_400, WALKING, 500)
                .counted(local + 86_400 + 60, WALKING, 20)
                .counted(local + 86_400 + 120, WALKING, 50));
    assertThat(r.day(DAY).utcOffsetMinutes()).hasValue(120);
    assertThat(r.at(DAY, "steps", 1439)).isEqualTo(50);
    assertThat(r.sum(DAY, "steps")).isCloseTo(500, within(1e-3));
    assertThat(r.observed(DAY, "steps")).isEqualTo(1440);
    assertThat(r.at(NEXT, "steps", 0)).isEqualTo(20);
    assertThat(r.at(NEXT, "steps", 1)).isEqualTo(30);
  }

  @Test
  void aStretchOfSittingOverMidnightIsZeroOnBothDays() {
    var r =
        read(
            new MonitoringBytes()
                .begin(minute(1400), 0)
                .did(minute(1430), SITTING)
                .did(minute(1460), SITTING)
                .counted(minute(1461), WALKING, 33));
    assertThat(r.at(DAY, "steps", 1439)).isZero();
    assertThat(r.at(NEXT, "steps", 19)).isZero();
    assertThat(r.at(NEXT, "steps", 20)).isEqualTo(33);
  }

  @Test
  void theFirstCountOfADayThatBeganUnseenOnlySaysWhereItStands() {
    var r =
        read(
            new MonitoringBytes()
                .begin(minute(600), 0)
                .counted(minute(601), WALKING, 5000)
                .counted(minute(602), WALKING, 5070));
    assertThat(r.sum(DAY, "steps")).isEqualTo(70);
    assertThat(r.observed(DAY, "steps")).isEqualTo(1);
    assertThat(r.dropped(FitReasons.FIRST_COUNT)).isEqualTo(1);
  }

  @Test
  void countsGoOnFromFileToFile() {
    var r =
        read(
            new MonitoringBytes().begin(MIDNIGHT, 0).counted(minute(1), WALKING, 60),
            new MonitoringBytes().begin(minute(1), 0).counted(minute(2), WALKING, 100));
    assertThat(r.at(DAY, "steps", 0)).isEqualTo(60);
    assertThat(r.at(DAY, "steps", 1)).isEqualTo(40);
  }

  @Test
  void whatIsCountedOverAMissingFileIsSpreadIfItIsShort() {
    var r =
        read(
            new MonitoringBytes().begin(MIDNIGHT, 0).counted(minute(1), WALKING, 60),
            new MonitoringBytes().begin(minute(20), 0).counted(minute(21), WALKING, 260));
    assertThat(r.at(DAY, "steps", 0)).isEqualTo(60);
    assertThat(r.at(DAY, "steps", 1)).isEqualTo(10);
    assertThat(r.at(DAY, "steps", 20)).isEqualTo(10);
  }

  @Test
  void whatIsCountedOverALongMissingFileIsInNoMinuteAndSaid() {
    var r =
        read(
            new MonitoringBytes().begin(MIDNIGHT, 0).counted(minute(1), WALKING, 60),
            new MonitoringBytes()
                .begin(minute(200), 0)
                .counted(minute(201), WALKING, 2060)
                .counted(minute(202), WALKING, 2070));
    assertThat(r.sum(DAY, "steps")).isEqualTo(70);
    assertThat(r.dropped(FitReasons.NOT_PLACED)).isEqualTo(1);
    assertThat(r.receipt().notes()).anyMatch(n -> n.startsWith("2,000 steps were counted"));
  }

  @Test
  void aFirstCountAfterAHoleIsNotTakenForTheStretchAtItsEnd() {
    var r =
        read(
            new MonitoringBytes().begin(MIDNIGHT, 0).did(minute(1), SITTING),
            new MonitoringBytes().begin(minute(200), 0).counted(minute(210), WALKING, 900));
    assertThat(r.sum(DAY, "steps")).isZero();
    assertThat(r.dropped(FitReasons.NOT_PLACED)).isEqualTo(1);
  }

  /// 900 steps in one minute are too many, in the eleven since the last count they are not.
  @Test
  void stepsTooFastForTheirStretchAreSpreadOverTheTimeSinceTheLastCount() {
    var r =
        read(
            new MonitoringBytes()
                .begin(MIDNIGHT, 0)
                .counted(minute(1), WALKING, 0)
                .did(minute(11), SITTING)
                .counted(minute(12), WALKING, 1100));
    assertThat(r.at(DAY, "steps", 0)).isZero();
    assertThat(r.at(DAY, "steps", 1)).isEqualTo(100);
    assertThat(r.at(DAY, "steps", 11)).isEqualTo(100);
  }

  @Test
  void aCounterThatGoesBackStartsAnewAndIsSaid() {
    var r =
        read(
            new MonitoringBytes()
                .begin(MIDNIGHT, 0)
                .counted(minute(1), WALKING, 60)
                .counted(minute(2), WALKING, 10)
                .counted(minute(3), WALKING, 50));
    assertThat(r.dropped(FitReasons.BACKWARDS)).isEqualTo(1);
    assertThat(r.at(DAY, "steps", 1)).isNaN();
    assertThat(r.at(DAY, "steps", 2)).isEqualTo(40);
  }

  /// The short counter holds the lowest 16 bits: after 65,500 comes 20, which is 56 steps on.
  @Test
  void theShortCounterRollsOver() {
    var r =
        read(
            new MonitoringBytes()
                .begin(MIDNIGHT, 0)
                .with(b ->
                    b.define(
                        5, 55, 253, 4, FitBytes.UINT32, 5, 1, FitBytes.ENUM, 9, 2, FitBytes.UINT16))
                .did(minute(720), WALKING)
                .with(b ->
                    b.message(
                        5, FitBytes.u32(minute(720)), FitBytes.u8(WALKING), FitBytes.u16(65_500)))
                .with(b ->
                    b.message(
                        5, FitBytes.u32(minute(721)), FitBytes.u8(WALKING), FitBytes.u16(20))));
    assertThat(r.at(DAY, "steps", 720)).isEqualTo(56);
    assertThat(r.sum(DAY, "steps")).isCloseTo(65_556, within(0.5));
  }

  @Test
  void aDeviceThatWasOffForADayHasNoZeros() {
    var r =
        read(
            new MonitoringBytes()
                .begin(MIDNIGHT, 0)
                .did(minute(5), SITTING)
                .did(minute(1000), SITTING));
    assertThat(r.observed(DAY, "steps")).isEqualTo(5);
  }

  @Test
  void anotherActivityIsNeitherStepsNorZero() {
    int cycling = 2;
    var r =
        read(
            new MonitoringBytes()
                .begin(MIDNIGHT, 0)
                .did(minute(1), SITTING)
                .counted(minute(5), cycling, 400)
                .did(minute(6), SITTING));
    assertThat(r.observed(DAY, "steps")).isEqualTo(2);
    assertThat(r.sum(DAY, "steps")).isZero();
    assertThat(r.dropped(FitReasons.NOTHING)).isEqualTo(1);
  }

  /// Six files of one day, in any order of names, some of them twice, and one that holds three of
  /// them once more: the day is the same.
  @Test
  void orderAndDuplicatesOfFilesDoNotMatter() throws IOException {
    long seed = 20261124;
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      int[] steps = random.ints(360, 0, 150).toArray();
      Path once = Files.createDirectories(tmp.resolve("once" + round));
      Path more = Files.createDirectories(tmp.resolve("more" + round));
      List<Integer> names = new java.util.ArrayList<>(IntStream.range(0, 6).boxed().toList());
      Collections.shuffle(names, random);
      for (int f = 0; f < 6; f++) {
        byte[] file = part(steps, f * 60, f * 60 + 60).file();
        MonitoringBytes.writeTo(once.resolve(f + ".fit"), file);
        MonitoringBytes.writeTo(more.resolve(names.get(f) + ".fit"), file);
        if (random.nextBoolean()) {
          MonitoringBytes.writeTo(more.resolve("copy" + f + ".fit"), file);
        }
      }
      part(steps, 60, 240).write(more.resolve("again.fit"));
      var expected = ImportedFit.of(once);
      var actual = ImportedFit.of(more);
      assertThat(actual.days()).as("seed %d, round %d", seed, round).isEqualTo(expected.days());
      assertThat(expected.sum(DAY, "steps")).isCloseTo(IntStream.of(steps).sum(), within(0.01));
    }
  }

  /// The minutes from one to another of a day.
  private static MonitoringBytes part(int[] steps, int from, int to) {
    MonitoringBytes b = new MonitoringBytes().begin(minute(from), 0);
    long count = IntStream.range(0, from).map(m -> steps[m]).sum();
    for (int m = from; m < to; m++) {
      count += steps[m];
      if (steps[m] == 0) {
        b.did(minute(m + 1), SITTING);
      } else {
        b.counted(minute(m + 1), WALKING, count);
      }
    }
    return b;
  }
}
