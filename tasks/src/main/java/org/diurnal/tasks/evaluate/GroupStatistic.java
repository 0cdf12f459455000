package org.diurnal.tasks.evaluate;

import java.util.Optional;
import java.util.stream.IntStream;
import org.diurnal.tasks.evaluate.Predictions.Told;

/// The metric of a description in a group of people, or why there is none.
///
/// @param group its name
/// @param description what predicts
/// @param people in it
/// @param rows of all, those of the group
/// @param positives of them that say yes
/// @param within of the group's rows alone
/// @param refused why the group is too small; empty if it is not
@SuppressWarnings("ArrayRecordComponent") // compared by identity alone
record GroupStatistic(
    String group,
    String description,
    int people,
    int[] rows,
    int positives,
    Statistic within,
    Optional<String> refused)
    implements Statistic {

  /// @param in whether each person is in the group
  static GroupStatistic of(Predictions p, String group, String description, boolean[] in) {
    Told told = p.told().get(description);
    if (told == null) {
      throw new IllegalArgumentException("no description named " + description);
    }
    int[] rows = IntStream.range(0, p.truth().length).filter(i -> in[p.owner()[i]]).toArray();
    int people = (int) IntStream.of(rows).map(i -> p.owner()[i]).distinct().count();
    int positives = (int) IntStream.of(rows).filter(i -> p.truth()[i] > 0.5).count();
    int least = Math.min(positives, rows.length - positives);
    Optional<String> refused =
        people < Evaluation.LEAST_PEOPLE
            ? Optional.of(people + " people; at least " + Evaluation.LEAST_PEOPLE)
            : p.binary() && least < Evaluation.LEAST_OF_A_KIND
                ? Optional.of(
                    positives
                        + " of "
                        + rows.length
                        + " say yes; at least "
                        + Evaluation.LEAST_OF_A_KIND
                        + " of each")
                : Optional.empty();
    double[] said = pick(told.values(), rows);
    double[] truth = pick(p.truth(), rows);
    int[][] all = {IntStream.range(0, rows.length).toArray()};
    Statistic within =
        p.binary()
            ? new Scoring.Auroc(said, truth, all)
            : new Scoring.Correlation(said, truth, all);
    return new GroupStatistic(group, description, people, rows, positives, within, refused);
  }

  @Override
  public double of(double[] weight) {
    return within.of(pick(weight, rows));
  }

  private static double[] pick(double[] of, int[] rows) {
    return IntStream.of(rows).mapToDouble(i -> of[i]).toArray();
  }
}
