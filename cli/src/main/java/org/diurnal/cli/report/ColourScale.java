package org.diurnal.cli.report;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// From a value to a colour of viridis, which is even to the eye and safe for the colour-blind.
///
/// @param low what gets the darkest colour
/// @param high what gets the lightest one; higher values get it too
/// @param root whether colours go with the square root, for channels that are mostly zero
/// @param clippedLow whether lower values exist
/// @param clippedHigh whether higher values exist
record ColourScale(double low, double high, boolean root, boolean clippedLow, boolean clippedHigh) {
  /// Colours there are.
  static final int COLOURS = 255;

  private static final int[] VIRIDIS = {
    0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b,
    0xfde725
  };

  /// A scale from the 0.5th to the 99.5th percentile of what was observed, from zero where that is
  /// near.
  static ColourScale of(float[][] values) {
    int n = 0;
    for (float[] day : values) {
      for (float v : day) {
        n += Float.isNaN(v) ? 0 : 1;
      }
    }
    if (n == 0) {
      return new ColourScale(0, 1, false, false, false);
    }
    float[] sorted = new float[n];
    int i = 0;
    int zeros = 0;
    for (float[] day : values) {
      for (float v : day) {
        if (!Float.isNaN(v)) {
          sorted[i++] = v;
          zeros += v == 0 ? 1 : 0;
        }
      }
    }
    Arrays.sort(sorted);
    double low = sorted[(int) (0.005 * (n - 1))];
    double high = sorted[(int) Math.ceil(0.995 * (n - 1))];
    boolean fromZero = sorted[0] >= 0 && low < 0.2 * high;
    low = fromZero ? 0 : low;
    high = high > low ? high : low + 1;
    boolean root = fromZero && zeros > 0.3 * n && high > 5;
    return new ColourScale(low, high, root, sorted[0] < low, sorted[n - 1] > high);
  }

  /// Where a value lies, 0 to 1.
  double share(double value) {
    double t = Math.clamp((value - low) / (high - low), 0, 1);
    return root ? Math.sqrt(t) : t;
  }

  /// The colour's index.
  int index(double value) {
    return (int) Math.round(share(value) * (COLOURS - 1));
  }

  /// The colour of an index as 0xRRGGBB.
  static int rgb(int index) {
    double at = index / (double) (COLOURS - 1) * (VIRIDIS.length - 1);
    int i = Math.min((int) at, VIRIDIS.length - 2);
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = VIRIDIS[i] >> shift & 0xFF;
      int b = VIRIDIS[i + 1] >> shift & 0xFF;
      rgb |= (int) Math.round(a + (at - i) * (b - a)) << shift;
    }
    return rgb;
  }

  /// The scale as a CSS gradient from left to right.
  static String gradient() {
    return IntStream.of(VIRIDIS)
        .mapToObj(c -> String.format("#%06x", c))
        .collect(Collectors.joining(",", "linear-gradient(to right,", ")"));
  }
}
