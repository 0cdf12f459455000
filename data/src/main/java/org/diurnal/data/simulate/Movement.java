package org.diurnal.data.simulate;

/// What somebody who is up does: bouts of sitting, pottering about, walking, exercise.
///
/// Lengths of sitting follow a truncated power law (Chastin and Granat 2010) with exponent 1.75,
/// walking and pottering are log-normal; walking is at about 100 steps a minute, slower in old age
/// (Tudor-Locke et al. 2018). How often somebody gets up follows the time of day, the time since
/// rising and the person. Effort grows with the square of cadence; that, the steps of pottering and
/// the hours are tuned on a Fitbit export (bench/LOG.md).
final class Movement {
  private enum Kind {
    SITTING,
    LIGHT,
    WALKING,
    EXERCISE
  }

  private final Traits traits;
  private final Draw draw;
  private final double activity; // how much the person moves, around 1
  private final double naturalCadence;
  private Kind kind = Kind.SITTING;
  private int left;
  private int sinceRising;
  private double cadence;
  private double drive = 1; // of today
  private int exerciseFrom = -1;
  private int exerciseFor;
  private int steps;
  private double effort;
  private double motion;

  Movement(Traits t, Draw draw) {
    this.traits = t;
    this.draw = draw;
    this.activity =
        StrictMath.exp(
            0.25 * t.fitness()
                - 0.015 * (t.bmi() - 28)
                - 0.10 * t.mood()
                - 0.007 * Math.max(0, t.ageYears() - 45)
                + 0.18 * draw.normal());
    this.naturalCadence =
        104
            - 0.35 * Math.max(0, t.ageYears() - 60)
            - 0.5 * Math.max(0, t.bmi() - 30)
            + 4 * draw.normal();
  }

  /// A day begins: how lively it is, and whether there is exercise.
  ///
  /// @param ill fever keeps people down
  void morning(boolean weekend, boolean ill) {
    drive = StrictMath.exp(0.25 * draw.normal()) * (weekend ? 0.93 : 1) * (ill ? 0.4 : 1);
    double wish = -1.5 + 0.7 * traits.fitness() - 0.25 * traits.mood() + (weekend ? 0.2 : 0);
    exerciseFrom = -1;
    if (!ill && draw.chance(Logit.inverse(wish))) {
      exerciseFrom = (int) (draw.chance(0.35) ? draw.normal(7 * 60, 45) : draw.normal(18 * 60, 60));
      exerciseFor = (int) Math.clamp(draw.logNormal(38, 0.45), 12, 150);
    }
  }

  /// One minute at rest in bed.
  void rest() {
    kind = Kind.SITTING;
    left = 0;
    sinceRising = 0;
    steps = 0;
    effort = 0;
    motion = 0.01 * Math.abs(draw.normal());
  }

  /// One minute up.
  void step(int minute) {
    if (minute == exerciseFrom) {
      kind = Kind.EXERCISE;
      left = exerciseFor;
      boolean runs = traits.fitness() - 0.02 * (traits.ageYears() - 45) > 0.2;
      cadence = runs ? draw.normal(158, 6) : naturalCadence + 14;
    } else if (left <= 0) {
      next(minute);
    }
    left--;
    sinceRising++;
    double strain = Math.clamp(1 - 0.13 * traits.fitness() + 0.01 * (traits.bmi() - 28), 0.6, 1.6);
    switch (kind) {
      case SITTING -> {
        steps = draw.chance(0.02) ? 1 + draw.below(8) : 0;
        effort = 0.02;
        motion = 0.03 + 0.05 * Math.abs(draw.normal());
      }
      case LIGHT -> {
        steps = draw.chance(0.74) ? 4 + (int) draw.exponential(18) : 0;
        steps = Math.min(steps, 75);
        effort = (0.09 + 0.0024 * steps) * strain;
        motion = Math.min(1, 0.16 + 0.004 * steps + 0.05 * Math.abs(draw.normal()));
      }
      case WALKING, EXERCISE -> {
        steps = (int) Math.clamp(cadence + 5 * draw.normal(), 0, 210);
        effort = Math.min(0.95, 0.000032 * steps * steps * strain);
        motion = Math.min(1, 0.35 + 0.0035 * steps + 0.04 * draw.normal());
      }
    }
  }

  private void next(int minute) {
    double up = activity * drive * (daily(minute) + 0.6 * StrictMath.exp(-sinceRising / 60.0));
    Kind before = kind;
    if (before == Kind.SITTING) {
      kind = draw.chance(Math.min(0.6, 0.20 * up)) ? Kind.WALKING : Kind.LIGHT;
    } else {
      kind = draw.chance(Math.clamp(0.85 - 0.2 * up, 0.25, 0.9)) ? Kind.SITTING : Kind.LIGHT;
    }
    left =
        switch (kind) {
          case SITTING -> {
            double u = 1 - draw.uniform();
            yield (int)
                    Math.min(150, 1.4 * StrictMath.pow(u, -1 / 0.75) / Math.clamp(up, 0.35, 1.6))
                + 1;
          }
          case LIGHT -> 1 + (int) draw.logNormal(3.0, 0.9);
          case WALKING -> 1 + (int) draw.logNormal(3.0 * Math.sqrt(up), 0.9);
          case EXERCISE -> left;
        };
    if (kind == Kind.WALKING) {
      cadence = naturalCadence * (0.72 + 0.28 * draw.uniform()) + 3 * draw.normal();
    }
  }

  /// How likely getting up is through the day: in the morning, at noon, in the early evening.
  private static double daily(int minute) {
    return 0.65
        + 0.25 * hump(minute, 540, 80)
        + 0.5 * hump(minute, 760, 75)
        + 0.75 * hump(minute, 1090, 95)
        - 0.15 * hump(minute, 1340, 80);
  }

  private static double hump(int minute, int centre, int width) {
    double z = (minute - centre) / (double) width;
    return StrictMath.exp(-0.5 * z * z);
  }

  int steps() {
    return steps;
  }

  double effort() {
    return effort;
  }

  double motion() {
    return motion;
  }
}
