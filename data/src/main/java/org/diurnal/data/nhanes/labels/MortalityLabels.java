package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.binary;
import static org.diurnal.data.nhanes.labels.LabelDefinition.derived;
import static org.diurnal.data.nhanes.labels.LabelKind.CATEGORY;
import static org.diurnal.data.nhanes.labels.LabelKind.COVARIATE;
import static org.diurnal.data.nhanes.labels.LabelKind.EVENT;
import static org.diurnal.data.nhanes.labels.LabelKind.EVENT_TIME;
import static org.diurnal.data.nhanes.labels.Terms.isOneOf;
import static org.diurnal.data.nhanes.labels.Terms.value;
import static org.diurnal.data.nhanes.labels.Terms.yes;

import java.util.List;
import java.util.stream.IntStream;

/// Death, from the public-use linked mortality files: people of 18 years and above with enough
/// identifying data; months counted from the examination, so those who were not examined have none.
final class MortalityLabels {
  private static final int HEART = 1;
  private static final int CANCER = 2;
  private static final int CEREBROVASCULAR = 5;

  // 1 eligible, 2 under 18 years, 3 not enough identifying data
  private static final Variable ELIGIBLE = linked(2019, "ELIGSTAT", Codebook.codes(1, 3));
  private static final Variable DEAD = linked(2019, "MORTSTAT", Codebook.codes(0, 1));
  private static final Variable MONTHS = linked(2019, "PERMTH_EXM", Codebook.codes(0, 600));
  private static final Variable CAUSE = linked(2019, "UCOD_LEADING", Codebook.codes(1, 10));
  private static final Variable DEAD_2015 = linked(2015, "MORTSTAT", Codebook.codes(0, 1));
  private static final Variable MONTHS_2015 = linked(2015, "PERMTH_EXM", Codebook.codes(0, 600));

  static final List<LabelDefinition> ALL =
      List.of(
          derived(
              "mort_eligible",
              "mortality",
              COVARIATE,
              "",
              "eligible for the linkage: 18 years or older, with identifying data",
              yes(ELIGIBLE)),
          derived(
              "mort_dead_2019",
              "mortality",
              EVENT,
              "",
              "dead by 2019-12-31; 0 assumed alive",
              isOneOf(DEAD, 1)),
          derived(
              "mort_followup_months",
              "mortality",
              EVENT_TIME,
              "months",
              "from the examination to death or 2019-12-31",
              value(MONTHS)),
          derived(
              "mort_cause",
              "mortality",
              CATEGORY,
              "",
              "1 heart, 2 cancer, 3 chronic lower respiratory, 4 accident, 5 cerebrovascular, 6"
                  + " Alzheimer's, 7 diabetes, 8 influenza or pneumonia, 9 kidney, 10 other",
              value(CAUSE)),
          binary(
              "dead_2y", "mortality", "died within 24 months of the examination", diedWithin(24)),
          binary(
              "dead_5y", "mortality", "died within 60 months of the examination", diedWithin(60)),
          binary(
              "dead_10y",
              "mortality",
              "died within 120 months of the examination",
              diedWithin(120)),
          binary(
              "cvd_death_10y",
              "mortality",
              "died of heart or cerebrovascular disease within 120 months; other deaths are no",
              diedOf(120, HEART, CEREBROVASCULAR)),
          binary(
              "cancer_death_10y",
              "mortality",
              "died of cancer within 120 months; other deaths are no",
              diedOf(120, CANCER)),
          derived(
              "mort_dead_2015",
              "mortality",
              EVENT,
              "",
              "dead by 2015-12-31, by the linkage of that year",
              isOneOf(DEAD_2015, 1)),
          derived(
              "mort_followup_months_2015",
              "mortality",
              EVENT_TIME,
              "months",
              "from the examination to death or 2015-12-31, by the linkage of that year",
              value(MONTHS_2015)));

  private MortalityLabels() {}

  private static Variable linked(int release, String name, Codebook codebook) {
    return Variable.of("MORT_" + release, name, codebook);
  }

  /// Whether death came within some months; unknown where the follow-up of the living is shorter.
  private static Term diedWithin(int months) {
    return new Term(
        p -> {
          double followed = p.answer(MONTHS);
          double dead = p.answer(DEAD);
          if (followed <= months && dead == 1) {
            return 1;
          }
          return followed >= months && !Double.isNaN(dead) ? 0 : Double.NaN;
        },
        List.of(DEAD, MONTHS),
        List.of());
  }

  /// The same, of some causes only; unknown where the cause of a death in that time is not known.
  private static Term diedOf(int months, int... causes) {
    Term died = diedWithin(months);
    return Term.of(
        List.of(died, isOneOf(CAUSE, causes)),
        p -> {
          double within = died.of(p);
          double cause = p.answer(CAUSE);
          if (within != 1) {
            return within;
          }
          if (Double.isNaN(cause)) {
            return Double.NaN;
          }
          return IntStream.of(causes).anyMatch(c -> c == cause) ? 1 : 0;
        });
  }
}
