package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Boosting;
import org.diurnal.tasks.heads.Head;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.heads.Training;
import org.hipparchus.random.MersenneTwister;

/// Blood values from movement, age, body mass and food by felizzi 2026
/// (github.com/felizzi/nhanes-accel-cardiometabolic-benchmark): 828 people to fit on, 276 to
/// calibrate, 277 to be asked.
final class FelizziStudy {
  /// The heads that were published and that there are here.
  enum Kind {
    RIDGE("Ridge"),
    BOOSTED("XGBoost");

    final String published;

    Kind(String published) {
      this.published = published;
    }
  }

  /// What came out.
  ///
  /// @param r2 of people not fitted on
  /// @param coverage share of them within the 90 % interval
  record Result(double r2, double mae, double coverage) {}

  /// A published row.
  record Outcome(String outcome, Kind kind, Result result) {}

  /// The published rows of the heads that there are here.
  static List<Outcome> published(Path csv) throws IOException {
    List<Outcome> found = new ArrayList<>();
    for (String line : Files.readAllLines(csv)) {
      String[] f = line.split(",", -1);
      for (Kind k : Kind.values()) {
        if (f[1].equals(k.published)) {
          found.add(
              new Outcome(
                  f[0],
                  k,
                  new Result(
                      Double.parseDouble(f[2]),
                      Double.parseDouble(f[3]),
                      Double.parseDouble(f[4]))));
        }
      }
    }
    return found;
  }

  private static final double MISS = 0.1;
  private static final int SEED = 42;
  private static final Boosting TREES = new Boosting(500, 0.05, 6, 0.8, 0.8, 20);

  private final FelizziTable table;

  FelizziStudy(FelizziTable table) {
    this.table = table;
  }

  /// The authors' split: scikit-learn's train_test_split with seed 42, twice.
  Result published(String outcome, Kind kind) {
    return run(outcome, kind, split(SEED, table.features().length));
  }

  /// Another split of the same sizes.
  Result another(String outcome, Kind kind, int seed) {
    return run(outcome, kind, split(seed, table.features().length));
  }

  /// People to fit on, to calibrate, to be asked. A permutation's first part, rounded up, is taken
  /// out, the rest is left; what is taken out is divided in the same way.
  static int[][] split(int seed, int people) {
    int[] order = permutation(seed, people);
    int out = (int) Math.ceil(0.4 * people);
    int[] again = permutation(seed, out);
    int asked = (int) Math.ceil(0.5 * out);
    return new int[][] {
      Arrays.copyOfRange(order, out, people),
      IntStream.range(asked, out).map(i -> order[again[i]]).toArray(),
      IntStream.range(0, asked).map(i -> order[again[i]]).toArray()
    };
  }

  /// As NumPy's RandomState(seed).permutation(n): from the end, each is swapped with one before it,
  /// drawn by the Mersenne Twister's bits under a mask until they are small enough.
  static int[] permutation(int seed, int n) {
    MersenneTwister random = new MersenneTwister(seed);
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int mask = -1 >>> Integer.numberOfLeadingZeros(i);
      int k = random.nextInt() & mask;
      while (k > i) {
        k = random.nextInt() & mask;
      }
      int swap = order[i];
      order[i] = order[k];
      order[k] = swap;
    }
    return order;
  }

  private Result run(String outcome, Kind kind, int[][] split) {
    double[][] x = scaled(table.features(), split[0]);
    double[] y = table.answers().getOrDefault(outcome, new double[0]);
    Training all = Training.of(x, y, Answer.QUANTITY);
    Training fitted = all.only(split[0]);
    Training calibrated = all.only(split[1]);
    Training asked = all.only(split[2]);
    Head head =
        switch (kind) {
          case RIDGE -> LinearProbe.plain(fitted, 1.0 / fitted.size()); // alpha 1 of the sum
          case BOOSTED -> TREES.fit(fitted, calibrated, SEED);
        };
    double[] off = head.predict(calibrated.rows());
    for (int i = 0; i < off.length; i++) {
      off[i] = Math.abs(off[i] - calibrated.values()[i]);
    }
    Arrays.sort(off);
    double margin = Bootstrap.quantile(off, (1 - MISS) * (1 + 1.0 / off.length));
    return result(head.predict(asked.rows()), asked.values(), margin);
  }

  private static Result result(double[] said, double[] truth, double margin) {
    double mean = Arrays.stream(truth).average().orElse(0);
    double residual = 0;
    double total = 0;
    double off = 0;
    int within = 0;
    for (int i = 0; i < said.length; i++) {
      double d = Math.abs(said[i] - truth[i]);
      residual += d * d;
      total += (truth[i] - mean) * (truth[i] - mean);
      off += d;
      within += d <= margin ? 1 : 0;
    }
    return new Result(1 - residual / total, off / said.length, (double) within / said.length);
  }

  /// Quantities in deviations of the people fitted on; categories as they are.
  private static double[][] scaled(double[][] features, int[] fitted) {
    double[][] out = new double[features.length][];
    Arrays.setAll(out, i -> features[i].clone());
    for (int c = 0; c < FelizziTable.quantities(); c++) {
      int column = c;
      double mean = IntStream.of(fitted).mapToDouble(i -> features[i][column]).average().orElse(0);
      double sd =
          Math.sqrt(
              IntStream.of(fitted)
                  .mapToDouble(i -> Math.pow(features[i][column] - mean, 2))
                  .average()
                  .orElse(1));
      for (double[] row : out) {
        row[c] = (row[c] - mean) / (sd > 0 ? sd : 1); // everybody was worn for 1440 minutes
      }
    }
    return out;
  }
}
