package org.diurnal.tasks.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The networks once more, one example at a time, in loops that read like their formulas.
final class PlainNetwork {
  private final Map<String, double[]> values = new HashMap<>();
  private final Map<String, long[]> shapes;

  PlainNetwork(Map<String, long[]> shapes, float[] flat) {
    this.shapes = shapes;
    int at = 0;
    for (Map.Entry<String, long[]> e : shapes.entrySet()) {
      double[] of = new double[(int) Arrays.stream(e.getValue()).reduce(1, (a, b) -> a * b)];
      for (int i = 0; i < of.length; i++) {
        of[i] = flat[at++];
      }
      values.put(e.getKey(), of);
    }
  }

  double[] say(Network network, Grid grid, float[] steps, float[] ahead) {
    double[] a = doubles(ahead);
    double[][] x = new double[grid.lags()][Scaled.STEP];
    for (int t = 0; t < x.length; t++) {
      for (int c = 0; c < Scaled.STEP; c++) {
        x[t][c] = steps[t * Scaled.STEP + c];
      }
    }
    return switch (network) {
      case Network.Mlp m -> {
        double[] h = gelu(linear("in", join(flat(x), a)));
        yield linear("head", join(gelu(linear("hidden", h)), a));
      }
      case Network.Tcn t -> {
        double[][] y = each("in", x);
        for (int l = 0; l < Network.Tcn.layers(grid); l++) {
          double[][] next = new double[y.length][];
          for (int s = 0; s < y.length; s++) {
            double[] taps = new double[0];
            for (int back = 2; back >= 0; back--) {
              int from = s - (back << l);
              taps = join(taps, from < 0 ? new double[Network.DIM] : y[from]);
            }
            next[s] = add(y[s], linear("out" + l, gelu(linear("conv" + l, taps))));
          }
          y = next;
        }
        yield linear("head", join(y[y.length - 1], a));
      }
      case Network.PatchTst p -> {
        int length = Network.PatchTst.patch(grid);
        double[][] patches = new double[Network.PatchTst.patches(grid)][2 * length];
        for (int n = 0; n < patches.length; n++) {
          for (int s = 0; s < length; s++) {
            patches[n][2 * s] = x[n * length / 2 + s][0];
            patches[n][2 * s + 1] = x[n * length / 2 + s][1];
          }
        }
        double[][] y = positioned(each("in", patches));
        for (int b = 0; b < p.blocks(); b++) {
          y = block("block" + b, y, p.heads());
        }
        yield linear("head", join(flat(y), a));
      }
      case Network.Transformer t -> {
        double[][] y = positioned(each("in", x));
        for (int b = 0; b < t.blocks(); b++) {
          y = block("block" + b, y, t.heads());
        }
        yield linear("head", join(y[y.length - 1], a));
      }
    };
  }

  private double[] of(String name) {
    double[] found = values.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  private double[] linear(String name, double[] x) {
    long[] shape = shapes.getOrDefault(name + ".weight", new long[2]);
    double[] w = of(name + ".weight");
    double[] y = of(name + ".bias").clone();
    for (int o = 0; o < shape[0]; o++) {
      for (int i = 0; i < shape[1]; i++) {
        y[o] += w[o * (int) shape[1] + i] * x[i];
      }
    }
    return y;
  }

  private double[][] each(String name, double[][] x) {
    return Arrays.stream(x).map(row -> linear(name, row)).toArray(double[][]::new);
  }

  private double[][] positioned(double[][] x) {
    double[] p = of("position");
    double[][] y = new double[x.length][x[0].length];
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < x[t].length; i++) {
        y[t][i] = x[t][i] + p[t * x[t].length + i];
      }
    }
    return y;
  }

  private double[][] block(String name, double[][] x, int heads) {
    int dim = x[0].length;
    int of = dim / heads;
    double[][] qkv = each(name + ".qkv", norm(name + ".norm1", x));
    double[][] y = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      double[] attended = new double[dim];
      for (int h = 0; h < heads; h++) {
        double[] score = new double[x.length];
        double sum = 0;
        for (int s = 0; s < x.length; s++) {
          double dot = 0;
          for (int i = 0; i < of; i++) {
            dot += qkv[t][h * of + i] * qkv[s][dim + h * of + i];
          }
          score[s] = Math.exp(dot / Math.sqrt(of));
          sum += score[s];
        }
        for (int s = 0; s < x.length; s++) {
          for (int i = 0; i < of; i++) {
            attended[h * of + i] += score[s] / sum * qkv[s][2 * dim + h * of + i];
          }
        }
      }
      y[t] = add(x[t], linear(name + ".projection", attended));
    }
    double[][] normed = norm(name + ".norm2", y);
    double[][] out = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      out[t] = add(y[t], linear(name + ".mlp2", gelu(linear(name + ".mlp1", normed[t]))));
    }
    return out;
  }

  private double[][] norm(String name, double[][] x) {
    double[][] out = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      double[] row = x[t];
      double mean = Arrays.stream(row).average().orElseThrow();
      double variance =
          Arrays.stream(row).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      double[] y = new double[row.length];
      for (int i = 0; i < y.length; i++) {
        y[i] =
            (row[i] - mean) / Math.sqrt(variance + 1e-5) * of(name + ".weight")[i]
                + of(name + ".bias")[i];
      }
      out[t] = y;
    }
    return out;
  }

  /// x times the normal distribution function of x, by its integral.
  private static double[] gelu(double[] x) {
    return Arrays.stream(x).map(v -> v * normal(v)).toArray();
  }

  /// Simpson's rule on 4,000 stretches from 0; the error is below 1e-12 here.
  private static double normal(double x) {
    int n = 4000;
    double width = x / n;
    double sum = 0;
    for (int i = 0; i <= n; i++) {
      double at = i * width;
      double weight = i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * Math.exp(-at * at / 2);
    }
    return 0.5 + sum * width / 3 / Math.sqrt(2 * Math.PI);
  }

  private static double[] flat(double[][] x) {
    return Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] join(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static double[] add(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  private static double[] doubles(float[] x) {
    double[] y = new double[x.length];
    Arrays.setAll(y, i -> x[i]);
    return y;
  }
}
