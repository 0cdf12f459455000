package org.diurnal.tasks.truth;

import java.util.Arrays;
import java.util.List;

/// Whether vectors know the person or the device: people seen through two devices each.
///
/// Every vector has one partner (the same person, another device) and rivals (other people, the
/// same device as its own). The index is the mean share of rivals that are further away than the
/// partner: 1 if the partner is nearer than everybody on the same device, 0.5 if people and devices
/// say nothing, 0 if the device is all there is. It is the AUROC of distance for telling "same
/// person, other device" from "other person, same device", taken vector by vector. A tie counts
/// half.
///
/// Features are standardised over all vectors before distances (Euclidean) are taken, so that none
/// counts more for its unit.
///
/// @param index mean over vectors
/// @param first share of vectors whose partner is the nearest of partner and rivals
/// @param perPerson index of each person, in the order given
@SuppressWarnings("ArrayRecordComponent") // a result that is read once, never compared
public record RobustnessIndex(double index, double first, double[] perPerson) {
  /// Of people with two vectors each.
  ///
  /// @param one through their own device, [people][features]
  /// @param other through another device, in the same order
  /// @param deviceOfOne of each person's first vector
  /// @param deviceOfOther of each person's second
  public static RobustnessIndex of(
      double[][] one, double[][] other, List<String> deviceOfOne, List<String> deviceOfOther) {
    int n = one.length;
    double[][] all = new double[2 * n][];
    System.arraycopy(one, 0, all, 0, n);
    System.arraycopy(other, 0, all, n, n);
    double[][] z = standardized(all);
    double[] perPerson = new double[n];
    double first = 0;
    for (int i = 0; i < 2 * n; i++) {
      int person = i % n;
      int partner = (i + n) % (2 * n);
      String device = i < n ? deviceOfOne.get(person) : deviceOfOther.get(person);
      double near = distance(z[i], z[partner]);
      double further = 0;
      int rivals = 0;
      boolean nearest = true;
      for (int j = 0; j < 2 * n; j++) {
        String its = j < n ? deviceOfOne.get(j) : deviceOfOther.get(j - n);
        if (j % n == person || !its.equals(device)) {
          continue;
        }
        double d = distance(z[i], z[j]);
        further += d > near ? 1 : d == near ? 0.5 : 0;
        nearest &= d > near;
        rivals++;
      }
      double share = rivals == 0 ? Double.NaN : further / rivals;
      perPerson[person] += share / 2;
      first += nearest && rivals > 0 ? 1.0 / (2 * n) : 0;
    }
    return new RobustnessIndex(
        Arrays.stream(perPerson).filter(Double::isFinite).average().orElse(Double.NaN),
        first,
        perPerson);
  }

  private static double[][] standardized(double[][] x) {
    int p = x[0].length;
    double[][] z = new double[x.length][p];
    for (int j = 0; j < p; j++) {
      int at = j;
      double mean =
          Arrays.stream(x).mapToDouble(r -> r[at]).filter(Double::isFinite).average().orElse(0);
      double variance =
          Arrays.stream(x)
              .mapToDouble(r -> r[at])
              .filter(Double::isFinite)
              .map(v -> (v - mean) * (v - mean))
              .average()
              .orElse(0);
      double sd = Math.sqrt(variance);
      for (int i = 0; i < x.length; i++) {
        // A missing feature stands at the mean.
        z[i][j] = sd > 1e-12 && Double.isFinite(x[i][j]) ? (x[i][j] - mean) / sd : 0;
      }
    }
    return z;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
