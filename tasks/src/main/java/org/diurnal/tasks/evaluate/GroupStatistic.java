package org.diurnal.tasks.evaluate;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diurnal.tasks.evaluate.Predictions.Told;

/// The metric of a description in a group of people, or why there is none.
///
/// @param group its name
/// @param description what predicts
/// @param people in it
/// @param rows of all, those of the group
/// @param positives of them that say yes, or had the event; empty of quantities
/// @param within of the group's rows alone
/// @param refused why the group is too small; empty if it is not
@SuppressWarnings("ArrayRecordComponent") // compared by identity alone
record GroupStatistic(
    String group,
    String description,
    int people,
    int[] rows,
    Optional<Integer> positives,
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
    double[] said = pick(told.values(), rows);
    double[] truth = pick(p.truth(), rows);
    int[][] all = {IntStream.range(0, rows.length).toArray()};
    return switch (p.type()) {
      case BINARY -> {
        int yes = yes(truth);
        Optional<String> refused =
            tooFew(people)
                .or(() ->
                    Math.min(yes, rows.length - yes) < Evaluation.LEAST_OF_A_KIND
                        ? Optional.of(
                            yes
                                + " of "
                                + rows.length
                                + " say yes; at least "
                                + Evaluation.LEAST_OF_A_KIND
                                + " of each")
                        : Optional.empty());
        yield new GroupStatistic(
            group,
            description,
            people,
            rows,
            Optional.of(yes),
            new Scoring.Auroc(said, truth, all),
            refused);
      }
      case EVENT_TIME -> {
        double[] events = pick(p.followed().orElseThrow().events(), rows);
        int happened = yes(events);
        Optional<String> refused =
            tooFew(people)
                .or(() ->
                    happened < Evaluation.LEAST_OF_A_KIND
                        ? Optional.of(happened + " events; at least " + Evaluation.LEAST_OF_A_KIND)
                        : Optional.empty());
        yield new GroupStatistic(
            group,
            description,
            people,
            rows,
            Optional.of(happened),
            new Scoring.Concordant(said, truth, events, all),
            refused);
      }
      case REGRESSION, ORDINAL ->
          new GroupStatistic(
              group,
              description,
              people,
              rows,
              Optional.empty(),
              new Scoring.Correlation(said, truth, all),
              tooFew(people));
    };
  }

  private static Optional<String> tooFew(int people) {
    return people < Evaluation.LEAST_PEOPLE
        ? Optional.of(people + " people; at least " + Evaluation.LEAST_PEOPLE)
        : Optional.empty();
  }

  private static int yes(double[] values) {
    return (int) Arrays.stream(values).filter(v -> v > 0.5).count();
  }

  @Override
  public double of(double[] weight) {
    return within.of(pick(weight, rows));
  }

  private static double[] pick(double[] of, int[] rows) {
    return IntStream.of(rows).mapToDouble(i -> of[i]).toArray();
  }
}
