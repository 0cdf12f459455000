package org.diurnal.model.network;

import org.diurnal.model.masking.AimMask;

/// The forward pass of the specification once more, in loops over doubles: no tensors, no batches,
/// no order of tokens but their own, nothing computed that is not needed.
final class ReferenceNetwork {
  private final ModelConfig config;
  private final Model model;

  ReferenceNetwork(Model model) {
    this.config = model.config();
    this.model = model;
  }

  /// What the network says of every token of a day, `[tokens][20]`.
  double[][] predictions(NormalizedDay day, AimMask mask) {
    int tokens = config.tokens();
    int[] seen = java.util.stream.IntStream.range(0, tokens).filter(t -> !mask.masked(t)).toArray();
    double[][] x = new double[seen.length][];
    for (int i = 0; i < seen.length; i++) {
      double[] patch = new double[20];
      for (int m = 0; m < 20; m++) {
        patch[m] = day.z()[seen[i] * 20 + m];
      }
      x[i] = linear("patch_embedding", patch);
      add(x[i], position("encoder", config.encoder().dim(), seen[i], day));
    }
    x = tower("encoder", config.encoder(), x);

    double[][] y = new double[tokens][];
    for (int t = 0; t < tokens; t++) {
      y[t] = vector("mask_token");
    }
    for (int i = 0; i < seen.length; i++) {
      y[seen[i]] = linear("encoder_to_decoder", x[i]);
    }
    for (int t = 0; t < tokens; t++) {
      add(y[t], position("decoder", config.decoder().dim(), t, day));
    }
    y = tower("decoder", config.decoder(), y);
    for (int t = 0; t < tokens; t++) {
      y[t] = linear("pixel_head", y[t]);
    }
    return y;
  }

  /// Squared error over minutes hidden on purpose and really observed, added up.
  double squaredError(NormalizedDay day, AimMask mask) {
    double[][] predicted = predictions(day, mask);
    double sum = 0;
    for (int t = 0; t < predicted.length; t++) {
      for (int m = 0; m < 20; m++) {
        if (mask.artificial()[t] && day.observed()[t / 72].get(t % 72 * 20 + m)) {
          double error = predicted[t][m] - day.z()[t * 20 + m];
          sum += error * error;
        }
      }
    }
    return sum;
  }

  private double[][] tower(String side, Tower tower, double[][] x) {
    for (int l = 0; l < tower.layers(); l++) {
      String block = side + "." + l;
      double[][] attended = attention(block, tower, x);
      for (int t = 0; t < x.length; t++) {
        add(x[t], linear(block + ".projection", attended[t]));
        double[] hidden = linear(block + ".mlp1", norm(block + ".norm2", x[t]));
        for (int i = 0; i < hidden.length; i++) {
          hidden[i] = 0.5 * hidden[i] * (1 + erf(hidden[i] / Math.sqrt(2))); // GELU
        }
        add(x[t], linear(block + ".mlp2", hidden));
      }
    }
    double[][] out = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      out[t] = norm(side + ".norm", x[t]);
    }
    return out;
  }

  private double[][] attention(String block, Tower tower, double[][] x) {
    int w = tower.dim();
    int n = w / tower.heads();
    double[][] qkv = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      qkv[t] = linear(block + ".qkv", norm(block + ".norm1", x[t]));
    }
    double[][] out = new double[x.length][w];
    for (int head = 0; head < tower.heads(); head++) {
      for (int t = 0; t < x.length; t++) {
        double[] weight = new double[x.length];
        double total = 0;
        for (int k = 0; k < x.length; k++) {
          double score = 0;
          for (int i = 0; i < n; i++) {
            score += qkv[t][head * n + i] * qkv[k][w + head * n + i];
          }
          weight[k] = Math.exp(score / Math.sqrt(n));
          total += weight[k];
        }
        for (int k = 0; k < x.length; k++) {
          for (int i = 0; i < n; i++) {
            out[t][head * n + i] += weight[k] / total * qkv[k][2 * w + head * n + i];
          }
        }
      }
    }
    return out;
  }

  /// First half: the channel's vector. Second half: the slot's sinusoid, then the calendar.
  private double[] position(String side, int width, int token, NormalizedDay day) {
    int half = width / 2;
    float[] channels = model.parameters().get(side + ".channel_embedding");
    float[] times = model.frozenTensor(side + ".time_table");
    float[] calendar = TimeFeatures.calendar(day.date());
    int channel = token / 72;
    int slot = token % 72;
    double[] p = new double[width];
    for (int i = 0; i < half; i++) {
      p[i] = channels[channel * half + i];
      p[half + i] =
          i < half - 8 ? times[slot * (half - 8) + i] : calendar[slot * 8 + i - (half - 8)];
    }
    return p;
  }

  private double[] linear(String name, double[] x) {
    float[] weight = model.parameters().get(name + ".weight");
    double[] y = vector(name + ".bias");
    for (int o = 0; o < y.length; o++) {
      for (int i = 0; i < x.length; i++) {
        y[o] += weight[o * x.length + i] * x[i];
      }
    }
    return y;
  }

  private double[] norm(String name, double[] x) {
    double mean = java.util.Arrays.stream(x).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double[] weight = vector(name + ".weight");
    double[] y = vector(name + ".bias");
    for (int i = 0; i < x.length; i++) {
      y[i] += (x[i] - mean) / Math.sqrt(variance + 1e-5) * weight[i];
    }
    return y;
  }

  private double[] vector(String name) {
    float[] values = model.parameters().get(name);
    double[] v = new double[values.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = values[i];
    }
    return v;
  }

  private static void add(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] += y[i];
    }
  }

  /// The error function, by the series whose terms are all of one sign (Abramowitz and Stegun
  /// 7.1.6).
  static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
