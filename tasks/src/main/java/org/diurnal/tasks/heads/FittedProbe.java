package org.diurnal.tasks.heads;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Interval;
import org.diurnal.core.Provenance;
import org.diurnal.tasks.features.FeatureSet;

/// The published linear probe of one task with all that is needed to ask it of somebody else:
/// components, coefficients, calibration, intervals, and where it came from. [ProbeFile] keeps it.
///
/// Calibration and intervals come from what probes said of training people that they were not
/// fitted on, in five parts; the probe itself is fitted on all of them.
///
/// @param about what it was fitted on
/// @param components of the features
/// @param line from components to a value, or to log-odds
/// @param distances of a quantity: how far probes were off, rising
/// @param calibration of a yes or no: from log-odds to probabilities; as it is for a quantity
/// @param drawn of a yes or no: coefficients and calibration learned anew from people drawn with
///   replacement, so often that their spread is the interval
public record FittedProbe(
    About about,
    Components components,
    Line line,
    double[] distances,
    Platt calibration,
    List<Drawn> drawn) {
  /// What people drawn anew lead to.
  public record Drawn(Line line, Platt calibration) {}

  /// What a probe was fitted on.
  ///
  /// @param task name of the label
  /// @param answer what is asked
  /// @param description what people were described by, such as `embedding`
  /// @param features their names, in the order in which numbers are given
  /// @param people fitted on
  /// @param rows people, or days of people
  /// @param positives rows that say yes; 0 for a quantity
  /// @param provenance of the model, the data and the seed
  public record About(
      String task,
      Answer answer,
      String description,
      List<String> features,
      int people,
      int rows,
      int positives,
      Provenance provenance) {
    public About {
      features = List.copyOf(features);
    }
  }

  /// What a probe says of somebody.
  ///
  /// @param value the expected value, or the probability of yes
  /// @param interval 95 %: of a quantity, where the truth is; of a yes or no, where the probability
  ///   is, for all that other people to learn from would have changed. Empty where too few people
  ///   were fitted on
  public record Said(double value, Optional<Interval> interval) {}

  private static final int DRAWN = 100; // heads for an interval
  private static final double LEVEL = 0.95;
  private static final Platt AS_IT_IS = new Platt(1, 0);

  public FittedProbe {
    drawn = List.copyOf(drawn);
  }

  /// Fits a probe on everybody who has both features and a label.
  ///
  /// @param labels a value a person, or a day, by the names in `features`
  /// @param personOf whose day it is; itself for people
  /// @param provenance its seed is used
  /// @throws IllegalArgumentException if a yes or no is said by nobody or by all, or nobody has
  ///   both
  public static FittedProbe fit(
      String task,
      Answer answer,
      FeatureSet features,
      Map<String, Double> labels,
      UnaryOperator<String> personOf,
      Provenance provenance) {
    List<String> who =
        labels.keySet().stream().filter(p -> features.of(p).isPresent()).sorted().toList();
    double[][] x = who.stream().map(p -> features.of(p).orElseThrow()).toArray(double[][]::new);
    double[] y = who.stream().mapToDouble(p -> labels.getOrDefault(p, Double.NaN)).toArray();
    Training raw = Training.of(x, y, answer).sparing(features.direct());
    List<String> person = who.stream().map(personOf).toList();
    long seed = provenance.seed();
    double[] said =
        OutOfFold.of(
            raw,
            person,
            seed,
            (fitted, asked) -> {
              Training t = raw.only(fitted);
              Components c = components(t.rows(), features.direct(), seed);
              return onto(c, t, seed)
                  .predict(c.of(IntStream.of(asked).mapToObj(i -> x[i]).toArray(double[][]::new)));
            });
    int[] known = IntStream.range(0, y.length).filter(i -> !Double.isNaN(said[i])).toArray();
    double[] saidKnown = IntStream.of(known).mapToDouble(i -> said[i]).toArray();
    double[] truth = IntStream.of(known).mapToDouble(i -> y[i]).toArray();
    Components components = components(x, features.direct(), seed);
    About about =
        new About(
            task,
            answer,
            features.name(),
            features.names(),
            (int) person.stream().distinct().count(),
            y.length,
            answer == Answer.YES_OR_NO ? (int) Arrays.stream(y).sum() : 0,
            provenance);
    Training t = new Training(components.of(x), y, raw.weights(), answer, raw.spared());
    double penalty = new LinearProbe(seed).penalty(t);
    Line line = LinearProbe.plain(t, penalty);
    return switch (answer) {
      case QUANTITY ->
          new FittedProbe(
              about,
              components,
              line,
              Conformal.of(saidKnown, truth).distances(),
              AS_IT_IS,
              List.of());
      case YES_OR_NO ->
          new FittedProbe(
              about,
              components,
              line,
              new double[0],
              known.length > 0
                  ? Platt.fit(saidKnown, truth, Weights.equal(known.length))
                  : AS_IT_IS,
              drawn(t, penalty, line, said, person, seed));
    };
  }

  private static Components components(double[][] x, int direct, long seed) {
    return Components.of(x, LinearProbe.PUBLISHED_COMPONENTS, direct, seed);
  }

  private static Line onto(Components c, Training raw, long seed) {
    return new LinearProbe(seed)
        .fit(
            new Training(
                c.of(raw.rows()), raw.values(), raw.weights(), raw.answer(), raw.spared()));
  }

  /// Of people drawn with replacement: coefficients with the same penalty, and a calibration by
  /// what was said of those drawn without fitting on them.
  private static List<Drawn> drawn(
      Training t, double penalty, Line line, double[] said, List<String> person, long seed) {
    Map<String, Integer> position = new HashMap<>();
    person.forEach(p -> position.putIfAbsent(p, position.size()));
    int[] owner = person.stream().mapToInt(p -> position.getOrDefault(p, 0)).toArray();
    List<double[]> weights =
        new Bootstrap(DRAWN, seed)
            .draws(
                position.size(),
                drawn -> {
                  double[] times = new double[position.size()];
                  for (int d : drawn) {
                    times[d]++;
                  }
                  return IntStream.of(owner).mapToDouble(o -> times[o]).toArray();
                });
    return weights.parallelStream()
        .map(w -> drawn(t, penalty, line, said, w))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Empty where those drawn all say the same.
  private static Optional<Drawn> drawn(
      Training t, double penalty, Line line, double[] said, double[] w) {
    int[] in = IntStream.range(0, w.length).filter(i -> w[i] > 0).toArray();
    int[] known = IntStream.of(in).filter(i -> !Double.isNaN(said[i])).toArray();
    if (!t.canBeFitted(in) || known.length == 0) {
      return Optional.empty();
    }
    Training drawn = new Training(t.rows(), t.values(), w, t.answer(), t.spared());
    return Optional.of(
        new Drawn(
            LinearProbe.plain(drawn.only(in), penalty, line),
            Platt.fit(
                IntStream.of(known).mapToDouble(i -> said[i]).toArray(),
                IntStream.of(known).mapToDouble(i -> t.values()[i]).toArray(),
                IntStream.of(known).mapToDouble(i -> w[i]).toArray())));
  }

  /// What is said without knowing anybody: the share of yes, or the mean, of those fitted on.
  public double usual() {
    return switch (about.answer()) {
      case QUANTITY -> line.intercept(); // components have the mean 0 among them
      case YES_OR_NO -> about.positives() / (double) about.rows();
    };
  }

  /// How far somebody is from those fitted on: the root mean square of their features, on the scale
  /// of those people: about 1 for one of them.
  ///
  /// @param features in the order of their names, NaN where one is missing
  public double unlike(double[] features) {
    return components.distance(features);
  }

  /// What it says before calibration: the value, or log-odds.
  ///
  /// @param features in the order of their names, NaN where one is missing
  public double raw(double[] features) {
    if (features.length != about.features().size()) {
      throw new IllegalArgumentException(
          features.length + " features, where there are " + about.features().size());
    }
    return line.predict(components.of(new double[][] {features}))[0];
  }

  /// What it says of somebody.
  ///
  /// @param features in the order of their names, NaN where one is missing
  public Said say(double[] features) {
    double raw = raw(features);
    return switch (about.answer()) {
      case QUANTITY -> {
        OptionalDouble margin = Conformal.of(distances).margin(LEVEL);
        yield new Said(
            raw,
            margin.isPresent()
                ? Optional.of(new Interval(raw - margin.getAsDouble(), raw + margin.getAsDouble()))
                : Optional.empty());
      }
      case YES_OR_NO -> {
        double[][] z = components.of(new double[][] {features});
        double[] others =
            drawn.stream()
                .mapToDouble(d -> d.calibration().probability(d.line().predict(z)[0]))
                .toArray();
        yield new Said(
            calibration.probability(raw),
            others.length < DRAWN / 2
                ? Optional.empty()
                : new Bootstrap(DRAWN, 0).interval(others));
      }
    };
  }
}
