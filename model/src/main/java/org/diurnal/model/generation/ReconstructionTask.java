package org.diurnal.model.generation;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.hiding.Blocks;
import org.diurnal.model.hiding.FastHeart;
import org.diurnal.model.hiding.Night;
import org.diurnal.model.hiding.Patches;
import org.diurnal.model.hiding.Sensors;
import org.diurnal.model.hiding.Workout;

/// One way to hide part of a day so that fillers can be asked to bring it back.
///
/// What is hidden follows from (seed, person, date, task) and, for some kinds, from the day itself,
/// so every filler meets the same minutes, in whatever order days come.
///
/// @param kind which way
/// @param share how much, above 0 and below 1: of the patches, of the day, of the channels; kinds
///   that have no choice take only their own share
public record ReconstructionTask(Kind kind, double share) {
  /// Slots of a day, those of the model's patches.
  public static final int SLOTS = 72;

  /// Minutes of a slot.
  public static final int SLOT_MINUTES = DayWindow.MINUTES / SLOTS;

  /// The ways: the four of SensorFM's evaluation with what varies sensor imputation, and the six
  /// scenarios of OpenMHC.
  public enum Kind {
    /// Patches of 20 minutes here and there, each channel for itself.
    RANDOM_IMPUTATION(0.8, true),
    /// A gap inside the day, all channels; never the first or the last slot.
    TEMPORAL_INTERPOLATION(0.5, true),
    /// The end of the day, all channels.
    TEMPORAL_EXTRAPOLATION(0.5, true),
    /// A whole channel, each in turn, the others left to be seen.
    SENSOR_IMPUTATION(1, true),
    /// A whole channel, one by lot; what is asked of schemas with many.
    ONE_SENSOR(1, true),
    /// A share of the channels that have data, by lot.
    SOME_SENSORS(0.5, true),
    /// All channels of one sensor group of the schema, each group in turn.
    SENSOR_GROUP(1, true),
    /// OpenMHC: half of the observed patches of 30 minutes, each channel for itself.
    RANDOM_NOISE(0.5, true),
    /// OpenMHC: blocks of 30 to 60 minutes in all channels, a quarter of the observed minutes.
    TEMPORAL_SLICE(0.25, true),
    /// OpenMHC: half of the channels, or all of one sensor group, for the whole day.
    SIGNAL_SLICE(0.5, true),
    /// OpenMHC: the night, in all channels but those of sleep ([Night]).
    SLEEP_GAP(1, false),
    /// OpenMHC: the heart rate during workouts ([Workout]).
    WORKOUT_GAP(1, false),
    /// OpenMHC: the heart rate where it is above 160 ([FastHeart]).
    INTENSITY_FAILURE(1, false);

    private final double standardShare;
    private final boolean scoresBinary;

    Kind(double standardShare, boolean scoresBinary) {
      this.standardShare = standardShare;
      this.scoresBinary = scoresBinary;
    }

    /// Whether the share is a choice.
    boolean hasSizes() {
      return this == RANDOM_IMPUTATION || this == SOME_SENSORS || isTemporal();
    }

    boolean isTemporal() {
      return this == TEMPORAL_INTERPOLATION || this == TEMPORAL_EXTRAPOLATION;
    }

    /// Whether binary channels take part in the skill: OpenMHC leaves them out of its last three
    /// scenarios, in which they say what the scenario was found by.
    public boolean scoresBinary() {
      return scoresBinary;
    }

    /// The kind at its usual size.
    public ReconstructionTask standard() {
      return new ReconstructionTask(this, standardShare);
    }
  }

  private static final double FAST_HEART_BPM = 160;

  public ReconstructionTask {
    if (kind.hasSizes() ? !(share > 0 && share < 1) : share != kind.standardShare) {
      throw new IllegalArgumentException(
          kind
              + ": share "
              + share
              + (kind.hasSizes()
                  ? " not between 0 and 1"
                  : ", only " + kind.standardShare + " has a meaning"));
    }
    int slots = (int) Math.round(share * SLOTS);
    if (kind.isTemporal() && (slots < 1 || slots > SLOTS - 2)) {
      throw new IllegalArgumentException(
          kind + ": share " + share + " is " + slots + " of " + SLOTS + " slots, need 1 to 70");
    }
  }

