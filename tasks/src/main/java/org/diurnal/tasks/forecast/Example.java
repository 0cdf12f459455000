package org.diurnal.tasks.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/// A question of which the answer is known.
///
/// @param question what is asked
/// @param truth `[horizon]`, NaN where nothing was measured
/// @param late whether it lies in the last part of the person's record, on which forecasters are
///   scored; what comes before is the person's own past, on which they may be fine-tuned
@SuppressWarnings("ArrayRecordComponent") // made once and read
public record Example(Question question, double[] truth, boolean late) {
  /// Where the last part of a record begins.
  static final double LATE = 0.5;

  /// Every question that a series answers.
  ///
  /// @param values a person's series without a step left out, NaN where nothing is known
  /// @param first the step of its first value
  /// @param origins which steps may be the first one asked
  static List<Example> of(
      String person, Grid grid, double[] values, long first, LongPredicate origins) {
    List<Example> examples = new ArrayList<>();
    int cut = (int) Math.ceil(LATE * values.length);
    for (int at = 1; at < values.length; at++) {
      if (!origins.test(first + at)) {
        continue;
      }
      Question question =
          new Question(person, grid, Arrays.copyOf(values, at), first + at, Optional.empty());
      double[] truth = next(values, at, grid.horizon());
      if (enough(question) && anyKnown(truth)) {
        examples.add(new Example(question, truth, at >= cut));
      }
    }
    return examples;
  }

  /// What a past answers by itself, for fine-tuning: questions of which question and answer lie
  /// before the first step asked.
  static List<Example> within(Question q, LongPredicate origins) {
    return of(q.person(), q.grid(), q.past(), q.first() - q.past().length, origins);
  }

  /// Whether the past is enough to say anything: [Grid#leastKnown] known steps, one of them within
  /// the last week of days or the last day of hours.
  static boolean enough(Question q) {
    return q.known(q.past().length) >= q.grid().leastKnown() && q.known(q.grid().season()) > 0;
  }

  static boolean anyKnown(double[] truth) {
    return Arrays.stream(truth).anyMatch(v -> !Double.isNaN(v));
  }

  /// Steps from `at` on; NaN beyond the end.
  static double[] next(double[] values, int at, int horizon) {
    double[] out = new double[horizon];
    Arrays.setAll(out, h -> at + h < values.length ? values[at + h] : Double.NaN);
    return out;
  }
}
