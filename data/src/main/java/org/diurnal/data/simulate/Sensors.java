package org.diurnal.data.simulate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.simulate.BodyDay.Stage;

/// What a device makes of a body's day: features with noise, in the minutes in which it can see
/// them.
///
/// The heart rate is lost for some minutes now and then; what needs single beats, or the light's
/// finer detail, is lost in many more minutes of motion, the more the looser the device sits.
///
/// Beat-to-beat features follow rmssd, whose logarithm falls with age (Umetani et al. 1998) and
/// with heart rate (Monfredi et al. 2014), rises with vagal tone and in sleep without dreams.
/// Features of acceleration and of conductance have the scale of the published normalisation
/// constants and the direction of their definitions; their equations are this simulator's own.
final class Sensors {
  private static final double TIGHT = 0.6; // of the fit: oxygen is measured all day

  private final SensorSchema schema;
  private final Map<Feature, Integer> position = new EnumMap<>(Feature.class);
  private final Traits traits;
  private final DeviceType device;
  private final String sourceId;
  private final Draw draw;
  private final double skinBase;
  private final double edaBase;
  private final double hrOffset; // the device's own error at rest
  private final double fit; // how loosely it sits, 1 for the average person
  private double rmssdWander;
  private double skin;
  private double eda;
  private double posture = 123;
  private double spo2;
  private boolean looseFit;
  private int lostFor; // minutes until the pulse is found again

  /// @param schema of channels that are all [Feature]s
  Sensors(SensorSchema schema, Traits t, DeviceType device, String sourceId, Draw draw) {
    this.schema = schema;
    this.traits = t;
    this.device = device;
    this.sourceId = sourceId;
    this.draw = draw;
    for (Feature f : Feature.values()) {
      if (device.has(f.channel())) {
        schema.indexOf(f.channel()).ifPresent(c -> position.put(f, c));
      }
    }
    this.skinBase = 31.4 + 0.8 * draw.normal() - (device == DeviceType.RING ? -1.2 : 0);
    this.edaBase = draw.logNormal(2.1, 0.8);
    this.hrOffset = 0.8 * device.noise() * draw.normal();
    this.fit = draw.logNormal(1, 0.5);
    this.skin = skinBase;
    this.eda = edaBase;
    this.spo2 = 96;
  }

  /// The device's day.
  ///
  /// @param worn minutes on the body
  /// @param broken the optical sensor repeats one value
  DayWindow read(BodyDay day, String personId, MinuteMask worn, boolean broken) {
    float[][] values = new float[schema.size()][BodyDay.MINUTES];
    MinuteMask[] observed = new MinuteMask[schema.size()];
    Arrays.setAll(observed, c -> new MinuteMask());
    double[] v = new double[Feature.values().length];
    double stuck = 60 + draw.below(60);
    double season = 0.6 * StrictMath.cos((day.date().getDayOfYear() - 200) * 2 * Math.PI / 365);
    for (int m = 0; m < BodyDay.MINUTES; m++) {
      sense(day, m, season, v);
      if (m % 15 == 0) {
        looseFit = draw.chance(0.10 * fit * device.noise());
      }
      // Every draw is made whether the minute is worn or not, so that wear does not change the
      // rest.
      boolean quiet = day.motion()[m] < 0.13 / fit + 0.05 * draw.normal();
      boolean optical = !draw.chance(looseFit ? 0.7 : fit * (0.05 + 0.35 * day.motion()[m]));
      boolean sampled = draw.chance(fit < TIGHT ? 0.97 : day.stage()[m].isAsleep() ? 0.55 : 0.04);
      if (lostFor > 0) {
        lostFor--;
      } else if (draw.chance(device.noise() * 1.5 / BodyDay.MINUTES)) {
        lostFor = (int) Math.clamp(draw.logNormal(4, 0.9), 1, 60);
      }
      if (!worn.get(m)) {
        continue;
      }
      if (broken) {
        v[Feature.HEART_RATE.ordinal()] = stuck;
      }
      for (Map.Entry<Feature, Integer> e : position.entrySet()) {
        Feature f = e.getKey();
        int c = e.getValue();
        if (!device.has(f.channel())
            || f == Feature.HEART_RATE && lostFor > 0 && !broken
            || f != Feature.HEART_RATE && f.isOptical() && !optical && !broken
            || f.needsBeats() && (!quiet || broken)
            || f.isSampled() && !sampled) {
          continue;
        }
        Channel channel = schema.channel(c);
        values[c][m] = (float) Math.clamp(v[f.ordinal()], channel.min(), channel.max());
        observed[c].set(m);
      }
    }
    return new DayWindow(
        personId, day.date(), OptionalInt.of(offset(day.date())), sourceId, values, observed);
  }