  /// The four of SensorFM with the shares of pretraining: 0.80 of the patches, 0.50 of the day
  /// twice, whole channels in turn.
  public static List<ReconstructionTask> defaults() {
    return Stream.of(
            Kind.RANDOM_IMPUTATION,
            Kind.TEMPORAL_INTERPOLATION,
            Kind.TEMPORAL_EXTRAPOLATION,
            Kind.SENSOR_IMPUTATION)
        .map(Kind::standard)
        .toList();
  }

  /// The four at several sizes: 0.2, 0.5 and 0.8 of the patches; gaps and ends of 1, 3, 6 and 12
  /// hours; one channel, half of the channels, each sensor group.
  public static List<ReconstructionTask> sizes() {
    Stream<ReconstructionTask> random =
        Stream.of(0.2, 0.5, 0.8).map(s -> new ReconstructionTask(Kind.RANDOM_IMPUTATION, s));
    Stream<ReconstructionTask> temporal =
        Stream.of(Kind.TEMPORAL_INTERPOLATION, Kind.TEMPORAL_EXTRAPOLATION)
            .flatMap(k -> Stream.of(1, 3, 6, 12).map(h -> new ReconstructionTask(k, h / 24.0)));
    Stream<ReconstructionTask> sensors =
        Stream.of(Kind.ONE_SENSOR, Kind.SOME_SENSORS, Kind.SENSOR_GROUP).map(Kind::standard);
    return Stream.of(random, temporal, sensors).flatMap(s -> s).toList();
  }

  /// The six scenarios of OpenMHC.
  public static List<ReconstructionTask> scenarios() {
    return Stream.of(
            Kind.RANDOM_NOISE,
            Kind.TEMPORAL_SLICE,
            Kind.SIGNAL_SLICE,
            Kind.SLEEP_GAP,
            Kind.WORKOUT_GAP,
            Kind.INTENSITY_FAILURE)
        .map(Kind::standard)
        .toList();
  }

  /// The name in tables: the kind's, for example `random_imputation`; at another size than the
  /// kind's usual one with the size, for example `random_imputation_20` (percent) or
  /// `temporal_interpolation_180` (minutes).
  public String id() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return share == kind.standardShare
        ? name
        : name + "_" + Math.round(share * (kind.isTemporal() ? DayWindow.MINUTES : 100));
  }

  /// What to hide of a day: one list of masks (one a channel) for each question put to the fillers.
  ///
  /// Most tasks put one question a day. Those that hide whole channels put one for each channel or
  /// group, and none where nothing would be left to go by; night, workout and fast heart put none
  /// on days that have none.
  ///
  /// @param seed the study's seed
  /// @param schema the day's channels: their names and groups say what is sleep and what the heart
  /// @param day the day as measured
  public List<List<MinuteMask>> masks(long seed, SensorSchema schema, DayWindow day) {
    SplittableRandom random =
        Randomness.of(
            seed,
            Randomness.key(day.personId()),
            day.localDate().toEpochDay(),
            Randomness.key(id()));
    int channels = day.channels();
    int slots = (int) Math.round(share * SLOTS);
    return switch (kind) {
      case RANDOM_IMPUTATION -> List.of(Patches.anywhere(random, channels, SLOT_MINUTES, share));
      case TEMPORAL_INTERPOLATION -> {
        // starts 1 ... 71 - slots, so that the last hidden slot is at most the last but one
        int first = 1 + random.nextInt(SLOTS - 1 - slots);
        yield List.of(slots(channels, first, slots));
      }
      case TEMPORAL_EXTRAPOLATION -> List.of(slots(channels, SLOTS - slots, slots));
      case SENSOR_IMPUTATION -> Sensors.eachInTurn(day);
      case ONE_SENSOR -> Sensors.one(random, day);
      case SOME_SENSORS -> Sensors.some(random, day, share);
      case SENSOR_GROUP -> Sensors.groupsInTurn(schema, day);
      case RANDOM_NOISE -> List.of(Patches.observed(random, day, 30, share));
      case TEMPORAL_SLICE -> List.of(Blocks.scattered(random, day, share, 30, 60));
      case SIGNAL_SLICE -> Sensors.someOrGroup(random, schema, day, share);
      case SLEEP_GAP -> Night.hide(schema, day);
      case WORKOUT_GAP -> Workout.hide(schema, day);
      case INTENSITY_FAILURE -> FastHeart.hide(schema, day, FAST_HEART_BPM);
    };
  }

  private static List<MinuteMask> slots(int channels, int first, int slots) {
    return Blocks.one(channels, first * SLOT_MINUTES, (first + slots) * SLOT_MINUTES);
  }
}
