package org.diurnal.model.network;

import static org.diurnal.model.masking.PatchGrid.PATCH_MINUTES;
import static org.diurnal.model.masking.PatchGrid.SLOTS;

import java.util.List;
import org.diurnal.core.MinuteMask;
import org.diurnal.model.masking.AimMask;

/// Days and their masks, laid out for the network.
///
/// Each day's tokens are put in an order of its own: first what may be seen, then what was hidden
/// and carries loss, then the rest. Attention does not care about order, so the decoder needs no
/// gather to restore one, and its last layer runs on a contiguous range. Only the first `kept`
/// tokens enter the encoder: the rest is dropped, missing ones first.
///
/// A hidden or missing minute is never copied in here, so nothing downstream can leak it.
public final class TokenBatch {
  private final int size;
  private final int tokens;
  private final int kept;
  private final int predictFrom;
  private final int predictTo;
  private final int[][] order; // [batch][tokens]
  private final int[] visible; // [batch]
  private final float[] patches; // [batch, kept, 20]
  private final float[] targets; // [batch, predicted, 20]
  private final float[] weights; // [batch, predicted, 20], 1 where the loss counts
  private final float[] calendar; // [batch, 72, 8]
  private final double lossMinutes;

  /// What the batch is for, which decides what is dropped and what is predicted.
  public sealed interface Purpose {
    /// Learning: at least `dropShare` of the tokens leaves the encoder, and predictions are made
    /// where there is loss. With `trim`, tokens that no day of the batch may see leave as well,
    /// which changes no number and saves their cost.
    ///
    /// Counts of tokens are rounded up to a `multiple` when trimmed: every new shape costs libtorch
    /// a compiled kernel and a place in its caches, which otherwise grow for thousands of steps.
    record Learning(double dropShare, boolean trim, int multiple) implements Purpose {
      /// Without rounding.
      public Learning(double dropShare, boolean trim) {
        this(dropShare, trim, 1);
      }
    }

    /// Filling: predictions are made for every masked token.
    record Filling() implements Purpose {}
  }

  /// Lays out a batch.
  ///
  /// @throws IllegalArgumentException if there is no day, or a mask does not fit its day
  public TokenBatch(List<NormalizedDay> days, List<AimMask> masks, Purpose purpose) {
    if (days.isEmpty() || days.size() != masks.size()) {
      throw new IllegalArgumentException(days.size() + " days and " + masks.size() + " masks");
    }
    size = days.size();
    tokens = masks.getFirst().inherited().length;
    order = new int[size][];
    visible = new int[size];
    int mostVisible = 1;
    int leastVisible = tokens;
    int lossEnd = 0;
    for (int b = 0; b < size; b++) {
      AimMask mask = masks.get(b);
      if (mask.inherited().length != tokens || days.get(b).z().length != tokens * PATCH_MINUTES) {
        throw new IllegalArgumentException("day " + b + " does not fit the batch's shape");
      }
      int[] ends = new int[3];
      order[b] = sort(days.get(b), mask, ends);
      visible[b] = ends[0];
      mostVisible = Math.max(mostVisible, ends[0]);
      leastVisible = Math.min(leastVisible, ends[0]);
      lossEnd = Math.max(lossEnd, ends[1]);
    }
    switch (purpose) {
      case Purpose.Learning(double dropShare, boolean trim, int multiple) -> {
        int fixed = tokens - (int) Math.round(tokens * dropShare);
        kept = trim ? roundedUp(mostVisible, multiple) : Math.max(fixed, mostVisible);
        predictFrom = leastVisible / multiple * multiple;
        predictTo = Math.max(roundedUp(lossEnd, multiple), predictFrom);
      }
      case Purpose.Filling() -> {
        kept = mostVisible;
        predictFrom = leastVisible;
        predictTo = tokens;
      }
    }
    int predicted = predictTo - predictFrom;
    patches = new float[size * kept * PATCH_MINUTES];
    targets = new float[size * predicted * PATCH_MINUTES];
    weights = new float[size * predicted * PATCH_MINUTES];
    calendar = new float[size * SLOTS * TimeFeatures.CALENDAR];
    double minutes = 0;
    for (int b = 0; b < size; b++) {
      NormalizedDay day = days.get(b);
      for (int i = 0; i < visible[b]; i++) {
        System.arraycopy(
            day.z(),
            order[b][i] * PATCH_MINUTES,
            patches,
            (b * kept + i) * PATCH_MINUTES,
            PATCH_MINUTES);
      }
      minutes += target(day, masks.get(b), b);
      float[] features = TimeFeatures.calendar(day.date());
      System.arraycopy(features, 0, calendar, b * features.length, features.length);
    }
    lossMinutes = minutes;
  }

  private int roundedUp(int count, int multiple) {
    return Math.min(tokens, Math.ceilDiv(count, multiple) * multiple);
  }

  private double target(NormalizedDay day, AimMask mask, int b) {
    int predicted = predictTo - predictFrom;
    double minutes = 0;
    for (int i = predictFrom; i < predictTo; i++) {
      int token = order[b][i];
      if (!mask.artificial()[token]) {
        continue;
      }
      MinuteMask observed = day.observed()[token / SLOTS];
      for (int m = 0; m < PATCH_MINUTES; m++) {
        if (observed.get(token % SLOTS * PATCH_MINUTES + m)) {
          int at = (b * predicted + i - predictFrom) * PATCH_MINUTES + m;
          targets[at] = day.z()[token * PATCH_MINUTES + m];
          weights[at] = 1;
          minutes++;
        }
      }
    }
    return minutes;
  }

  /// Visible tokens, then those with loss, then the rest; `ends` takes where each group ends.
  private static int[] sort(NormalizedDay day, AimMask mask, int[] ends) {
    int n = mask.inherited().length;
    int[] sorted = new int[n];
    int at = 0;
    for (int group = 0; group < 3; group++) {
      for (int t = 0; t < n; t++) {
        int g = !mask.masked(t) ? 0 : mask.artificial()[t] && day.observedMinutes(t) > 0 ? 1 : 2;
        if (g == group) {
          sorted[at++] = t;
        }
      }
      ends[group] = at;
    }
    return sorted;
  }

  /// Days in the batch.
  public int size() {
    return size;
  }

  /// Tokens of a day.
  public int tokens() {
    return tokens;
  }

  /// Tokens of a day that enter the encoder.
  public int kept() {
    return kept;
  }

  /// The first position of a day's order that is predicted.
  public int predictFrom() {
    return predictFrom;
  }

  /// Positions predicted.
  public int predicted() {
    return predictTo - predictFrom;
  }

  /// How many tokens of a day may be seen: the first ones of its order.
  public int visible(int day) {
    return visible[day];
  }

  /// The token at a position of a day's order.
  public int token(int day, int position) {
    return order[day][position];
  }

  /// Minutes that the loss is taken over.
  public double lossMinutes() {
    return lossMinutes;
  }

  float[] patches() {
    return patches;
  }

  float[] targets() {
    return targets;
  }

  float[] weights() {
    return weights;
  }

  float[] calendar() {
    return calendar;
  }
}
