package org.diurnal.tasks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The networks beside slow plain Java, and their gradients beside finite differences.
class NetworkTest {
  private static final Map<String, List<Example>> PEOPLE = Series.weekly(Grid.DAY, 3, 30, 5, 2, 5);

  static Stream<Network> networks() {
    return Stream.of(
        new Network.Mlp(8),
        new Network.Tcn(),
        new Network.PatchTst(2, 2),
        new Network.Transformer(1, 2));
  }

  /// Weights that are nowhere zero, so that nothing is hidden by a bias of nought.
  private static float[] weights(Network network, Grid grid, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long size =
        network.shapes(grid).values().stream()
            .mapToLong(s -> java.util.Arrays.stream(s).reduce(1, (a, b) -> a * b))
            .sum();
    float[] w = new float[(int) size];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) (0.3 * random.nextGaussian());
    }
    return w;
  }

  private static double[] said(NetworkTraining.Run run, NetworkData data, int[] rows) {
    try (Scope s = Scope.inference()) {
      return run.forward(run.parameters()::view, data, rows).toDoubles();
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void equalsPlainJava(Network network) {
    List<Example> examples = Series.of(PEOPLE, 0, 1).subList(0, 3);
    Scaled scaled = Scaled.of(examples);
    NetworkData data = new NetworkData(scaled, Grid.DAY, examples);
    float[] w = weights(network, Grid.DAY, 9);
    try (NetworkTraining.Run run = new NetworkTraining.Run(network, Grid.DAY, w, Precision.FP64)) {
      double[] found = said(run, data, new int[] {0, 1, 2});
      PlainNetwork plain = new PlainNetwork(network.shapes(Grid.DAY), w);
      for (int i = 0; i < 3; i++) {
        Question q = examples.get(i).question();
        double[] expected = plain.say(network, Grid.DAY, scaled.steps(q), scaled.ahead(q));
        for (int h = 0; h < 8; h++) {
          assertThat(found[i * 8 + h]).isEqualTo(expected[h], within(1e-9));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsEqualFiniteDifferences(Network network) {
    List<Example> examples = Series.of(PEOPLE, 0, 3);
    NetworkData data = new NetworkData(Scaled.of(examples), Grid.DAY, examples);
    int[] rows = IntStream.range(0, data.size()).toArray();
    SplittableRandom random = new SplittableRandom(2);
    try (NetworkTraining.Run run =
        new NetworkTraining.Run(network, Grid.DAY, weights(network, Grid.DAY, 4), Precision.FP64)) {
      double[] gradient = run.gradient(data, rows);
      for (int k = 0; k < 40; k++) {
        int at = random.nextInt(gradient.length);
        double step = 1e-5;
        run.parameters().nudge(at, step);
        double up = run.loss(data);
        run.parameters().nudge(at, -2 * step);
        double down = run.loss(data);
        run.parameters().nudge(at, step);
        double slope = (up - down) / (2 * step);
        assertThat(gradient[at])
            .as("seed 2, number %d", at)
            .isEqualTo(slope, within(1e-6 + 1e-5 * Math.abs(slope)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aWeekThatEverybodyHasIsLearnedFromOthers(Network network) {
    Map<String, List<Example>> people = Series.weekly(Grid.DAY, 20, 40, 10, 1, 21);
    Forecaster.Training training =
        new Forecaster.Training(Series.of(people, 0, 12), Series.of(people, 12, 15), 1);
    List<Example> asked = Told.late(Series.of(people, 15, 20));
    List<Question> questions = LinearForecaster.questions(asked);
    double[][] said = new NetworkForecaster(network).fit(training).forecast(questions);
    double mean = rmse(asked, SimpleForecaster.MEAN.all(questions));
    // A sine of depth 10 is 7.07 off its mean; noise of 1 is what nobody can tell.
    assertThat(mean).isGreaterThan(6);
    assertThat(rmse(asked, said)).isLessThan(0.4 * mean);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theSameSeedSaysTheSame(Network network) {
    Forecaster.Training training =
        new Forecaster.Training(Series.of(PEOPLE, 0, 2), Series.of(PEOPLE, 2, 3), 1);
    List<Question> questions = LinearForecaster.questions(Series.of(PEOPLE, 2, 3));
    assertThat(new NetworkForecaster(network).fit(training).forecast(questions))
        .isEqualTo(new NetworkForecaster(network).fit(training).forecast(questions));
  }

  static double rmse(List<Example> examples, double[][] said) {
    List<Double> squares = new ArrayList<>();
    for (int i = 0; i < said.length; i++) {
      for (int h = 0; h < said[i].length; h++) {
        double off = said[i][h] - examples.get(i).truth()[h];
        if (!Double.isNaN(off)) {
          squares.add(off * off);
        }
      }
    }
    return Math.sqrt(squares.stream().mapToDouble(v -> v).average().orElseThrow());
  }
}