  /// Everybody lives at UTC+1 all year.
  private static int offset(LocalDate date) {
    return date.getYear() > 0 ? 60 : 0;
  }

  private void sense(BodyDay day, int m, double season, double[] v) {
    Stage stage = day.stage()[m];
    boolean asleep = stage.isAsleep();
    double motion = day.motion()[m];
    double fever = day.bodyTemperature()[m];
    double stress = day.stress()[m];
    double noise = device.noise();
    double bpm = day.heartRateBpm()[m];
    double seen = bpm + hrOffset + noise * (0.7 + 4 * motion) * draw.normal();
    set(v, Feature.HEART_RATE, seen);
    beats(day, m, bpm, asleep, motion, noise, v);
    oxygen(stage, motion, noise, v);

    double target =
        skinBase
            + season
            + 0.55 * fever
            + (asleep ? 1.5 : 0)
            - 0.5 * day.circadian()[m]
            - 1.2 * day.effort()[m];
    skin += (target - skin) * 0.02 + 0.04 * draw.normal();
    set(v, Feature.SKIN_TEMPERATURE, skin);
    double level =
        edaBase
            * StrictMath.exp(
                0.45 * stress + 1.5 * day.effort()[m] + (asleep ? -0.3 : 0) + 0.3 * season);
    eda += (level - eda) * 0.15;
    set(v, Feature.EDA_LEVEL, Math.max(0.02, eda * (1 + 0.04 * draw.normal())));
    set(v, Feature.EDA_CONTACT_COUNT, 240 - 90 * motion + 14 * draw.normal());

    int counted = (int) Math.round(day.steps()[m] * device.stepGain());
    set(v, Feature.STEPS, counted);
    set(
        v,
        Feature.INTENSITY,
        counted == 0 && day.effort()[m] < 0.15 ? 0 : counted < 80 ? 1 : counted < 95 ? 2 : 3);
    double kcal = traits.weightKg() * (0.09 * day.effort()[m]);
    set(v, Feature.ACTIVE_ENERGY, kcal * (1 + 0.05 * draw.normal()));
    acceleration(day, m, asleep, motion, counted, v);

    set(v, Feature.ASLEEP, asleep ? 1 : 0);
    set(v, Feature.SLEEP_AWAKE, stage == Stage.AWAKE ? 1 : 0);
    set(v, Feature.SLEEP_LIGHT, stage == Stage.LIGHT ? 1 : 0);
    set(v, Feature.SLEEP_DEEP, stage == Stage.DEEP ? 1 : 0);
    set(v, Feature.SLEEP_REM, stage == Stage.REM ? 1 : 0);
    set(
        v,
        Feature.SLEEP_COEFFICIENT,
        asleep ? 13 + 1.5 * draw.normal() : Math.max(0, 8 - 16 * motion + 2.5 * draw.normal()));
  }

