package org.diurnal.tasks.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.survival.SurvivalKind;

/// What is known of those who are asked about, by their names.
///
/// @param values the label; of an event time, how long each was followed
/// @param events of an event time, whether that ended with the event, 1 or 0; else empty
/// @param weights how much each counts, where not all count the same; who has none, or 0, is left
///   out
public record Known(
    Map<String, Double> values,
    Optional<Map<String, Double>> events,
    Optional<Map<String, Double>> weights) {
  /// Somebody whose follow-up is told as 0, of the first month, was followed for half a month.
  static final double LEAST_TIME = 0.5;

  public Known {
    values = Map.copyOf(values);
    events = events.map(Map::copyOf);
    weights = weights.map(Map::copyOf);
  }

  /// Labels of people who all count the same.
  public static Known of(Map<String, Double> values) {
    return new Known(values, Optional.empty(), Optional.empty());
  }

  /// What is known for a task.
  ///
  /// @param labels values of a label, by its name
  public static Known of(Task task, Function<String, Map<String, Double>> labels) {
    return task.event()
        .map(e -> ofEventTime(labels.apply(e.time()), labels.apply(e.event())))
        .orElseGet(() -> of(labels.apply(task.name())));
  }

  private static Known ofEventTime(Map<String, Double> times, Map<String, Double> events) {
    return new Known(
        times.entrySet().stream()
            .filter(t -> events.containsKey(t.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, t -> Math.max(LEAST_TIME, t.getValue()))),
        Optional.of(events),
        Optional.empty());
  }

  /// The same, weighed.
  public Known weighedBy(Map<String, Double> weights) {
    return new Known(values, events, Optional.of(weights));
  }

  /// The same dealt to other people, who keep their weights: see [Answers#shuffled]. Time and event
  /// stay together.
  public Known shuffled(String task, long seed) {
    return new Known(
        Answers.shuffled(values, task, seed),
        events.map(e -> {
          Map<String, Double> followed =
              e.entrySet().stream()
                  .filter(p -> values.containsKey(p.getKey()))
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
          return Answers.shuffled(followed, task, seed);
        }),
        weights);
  }

  /// Whether all that is needed is known of somebody, and they count.
  boolean has(String who) {
    return values.containsKey(who)
        && events.map(e -> e.containsKey(who)).orElse(true)
        && weights.map(w -> w.getOrDefault(who, 0.0) > 0).orElse(true);
  }

  /// The answer of somebody.
  ToDoubleFunction<String> value() {
    return who -> values.getOrDefault(who, Double.NaN);
  }

  /// How it ended that people were followed, of a task that asks for it.
  ///
  /// @param by the kind of head that is asked
  Optional<Predictions.Followed> followed(Task task, List<String> who, SurvivalKind by) {
    return events.flatMap(e ->
        task.event()
            .map(of ->
                new Predictions.Followed(
                    who.stream().mapToDouble(p -> e.getOrDefault(p, Double.NaN)).toArray(),
                    of.until(),
                    by)));
  }

  /// How much each counts, 1 on average.
  double[] weights(List<String> who) {
    double[] w =
        who.stream()
            .mapToDouble(p -> weights.map(of -> of.getOrDefault(p, 0.0)).orElse(1.0))
            .toArray();
    double mean = Arrays.stream(w).average().orElse(1);
    return Arrays.stream(w).map(v -> v / mean).toArray();
  }
}
