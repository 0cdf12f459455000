package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;

/// One way to hide part of a day so that fillers can be asked to bring it back, on the grid of 72
/// slots of 20 minutes that the model's patches have.
///
/// What is hidden follows from (seed, person, date, task) alone, so every filler meets the same
/// minutes, in whatever order days come.
///
/// @param kind which of the four
/// @param share of patches (random) or of the day (temporal) hidden, above 0 and below 1; 1 for
///   sensor imputation, which hides whole channels
public record ReconstructionTask(Kind kind, double share) {
  /// Slots of a day.
  public static final int SLOTS = 72;

  /// Minutes of a slot.
  public static final int SLOT_MINUTES = DayWindow.MINUTES / SLOTS;

  /// The four of SensorFM's evaluation.
  public enum Kind {
    /// Patches here and there, each channel for itself.
    RANDOM_IMPUTATION,
    /// A gap inside the day, all channels; never the first or the last slot.
    TEMPORAL_INTERPOLATION,
    /// The end of the day, all channels.
    TEMPORAL_EXTRAPOLATION,
    /// A whole channel, each in turn, the others left to be seen.
    SENSOR_IMPUTATION
  }

  public ReconstructionTask {
    boolean whole = kind == Kind.SENSOR_IMPUTATION;
    if (whole ? share != 1 : !(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          kind + ": share " + share + (whole ? ", only 1 has a meaning" : " not between 0 and 1"));
    }
    boolean temporal = kind == Kind.TEMPORAL_INTERPOLATION || kind == Kind.TEMPORAL_EXTRAPOLATION;
    int slots = (int) Math.round(share * SLOTS);
    if (temporal && (slots < 1 || slots > SLOTS - 2)) {
      throw new IllegalArgumentException(
          kind + ": share " + share + " is " + slots + " of " + SLOTS + " slots, need 1 to 70");
    }
  }

  /// The four with the shares of pretraining: 0.80 of the patches, 0.50 of the day twice, whole
  /// channels.
  public static List<ReconstructionTask> defaults() {
    return List.of(
        new ReconstructionTask(Kind.RANDOM_IMPUTATION, 0.8),
        new ReconstructionTask(Kind.TEMPORAL_INTERPOLATION, 0.5),
        new ReconstructionTask(Kind.TEMPORAL_EXTRAPOLATION, 0.5),
        new ReconstructionTask(Kind.SENSOR_IMPUTATION, 1));
  }

  /// The name in tables, for example `random_imputation`.
  public String id() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /// What to hide of a day: one list of masks (one a channel) for each question put to the fillers.
  ///
  /// Three tasks put one question a day. Sensor imputation puts one for each channel that has data
  /// that day, and none where fewer than two have: nothing would be left to go by.
  ///
  /// @param seed the study's seed
  /// @param day the day; of it only person, date and (sensor imputation) which channels have data
  public List<List<MinuteMask>> masks(long seed, DayWindow day) {
    SplittableRandom random =
        Randomness.of(
            seed,
            Randomness.key(day.personId()),
            day.localDate().toEpochDay(),
            Randomness.key(id()));
    int channels = day.channels();
    int slots = (int) Math.round(share * SLOTS);
    return switch (kind) {
      case RANDOM_IMPUTATION -> List.of(randomPatches(random, channels));
      case TEMPORAL_INTERPOLATION ->
          // starts 1 ... 71 - slots, so that the last hidden slot is at most the last but one
          List.of(span(channels, 1 + random.nextInt(SLOTS - 1 - slots), slots));
      case TEMPORAL_EXTRAPOLATION -> List.of(span(channels, SLOTS - slots, slots));
      case SENSOR_IMPUTATION -> wholeChannels(day);
    };
  }

  private List<MinuteMask> randomPatches(SplittableRandom random, int channels) {
    int patches = channels * SLOTS;
    int toHide = (int) Math.round(share * patches);
    int[] order = IntStream.range(0, patches).toArray();
    List<MinuteMask> hidden = none(channels);
    for (int i = 0; i < toHide; i++) { // the first steps of a Fisher-Yates shuffle
      int j = i + random.nextInt(patches - i);
      int patch = order[j];
      order[j] = order[i];
      int start = patch % SLOTS * SLOT_MINUTES;
      hidden.get(patch / SLOTS).set(start, start + SLOT_MINUTES);
    }
    return hidden;
  }

  private static List<MinuteMask> span(int channels, int firstSlot, int slots) {
    List<MinuteMask> hidden = none(channels);
    for (MinuteMask mask : hidden) {
      mask.set(firstSlot * SLOT_MINUTES, (firstSlot + slots) * SLOT_MINUTES);
    }
    return hidden;
  }

  private static List<List<MinuteMask>> wholeChannels(DayWindow day) {
    int[] withData =
        IntStream.range(0, day.channels()).filter(c -> day.observed(c).count() > 0).toArray();
    List<List<MinuteMask>> questions = new ArrayList<>();
    if (withData.length >= 2) {
      for (int c : withData) {
        List<MinuteMask> hidden = none(day.channels());
        hidden.get(c).set(0, DayWindow.MINUTES);
        questions.add(hidden);
      }
    }
    return questions;
  }

  private static List<MinuteMask> none(int channels) {
    return IntStream.range(0, channels).mapToObj(c -> new MinuteMask()).toList();
  }
}
