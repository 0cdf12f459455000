package org.diurnal.model.surprise;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Randomness;
import org.diurnal.model.masking.PatchGrid;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.Workers;

/// How well few passes agree with leaving out one patch at a time, on the same patches.
///
/// @param passes a day
/// @param patches compared
/// @param correlation Pearson's, of the logarithms of the patches' mean squared errors
/// @param ratio mean squared error by few passes over that by one patch at a time; above 1 since
///   less is seen
public record Agreement(int passes, int patches, double correlation, double ratio) {
  /// Measures it.
  ///
  /// @param days on which
  /// @param patchesADay drawn at random among those with a minute, the same for all
  /// @param passes numbers of passes to compare
  public static List<Agreement> measure(
      SavedModel saved,
      List<DayWindow> days,
      int patchesADay,
      List<Integer> passes,
      long seed,
      Workers workers) {
    int[][] tokens = new int[days.size()][];
    PatchSums[] exact = new PatchSums[days.size()];
    workers.onEach(w -> {
      for (int i = w; i < exact.length; i += workers.count()) {
        tokens[i] = drawn(days.get(i), patchesADay, seed);
        exact[i] =
            PatchSums.of(new LeaveOut(saved, LeaveOut.PASSES).exactErrors(days.get(i), tokens[i]));
      }
    });
    List<Agreement> found = new ArrayList<>();
    for (int p : passes) {
      List<float[][]> few = new LeaveOut(saved, p).errors(days, workers);
      List<double[]> pairs = new ArrayList<>();
      for (int i = 0; i < exact.length; i++) {
        PatchSums sums = PatchSums.of(few.get(i));
        for (int t : tokens[i]) {
          pairs.add(
              new double[] {sums.sum(t) / sums.minutes(t), exact[i].sum(t) / exact[i].minutes(t)});
        }
      }
      found.add(of(p, pairs));
    }
    return found;
  }

  /// @param pairs by few passes, and exactly
  static Agreement of(int passes, List<double[]> pairs) {
    double few = 0;
    double one = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (double[] p : pairs) {
      few += p[0];
      one += p[1];
      double a = Math.log(Math.max(PatchSums.LEAST_ERROR, p[0]));
      double b = Math.log(Math.max(PatchSums.LEAST_ERROR, p[1]));
      x += a;
      y += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
    double n = pairs.size();
    double r = (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
    return new Agreement(passes, pairs.size(), r, few / one);
  }

  private static int[] drawn(DayWindow day, int most, long seed) {
    List<Integer> there = new ArrayList<>();
    for (int t = 0; t < PatchGrid.tokens(day.channels()); t++) {
      int from = t % PatchGrid.SLOTS * PatchGrid.PATCH_MINUTES;
      if (day.observed(t / PatchGrid.SLOTS).count(from, from + PatchGrid.PATCH_MINUTES) > 0) {
        there.add(t);
      }
    }
    SplittableRandom random =
        Randomness.of(seed, Randomness.key(day.personId()), day.localDate().toEpochDay());
    int[] tokens = new int[Math.min(most, there.size())];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = there.remove(random.nextInt(there.size()));
    }
    return tokens;
  }
}
