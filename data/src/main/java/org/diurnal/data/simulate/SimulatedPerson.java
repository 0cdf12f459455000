package org.diurnal.data.simulate;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Randomness;

/// One made-up person: habits drawn once, then a day at a time.
///
/// What holds by construction, so that a model has something to learn: people sleep at their own
/// hour, walk in bouts that cluster in the morning, at noon and in the evening, exercise on some
/// days; heart rate follows effort with a delay of minutes, falls in sleep, and is higher in less
/// active people. All numbers are round guesses, fitted to nothing.
final class SimulatedPerson {
  /// One day's minutes.
  ///
  /// @param steps by minute
  /// @param intensity the class by minute, 0 to 3
  /// @param heartRate the true heart rate by minute, in beats per minute
  /// @param worn whether the heart-rate sensor was on the skin, by minute
  /// @param asleepMinutes minutes asleep in the night that ended on this day
  /// @param inBedMinutes minutes in bed in that night
  record Day(
      int[] steps,
      int[] intensity,
      double[] heartRate,
      boolean[] worn,
      int asleepMinutes,
      int inBedMinutes) {}

  private static final int MINUTES = DayWindow.MINUTES;
  private final SplittableRandom random;
  private final double restingBpm;
  private final double drive; // how much the person moves, around 1
  private final int bedMinute; // of the evening, may be past midnight (over 1440)
  private final int sleepMinutes;
  private final boolean hasHeartRate;
  private double effortBpm; // what effort adds to the heart rate just now
  private double wander; // slow noise on top
  private int fellAsleep; // the coming night's bedtime, relative to the day at hand

  SimulatedPerson(long seed, int number) {
    this.random = Randomness.of(seed, Randomness.key("simulated person"), number);
    this.drive = Math.clamp(1 + 0.35 * gaussian(), 0.3, 2.0);
    this.restingBpm = Math.clamp(66 - 8 * (drive - 1) + 5 * gaussian(), 45, 90);
    this.bedMinute = (int) (23 * 60 + 45 * gaussian());
    this.sleepMinutes = (int) Math.clamp(450 + 35 * gaussian(), 330, 560);
    this.hasHeartRate = number % 3 != 2;
    this.fellAsleep = bedMinute - MINUTES;
  }

  /// Whether the person's device measures heart rate: two of three do.
  boolean hasHeartRate() {
    return hasHeartRate;
  }

  /// The resting heart rate, in beats per minute.
  double restingBpm() {
    return restingBpm;
  }

  /// A gaussian-like number of mean 0 and variance 1: a sum of uniforms, the same on every machine.
  double gaussian() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  /// A whole number from 0 to `bound`, exclusive.
  int draw(int bound) {
    return random.nextInt(bound);
  }

  /// Lives the next day.
  ///
  /// @param weekend whether it is one: people sleep longer
  Day live(boolean weekend) {
    int wake =
        Math.clamp(
            (int) (fellAsleep + sleepMinutes + (weekend ? 50 : 0) + 25 * gaussian()), 200, 780);
    int nextBed = Math.clamp((int) (bedMinute + (weekend ? 40 : 0) + 30 * gaussian()), 1200, 1560);
    int[] steps = new int[MINUTES];
    walk(steps, wake, Math.min(nextBed, MINUTES));
    int[] intensity = new int[MINUTES];
    double[] heartRate = new double[MINUTES];
    for (int m = 0; m < MINUTES; m++) {
      intensity[m] = steps[m] == 0 ? 0 : steps[m] < 60 ? 1 : steps[m] < 110 ? 2 : 3;
      heartRate[m] = beat(steps[m], m < wake || m >= nextBed, m);
    }
    int inBed = wake - fellAsleep;
    int asleep = (int) (inBed * (0.90 + 0.07 * random.nextDouble()));
    fellAsleep = nextBed - MINUTES;
    return new Day(steps, intensity, heartRate, worn(), asleep, inBed);
  }

  private void walk(int[] steps, int wake, int bed) {
    int m = wake;
    boolean exercise = random.nextInt(7) < 2 + (drive > 1.2 ? 2 : 0);
    int exerciseFrom = 17 * 60 + random.nextInt(120);
    int exerciseTo = exerciseFrom + 25 + random.nextInt(25);
    while (m < bed) {
      if (random.nextDouble() < 0.030 * drive * daily(m)) {
        int length = 3 + random.nextInt(20);
        int cadence = 55 + random.nextInt(60);
        for (int i = 0; i < length && m < bed; i++, m++) {
          steps[m] = Math.clamp(cadence + random.nextInt(21) - 10, 1, 200);
        }
      } else {
        steps[m] = random.nextDouble() < 0.18 * drive ? 1 + random.nextInt(25) : 0;
        m++;
      }
    }
    for (int e = exerciseFrom; exercise && e < Math.min(exerciseTo, bed); e++) {
      steps[e] = 150 + random.nextInt(25);
    }
  }

  /// How likely walking is through the day: peaks in the morning, at noon, in the evening.
  private static double daily(int minute) {
    return 0.4 + hump(minute, 8 * 60, 60) + 0.8 * hump(minute, 750, 50) + hump(minute, 1080, 90);
  }

  private static double hump(int minute, int centre, int width) {
    double z = (minute - centre) / (double) width;
    return StrictMath.exp(-0.5 * z * z);
  }

  private double beat(int stepsNow, boolean asleep, int minute) {
    double target = 0.42 * stepsNow;
    effortBpm += (target - effortBpm) * (target > effortBpm ? 0.45 : 0.22);
    wander = 0.93 * wander + 0.9 * gaussian();
    double base =
        asleep ? restingBpm - 3 + 2 * StrictMath.sin(minute * 2 * Math.PI / 95) : restingBpm + 11;
    return Math.clamp(base + effortBpm + wander, 38, 205);
  }

  private boolean[] worn() {
    boolean[] worn = new boolean[MINUTES];
    Arrays.fill(worn, true);
    if (random.nextInt(20) == 0) {
      Arrays.fill(worn, false); // left at home
      return worn;
    }
    if (random.nextInt(2) == 0) { // on the charger
      int from = random.nextInt(MINUTES - 100);
      Arrays.fill(worn, from, from + 30 + random.nextInt(70), false);
    }
    for (int gaps = random.nextInt(6); gaps > 0; gaps--) { // a loose strap
      int from = random.nextInt(MINUTES - 20);
      Arrays.fill(worn, from, from + 1 + random.nextInt(15), false);
    }
    return worn;
  }
}
