package org.diurnal.tasks.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.model.engine.Parameters;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/// The directions of a matrix's input that a gradient asks to change most: the first right singular
/// vectors of the gradient, from the eigenvectors of G'G.
final class Directions {
  private Directions() {}

  /// Of some matrices.
  ///
  /// @param gradient of all trained numbers, in their flat layout
  /// @return by name, [rank][in]; fewer rows where the gradient or the matrix has fewer
  static Map<String, double[][]> of(
      Parameters layout, double[] gradient, List<String> matrices, int rank) {
    Map<String, double[][]> directions = new LinkedHashMap<>();
    for (Parameters.Slice slice : layout.slices()) {
      if (matrices.contains(slice.name())) {
        int out = Math.toIntExact(slice.shape().get(0));
        int in = Math.toIntExact(slice.shape().get(1));
        directions.put(
            slice.name(), rightSingular(gradient, Math.toIntExact(slice.offset()), out, in, rank));
      }
    }
    return directions;
  }

  static double[][] rightSingular(double[] g, int offset, int out, int in, int rank) {
    double[][] gram = new double[in][in];
    for (int o = 0; o < out; o++) {
      int row = offset + o * in;
      for (int j = 0; j < in; j++) {
        for (int k = 0; k < in; k++) {
          gram[j][k] += g[row + j] * g[row + k];
        }
      }
    }
    double trace = 0;
    for (int j = 0; j < in; j++) {
      trace += gram[j][j];
    }
    for (int j = 0; j < in; j++) { // of any size: only the directions matter
      for (int k = 0; k < in; k++) {
        gram[j][k] /= Math.max(Double.MIN_NORMAL, trace);
      }
    }
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(gram, false));
    double[][] rows = new double[Math.min(rank, Math.min(in, out))][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = eigen.getEigenvector(r).toArray();
    }
    return rows;
  }
}
