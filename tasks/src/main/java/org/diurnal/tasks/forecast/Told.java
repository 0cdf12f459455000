package org.diurnal.tasks.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.diurnal.core.Channel;

/// What is told ahead, with the examples of everybody.
///
/// @param name of the daily metric or channel
/// @param unit in UCUM
/// @param grid its steps
/// @param low no forecast is lower, whoever made it
/// @param high no forecast is higher
/// @param origins which steps may be the first one asked
/// @param examples of each person who has one
public record Told(
    String name,
    String unit,
    Grid grid,
    double low,
    double high,
    LongPredicate origins,
    Map<String, List<Example>> examples) {
  public Told {
    examples = Map.copyOf(examples);
  }

  /// Examples of some people, in their order.
  List<Example> of(List<String> people) {
    return people.stream().flatMap(p -> examples.getOrDefault(p, List.of()).stream()).toList();
  }

  /// Those that lie in the last part of a person's record.
  static List<Example> late(List<Example> examples) {
    return examples.stream().filter(Example::late).toList();
  }

  /// The same with a question of which the answer may not be known in place of a person's examples.
  ///
  /// @param measured what is known of the answer
  Told asking(Question question, double[] measured) {
    Map<String, List<Example>> all = new HashMap<>(examples);
    double[] truth = Example.next(measured, 0, grid.horizon());
    all.put(question.person(), List.of(new Example(question, truth, true)));
    return new Told(name, unit, grid, low, high, origins, all);
  }

  /// The same as a model sees it.
  ///
  /// @param sight what the model makes of a question's past
  Told seenBy(Function<Question, Question.Seen> sight) {
    Map<String, List<Example>> all = new HashMap<>();
    examples.forEach((person, of) ->
        all.put(
            person,
            of.stream()
                .map(e ->
                    new Example(e.question().with(sight.apply(e.question())), e.truth(), e.late()))
                .toList()));
    return new Told(name, unit, grid, low, high, origins, all);
  }

  /// Forecasts held to the plausible range.
  double[][] clipped(double[][] said) {
    double[][] out = new double[said.length][];
    for (int i = 0; i < said.length; i++) {
      out[i] = Arrays.stream(said[i]).map(v -> Math.clamp(v, low, high)).toArray();
    }
    return out;
  }

  /// Of a channel's hourly means.
  static Told of(Channel channel, LongPredicate origins, Map<String, List<Example>> examples) {
    return new Told(
        channel.name(), channel.unit(), Grid.HOUR, channel.min(), channel.max(), origins, examples);
  }
}
