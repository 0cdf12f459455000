package org.diurnal.tasks.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.DayWindow;
import org.diurnal.data.store.DayVector;
import org.diurnal.model.embed.Embedder;
import org.diurnal.tasks.features.Engineered;

/// A person's vector out of some of their days, as an evaluation's description makes it.
final class Vectors {
  private Vectors() {}

  /// Mean and standard deviation over the days that have a vector; empty if none has.
  static Optional<double[]> of(Embedder embedder, List<DayWindow> days) {
    List<double[]> vectors = new ArrayList<>();
    for (Optional<DayVector> v : embedder.embed(days)) {
      v.ifPresent(x -> vectors.add(doubles(x.vector())));
    }
    return vectors.isEmpty() ? Optional.empty() : Optional.of(Engineered.overDays(vectors));
  }

  /// Both, one after the other.
  static double[] with(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static double[] doubles(float[] v) {
    double[] x = new double[v.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = v[i];
    }
    return x;
  }
}
