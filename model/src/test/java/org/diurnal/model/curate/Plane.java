package org.diurnal.model.curate;

import java.util.SplittableRandom;
import org.diurnal.core.Randomness;

/// Points in the plane.
final class Plane {
  private Plane() {}

  static Points of(float... coordinates) {
    Points points = new Points(2);
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new float[] {coordinates[i], coordinates[i + 1]});
    }
    return points;
  }

  /// Adds points in a square of side 1 around a centre.
  static void around(Points points, double x, double y, int number, long seed) {
    SplittableRandom random = Randomness.of(seed, points.size());
    for (int i = 0; i < number; i++) {
      points.add(
          new float[] {
            (float) (x + random.nextDouble() - 0.5), (float) (y + random.nextDouble() - 0.5)
          });
    }
  }
}