  private void beats(
      BodyDay day, int m, double bpm, boolean asleep, double motion, double noise, double[] v) {
    Stage stage = day.stage()[m];
    rmssdWander = 0.7 * rmssdWander + 0.2 * draw.normal();
    double ln =
        3.75
            - 0.012 * (traits.ageYears() - 45)
            + 0.38 * traits.autonomicTone()
            - 0.018 * (bpm - traits.restingHeartRate())
            + (stage == Stage.DEEP || stage == Stage.LIGHT ? 0.15 : 0)
            + (stage == Stage.REM ? 0.05 : 0)
            - (traits.smoker() ? 0.10 : 0)
            + (day.onBetaBlocker() ? 0.15 : 0)
            - 0.2 * day.bodyTemperature()[m]
            - 0.10 * day.stress()[m]
            + rmssdWander
            + 0.25 * noise * draw.normal();
    double rmssd = StrictMath.exp(ln);
    double lnSdnn = 1.55 + 0.68 * ln + 0.15 * draw.normal();
    double lnRatio =
        1.0
            - 0.35 * traits.autonomicTone()
            + (asleep ? -0.45 : 0.1)
            + (stage == Stage.REM ? 0.5 : 0)
            + 0.15 * day.stress()[m]
            + 0.45 * draw.normal();
    double lnHf = 1.9 * ln - 1.3 + 0.35 * draw.normal();
    set(v, Feature.RR_MEDIAN, 60_000 / Math.max(30, bpm) + 6 * draw.normal());
    set(v, Feature.RMSSD, rmssd);
    set(v, Feature.SDNN, StrictMath.exp(lnSdnn));
    set(v, Feature.PNN20, Logit.inverse((ln - 3.45) / 0.42 + 0.25 * draw.normal()));
    set(v, Feature.HF_POWER, StrictMath.exp(lnHf));
    set(v, Feature.LF_HF_RATIO, StrictMath.exp(lnRatio));
    set(v, Feature.LF_POWER, StrictMath.exp(lnHf + lnRatio));
    set(v, Feature.VLF_POWER, StrictMath.exp(2 * lnSdnn - 1.5 + 0.4 * draw.normal()));
    set(
        v,
        Feature.COHERENCE,
        Logit.inverse(
            -1.7
                + 0.25 * traits.autonomicTone()
                + (stage == Stage.DEEP ? 0.4 : 0)
                + 0.55 * draw.normal()));
    set(v, Feature.SHANNON_ENTROPY_RR, 0.9 + 0.53 * lnSdnn + 0.25 * draw.normal());
    set(
        v,
        Feature.SPECTRAL_ENTROPY,
        2.55 + 0.08 * lnRatio - (stage == Stage.DEEP ? 0.25 : 0) + 0.3 * draw.normal());
    set(
        v,
        Feature.RR_VALID_FRACTION,
        Math.clamp((asleep ? 0.82 : 0.6) - 1.3 * motion + 0.15 * noise * draw.normal(), 0, 1));
    set(
        v,
        Feature.RESPIRATORY_RATE,
        15
            + (asleep ? -0.8 : 0.5)
            + (stage == Stage.REM ? 0.8 : 0)
            + 1.6 * day.bodyTemperature()[m]
            + 9 * day.effort()[m]
            + 0.06 * (traits.bmi() - 28)
            + 0.9 * draw.normal());
  }

  private void oxygen(Stage stage, double motion, double noise, double[] v) {
    // Breathing stops: dips in sleep, as often as sleep is disturbed (Peppard et al. 2013).
    double stops = stage.isAsleep() ? 0.012 * StrictMath.exp(0.8 * traits.sleepDisturbance()) : 0;
    double rest =
        96.4
            - 0.015 * (traits.ageYears() - 45)
            - 0.04 * (traits.bmi() - 28)
            - (traits.smoker() ? 0.5 : 0)
            - (stage.isAsleep() ? 0.6 : 0);
    spo2 =
        draw.chance(Math.min(0.6, stops))
            ? rest - 2 - draw.exponential(2.5)
            : spo2 + (rest - spo2) * 0.5;
    set(v, Feature.SPO2, Math.min(100, spo2 + 0.7 * noise * draw.normal()));
    set(v, Feature.SPO2_CONFIDENCE, Math.clamp(92 - 220 * motion + 12 * draw.normal(), 0, 100));
    set(v, Feature.SPO2_COVERAGE, Math.clamp(58 - 70 * motion + 12 * draw.normal(), 0, 100));
  }

  private void acceleration(
      BodyDay day, int m, boolean asleep, double motion, int counted, double[] v) {
    if (draw.chance(asleep ? 0.015 : 0.12)) {
      posture = 123 + 22 * draw.normal();
    }
    double rhythm = counted > 60 ? 1 : 0;
    set(v, Feature.LOG_ENERGY, 12 + 165 * (1 - StrictMath.exp(-2.6 * motion)) + 5 * draw.normal());
    set(v, Feature.JERK_AUTOCORRELATION, 218 - 75 * motion + 25 * rhythm + 14 * draw.normal());
    set(v, Feature.COVARIANCE_CONDITION, 40 + 22 * rhythm + 10 * draw.normal());
    set(v, Feature.LOG_ENERGY_RATIO, 40 + 38 * motion + 14 * draw.normal());
    set(v, Feature.ZERO_CROSSING_STD, 164 - 55 * motion + 15 * draw.normal());
    set(v, Feature.ZERO_CROSSING_MEAN, 30 + 130 * motion + 14 * draw.normal());
    set(v, Feature.AXIS_MEAN, posture + 5 * draw.normal());
    set(v, Feature.KURTOSIS, Math.max(0, 128 - 130 * motion + 45 * draw.normal()));
    boolean stairs = day.effort()[m] > 0.1 && draw.chance(0.03);
    set(v, Feature.ALTITUDE_STD, stairs ? 0.05 + draw.exponential(0.35) : 0);
  }

  private static void set(double[] v, Feature f, double value) {
    v[f.ordinal()] = value;
  }
}
