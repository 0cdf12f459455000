package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.binary;
import static org.diurnal.data.nhanes.labels.LabelDefinition.quantity;
import static org.diurnal.data.nhanes.labels.Terms.above;
import static org.diurnal.data.nhanes.labels.Terms.aged;
import static org.diurnal.data.nhanes.labels.Terms.any;
import static org.diurnal.data.nhanes.labels.Terms.bySex;
import static org.diurnal.data.nhanes.labels.Terms.constant;
import static org.diurnal.data.nhanes.labels.Terms.given;
import static org.diurnal.data.nhanes.labels.Terms.isOneOf;
import static org.diurnal.data.nhanes.labels.Terms.known;
import static org.diurnal.data.nhanes.labels.Terms.label;
import static org.diurnal.data.nhanes.labels.Terms.min;
import static org.diurnal.data.nhanes.labels.Terms.no;
import static org.diurnal.data.nhanes.labels.Terms.times;
import static org.diurnal.data.nhanes.labels.Terms.value;
import static org.diurnal.data.nhanes.labels.Terms.when;
import static org.diurnal.data.nhanes.labels.Terms.yes;

import java.util.List;

/// Smoking and drinking: tables SMQ and ALQ. Exercise is in [ActivityLabels].
final class LifestyleLabels {
  private static final double DAYS_A_YEAR = 365.25;

  private static final Variable SMOKED_100 = Variable.of("SMQ", "SMQ020", Codebook.YES_NO);

  // 1 every day, 2 some days, 3 not at all
  private static final Variable SMOKES_NOW =
      Variable.of("SMQ", "SMQ040", Codebook.codes(1, 3).or(7, 9));
  private static final Variable CIGARETTES =
      Variable.of("SMQ", "SMD650", Codebook.codes(1, 95).or(777, 999));

  private static final Variable DRANK_12_EVER = Variable.of("ALQ", "ALQ110", Codebook.YES_NO);
  private static final Variable DRINKING_DAYS = often("ALQ120Q");

  // 1 a week, 2 a month, 3 a year
  private static final Variable DAYS_UNIT =
      Variable.of("ALQ", "ALQ120U", Codebook.codes(1, 3).or(7, 9));
  private static final Variable DRINKS_A_DAY =
      Variable.of("ALQ", "ALQ130", Codebook.codes(1, 76).or(77, 99, 777, 999));
  private static final Variable DAYS_WITH_FIVE = often("ALQ140Q");
  private static final Variable EVER_DAILY_FIVE = Variable.of("ALQ", "ALQ150", Codebook.YES_NO);

  private static final Term DRINKING_DAYS_A_WEEK =
      when(
          isOneOf(DRINKING_DAYS, 0),
          constant(0),
          min(times(value(DRINKING_DAYS), timesAWeek()), 7));

  static final List<LabelDefinition> ALL =
      List.of(
          binary(
              "ever_smoker",
              "lifestyle",
              "100 cigarettes or more in life; from 20 years",
              aged(20, yes(SMOKED_100))),
          binary(
              "current_smoker",
              "lifestyle",
              "smokes now, every day or some days; never smokers do not; from 20 years",
              aged(20, when(no(SMOKED_100), constant(0), isOneOf(SMOKES_NOW, 1, 2)))),
          quantity(
              "cigarettes_per_day",
              "lifestyle",
              "cigarettes/day",
              "average on the days smoked in the past 30 days; never and former smokers 0. Under 20"
                  + " years (2005-2006) only known for those who smoke",
              when(
                  known(value(CIGARETTES)),
                  value(CIGARETTES),
                  given(any(no(SMOKED_100), isOneOf(SMOKES_NOW, 3)), constant(0)))),
          quantity(
              "drinks_per_week",
              "lifestyle",
              "drinks/week",
              "drinking days a week (at most 7) times drinks a drinking day, past 12 months;"
                  + " lifetime abstainers 0; from 20 years",
              aged(
                  20,
                  when(
                      abstainer(), constant(0), times(DRINKING_DAYS_A_WEEK, value(DRINKS_A_DAY))))),
          binary(
              "heavy_drinker",
              "lifestyle",
              "more than 7 (women) or 14 (men) drinks a week; from 20 years",
              above(label("drinks_per_week"), bySex(7, 14))),
          binary(
              "any_alcohol_past_year",
              "lifestyle",
              "any drink in the past 12 months; from 20 years",
              above(label("drinks_per_week"), 0)),
          binary(
              "five_plus_drinks_day",
              "lifestyle",
              "any day with five or more drinks in the past 12 months; abstainers have none; from 20"
                  + " years",
              aged(20, when(abstainer(), constant(0), above(value(DAYS_WITH_FIVE), 0)))),
          binary(
              "ever_daily_heavy_drinking",
              "lifestyle",
              "ever drank five or more almost every day; lifetime abstainers did not; from 20 years",
              aged(20, when(no(DRANK_12_EVER), constant(0), yes(EVER_DAILY_FIVE)))));

  private LifestyleLabels() {}

  /// How often something was done; its unit is in a variable of its own.
  private static Variable often(String name) {
    return Variable.of("ALQ", name, Codebook.codes(0, 366).or(777, 999, 7777, 9999));
  }

  private static Term abstainer() {
    return any(no(DRANK_12_EVER), isOneOf(DRINKING_DAYS, 0));
  }

  private static Term timesAWeek() {
    return when(
        isOneOf(DAYS_UNIT, 1),
        constant(1),
        when(
            isOneOf(DAYS_UNIT, 2),
            constant(12 * 7 / DAYS_A_YEAR),
            given(isOneOf(DAYS_UNIT, 3), constant(7 / DAYS_A_YEAR))));
  }
}
