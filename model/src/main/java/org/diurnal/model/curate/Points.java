package org.diurnal.model.curate;

import java.util.Arrays;

/// Vectors of one length in one array, which grows.
final class Points {
  private final int dim;
  private float[] values = new float[0]; // [size, dim]
  private int size;

  Points(int dim) {
    this.dim = dim;
  }

  int size() {
    return size;
  }

  int dim() {
    return dim;
  }

  void add(float[] vector) {
    if ((size + 1) * dim > values.length) {
      values = Arrays.copyOf(values, Math.max(64 * dim, 2 * values.length));
    }
    set(size++, vector);
  }

  void set(int point, float[] vector) {
    System.arraycopy(vector, 0, values, point * dim, dim);
  }

  float[] get(int point) {
    return Arrays.copyOfRange(values, point * dim, (point + 1) * dim);
  }

  /// The squared distance of a point from a vector.
  double distance(int point, float[] vector) {
    double sum = 0;
    int at = point * dim;
    for (int i = 0; i < dim; i++) {
      double d = (double) values[at + i] - vector[i];
      sum += d * d;
    }
    return sum;
  }

  /// Adds a point to a sum.
  void addTo(int point, double[] sum) {
    int at = point * dim;
    for (int i = 0; i < dim; i++) {
      sum[i] += values[at + i];
    }
  }

  /// The point nearest to a vector, the first of equals.
  int nearest(float[] vector) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < size; p++) {
      double d = distance(p, vector);
      if (d < least) {
        least = d;
        best = p;
      }
    }
    return best;
  }
}
