package org.diurnal.model.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// k-means (Lloyd) from k-means++ starts (Arthur and Vassilvitskii 2007), and its variant for even
/// clusters: the centres are found anew from the points nearest to each of them, over and over, so
/// that dense regions lose their pull (Vo et al. 2024, section 3.3).
///
/// Sums, differences, products and quotients alone, in double precision: the same on every machine.
final class KMeans {
  private static final int ITERATIONS = 30;

  private KMeans() {}

  /// Finds at most `k` centres; fewer where there are fewer different points.
  ///
  /// @param resamplings how often the centres are found anew from the points nearest to them
  static Points centres(Points points, int k, int resamplings, SplittableRandom random) {
    Points centres = lloyd(points, start(points, k, random));
    int nearest = Math.max(1, points.size() / (2 * Math.max(1, k))); // half of an even cluster
    for (int r = 0; r < resamplings; r++) {
      Points near = nearestOfEach(points, centres, nearest);
      centres = lloyd(near, start(near, k, random));
    }
    return centres;
  }

  /// The nearest centre of every point.
  static int[] assign(Points points, Points centres) {
    int[] cluster = new int[points.size()];
    for (int p = 0; p < cluster.length; p++) {
      cluster[p] = centres.nearest(points.get(p));
    }
    return cluster;
  }

  /// Each centre is drawn with a probability that grows with the squared distance from those there.
  private static Points start(Points points, int k, SplittableRandom random) {
    Points centres = new Points(points.dim());
    double[] distance = new double[points.size()];
    Arrays.fill(distance, 1);
    double total = points.size();
    while (centres.size() < k && total > 0) {
      float[] centre = points.get(draw(distance, total, random));
      centres.add(centre);
      total = 0;
      for (int p = 0; p < distance.length; p++) {
        double d = points.distance(p, centre);
        distance[p] = centres.size() == 1 ? d : Math.min(distance[p], d);
        total += distance[p];
      }
    }
    return centres;
  }

  private static int draw(double[] weights, double total, SplittableRandom random) {
    double left = random.nextDouble() * total;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private static Points lloyd(Points points, Points start) {
    Points centres = start;
    int[] before = new int[0];
    for (int i = 0; i < ITERATIONS; i++) {
      int[] cluster = assign(points, centres);
      if (Arrays.equals(cluster, before)) {
        break;
      }
      before = cluster;
      centres = means(points, cluster, centres.size());
    }
    return centres;
  }

  /// The means of the clusters; a cluster without a point is left out.
  private static Points means(Points points, int[] cluster, int clusters) {
    double[][] sums = new double[clusters][points.dim()];
    int[] sizes = new int[clusters];
    for (int p = 0; p < cluster.length; p++) {
      points.addTo(p, sums[cluster[p]]);
      sizes[cluster[p]]++;
    }
    Points means = new Points(points.dim());
    float[] mean = new float[points.dim()];
    for (int c = 0; c < clusters; c++) {
      if (sizes[c] > 0) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] = (float) (sums[c][i] / sizes[c]);
        }
        means.add(mean);
      }
    }
    return means;
  }

  private static Points nearestOfEach(Points points, Points centres, int most) {
    int[] cluster = assign(points, centres);
    List<List<Integer>> members = new ArrayList<>();
    for (int c = 0; c < centres.size(); c++) {
      members.add(new ArrayList<>());
    }
    for (int p = 0; p < cluster.length; p++) {
      members.get(cluster[p]).add(p);
    }
    Points near = new Points(points.dim());
    for (int c = 0; c < members.size(); c++) {
      float[] centre = centres.get(c);
      members.get(c).stream()
          .sorted(Comparator.comparingDouble((Integer p) -> points.distance(p, centre)))
          .limit(most)
          .forEach(p -> near.add(points.get(p)));
    }
    return near;
  }
}
