package org.diurnal.tasks.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diurnal.tasks.registry.TaskType;
import org.diurnal.tasks.survival.SurvivalKind;

/// What heads said of everybody, each by a head that had not seen them: all that metrics are made
/// of, and what `predictions/TASK.csv.gz` holds.
///
/// Rounded to seven digits when made, so that what is written is what is judged.
///
/// @param task its name
/// @param type what was asked
/// @param ids what a row is about: a person, or a day of one
/// @param people everybody, each once
/// @param owner position in `people` of each row's person
/// @param folds how many
/// @param fold of each row, whose head had not seen it
/// @param truth the label of each row; 1 or 0 of yes or no; of an event time, how long followed
/// @param followed of an event time, how that ended; else empty
/// @param weights how much each row counts, 1 on average
/// @param told by description
/// @param ceiling what can be said by somebody who knows the person; empty of real people
/// @param refused why nothing was predicted; empty if it was
@SuppressWarnings("ArrayRecordComponent") // large, made once and read; never compared
public record Predictions(
    String task,
    TaskType type,
    List<String> ids,
    List<String> people,
    int[] owner,
    int folds,
    int[] fold,
    double[] truth,
    Optional<Followed> followed,
    double[] weights,
    Map<String, Told> told,
    Optional<double[]> ceiling,
    Optional<String> refused) {
  /// How it ended that people were followed.
  ///
  /// @param events a row each: 1 with the event, 0 without
  /// @param until the time whose area under the ROC curve is asked for, in the unit of `truth`
  /// @param by the kind of head that says what orders people
  public record Followed(double[] events, double until, SurvivalKind by) {}

  /// What one description's heads said.
  ///
  /// @param values a row each: probability of yes, or the quantity, or the logarithm of a hazard
  ///   ratio
  /// @param thresholds of each fold, from which probability a row counts as a yes, by the training
  ///   rows alone; none of quantities
  public record Told(double[] values, double[] thresholds) {}

  public Predictions {
    ids = List.copyOf(ids);
    people = List.copyOf(people);
    told = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(told));
  }

  /// Whether yes or no was asked.
  public boolean binary() {
    return type == TaskType.BINARY;
  }

  /// Rows that say yes, or of which the event is known; none are counted of a quantity.
  public Optional<Integer> positives() {
    return switch (type) {
      case BINARY -> Optional.of(yes(truth));
      case EVENT_TIME -> followed.map(f -> yes(f.events()));
      case REGRESSION, ORDINAL -> Optional.empty();
    };
  }

  private static int yes(double[] values) {
    return (int) Arrays.stream(values).filter(v -> v > 0.5).count();
  }

  /// Whether some rows count more than others.
  public boolean weighted() {
    return Arrays.stream(weights).anyMatch(w -> w != 1);
  }

  /// Rows of each fold.
  int[][] rowsOfFolds() {
    return IntStream.range(0, folds)
        .mapToObj(f -> IntStream.range(0, fold.length).filter(i -> fold[i] == f).toArray())
        .toArray(int[][]::new);
  }

  /// To seven significant digits or so: the shortest decimal that a 32-bit number is told by.
  static double rounded(double v) {
    return Double.parseDouble(Float.toString((float) v));
  }
}
