package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.binary;
import static org.diurnal.data.nhanes.labels.LabelDefinition.quantity;
import static org.diurnal.data.nhanes.labels.Terms.aged;

import java.util.List;

/// Leisure-time exercise of the past 30 days: table PAQIAF, one row an activity that a person
/// named, from 12 years. Who named none has no row: none is 0 minutes.
final class ActivityLabels {
  private static final int MODERATE = 1;
  private static final int VIGOROUS = 2;
  private static final double WEEKS = 30 / 7.0;

  private static final Variable LEVEL = activity("PADLEVEL", Codebook.codes(1, 2));

  /// Times in 30 days.
  private static final Variable TIMES = activity("PADTIMES", Codebook.codes(1, 300));

  /// Minutes a time.
  private static final Variable MINUTES = activity("PADDURAT", Codebook.codes(10, 600));

  static final List<LabelDefinition> ALL =
      List.of(
          quantity(
              "leisure_mvpa_min_week",
              "lifestyle",
              "min/week",
              "minutes a week of moderate and vigorous leisure activities over the past 30 days;"
                  + " none named is 0; missing where an activity was named without its times or"
                  + " minutes; from 12 years",
              aged(
                  12,
                  term(p -> {
                    Minutes m = minutes(p);
                    return m.incomplete() ? Double.NaN : m.moderate() + m.vigorous();
                  }))),
          binary(
              "any_vigorous_leisure",
              "lifestyle",
              "any vigorous leisure activity in the past 30 days; from 12 years",
              aged(
                  12,
                  term(p -> {
                    for (double level : p.answers(LEVEL)) {
                      if (level == VIGOROUS) {
                        return 1;
                      }
                    }
                    return 0;
                  }))),
          binary(
              "meets_150min_mvpa",
              "lifestyle",
              "moderate + 2 x vigorous minutes of 150 a week or more; unknown minutes only matter"
                  + " where the known ones do not reach it; from 12 years",
              aged(
                  12,
                  term(p -> {
                    Minutes m = minutes(p);
                    if (m.moderate() + 2 * m.vigorous() >= 150) {
                      return 1;
                    }
                    return m.incomplete() ? Double.NaN : 0;
                  }))));

  /// Minutes a week.
  ///
  /// @param incomplete whether an activity was named whose minutes are not known
  private record Minutes(double moderate, double vigorous, boolean incomplete) {}

  private ActivityLabels() {}

  private static Minutes minutes(Person p) {
    double[] level = p.answers(LEVEL);
    double[] times = p.answers(TIMES);
    double[] each = p.answers(MINUTES);
    double[] sums = new double[VIGOROUS + 1];
    boolean incomplete = false;
    for (int i = 0; i < level.length; i++) {
      double product = times[i] * each[i];
      if (Double.isNaN(product) || (level[i] != MODERATE && level[i] != VIGOROUS)) {
        incomplete = true;
      } else {
        sums[(int) level[i]] += product;
      }
    }
    return new Minutes(sums[MODERATE] / WEEKS, sums[VIGOROUS] / WEEKS, incomplete);
  }

  private static Variable activity(String name, Codebook codebook) {
    return Variable.of("PAQIAF", name, codebook).inManyRows();
  }

  private static Term term(java.util.function.ToDoubleFunction<Person> value) {
    return new Term(value, List.of(LEVEL, TIMES, MINUTES), List.of());
  }
}
