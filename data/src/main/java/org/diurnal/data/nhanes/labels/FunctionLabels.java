package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.binary;
import static org.diurnal.data.nhanes.labels.Terms.aged;
import static org.diurnal.data.nhanes.labels.Terms.any;
import static org.diurnal.data.nhanes.labels.Terms.asked;
import static org.diurnal.data.nhanes.labels.Terms.constant;
import static org.diurnal.data.nhanes.labels.Terms.given;
import static org.diurnal.data.nhanes.labels.Terms.isOneOf;
import static org.diurnal.data.nhanes.labels.Terms.named;
import static org.diurnal.data.nhanes.labels.Terms.when;
import static org.diurnal.data.nhanes.labels.Terms.yes;

import java.util.List;
import java.util.stream.Stream;

/// What people can do, and what keeps them from it: table PFQ, from 20 years.
final class FunctionLabels {
  // 1 no difficulty, 2 some, 3 much, 4 unable, 5 never does it
  private static final Codebook DIFFICULTY = Codebook.codes(1, 5).or(7, 9);

  private static final Variable WORK = pfq("PFQ049", Codebook.YES_NO);
  private static final Variable AID = pfq("PFQ054", Codebook.YES_NO);
  private static final Variable MEMORY = pfq("PFQ057", Codebook.YES_NO);
  private static final Variable QUARTER_MILE = pfq("PFQ061B", DIFFICULTY);
  private static final Variable STAIRS = pfq("PFQ061C", DIFFICULTY);

  /// Up to five causes of the difficulties named before.
  private static final Variable[] CAUSES =
      Stream.of("A", "B", "C", "D", "E")
          .map(c -> pfq("PFQ063" + c, Codebook.codes(10, 28).or(77, 99)))
          .toArray(Variable[]::new);

  static final List<LabelDefinition> ALL =
      List.of(
          binary(
              "walk_quarter_mile_difficulty",
              "function",
              "some or much difficulty or unable to walk a quarter mile; only those with some"
                  + " limitation or from 60 years were asked; never does it is missing",
              difficultyIfDone(QUARTER_MILE)),
          binary(
              "climb_stairs_difficulty",
              "function",
              "some or much difficulty or unable to climb ten steps; as"
                  + " `walk_quarter_mile_difficulty`",
              difficultyIfDone(STAIRS)),
          binary(
              "walking_aid",
              "function",
              "needs special equipment to walk; from 20 years",
              aged(20, yes(AID))),
          binary(
              "mobility_problem",
              "function",
              "needs equipment to walk, or has difficulty with a quarter mile or ten steps; who was"
                  + " not asked or never does it has none; from 20 years",
              answered(any(yes(AID), difficulty(QUARTER_MILE), difficulty(STAIRS)))),
          binary(
              "work_limited",
              "function",
              "health keeps from working at a job; from 20 years",
              aged(20, yes(WORK))),
          binary(
              "memory_problem",
              "mental health",
              "limited by confusion or trouble remembering; from 20 years",
              aged(20, yes(MEMORY))),
          binary(
              "limited_by_depression_anxiety",
              "mental health",
              "depression, anxiety or an emotional problem named (code 14) among up to five causes"
                  + " of a difficulty; not named or no difficulty is no; from 20 years",
              answered(named(14, CAUSES))),
          binary(
              "limited_by_back_neck",
              "musculoskeletal",
              "back or neck problem named (code 11), as `limited_by_depression_anxiety`",
              answered(named(11, CAUSES))),
          binary(
              "limited_by_arthritis",
              "musculoskeletal",
              "arthritis or rheumatism named (code 10), as `limited_by_depression_anxiety`",
              answered(named(10, CAUSES))),
          binary(
              "adl_difficulty",
              "function",
              "any difficulty walking between rooms, standing up, getting in or out of bed, eating"
                  + " or dressing; who was not asked or never does it has none; from 20 years",
              answered(
                  any(
                      Stream.of("H", "I", "J", "K", "L")
                          .map(activity -> difficulty(pfq("PFQ061" + activity, DIFFICULTY)))
                          .toArray(Term[]::new)))));

  private FunctionLabels() {}

  private static Variable pfq(String name, Codebook codebook) {
    return Variable.of("PFQ", name, codebook);
  }

  private static Term difficultyIfDone(Variable v) {
    return given(isOneOf(v, 1, 2, 3, 4), isOneOf(v, 2, 3, 4));
  }

  /// Difficulty, where no difficulty is also what the questionnaire concluded by not asking.
  private static Term difficulty(Variable v) {
    return when(asked(v), isOneOf(v, 2, 3, 4), constant(0));
  }

  /// For adults who went through the questionnaire at all: everyone is asked for walking aids.
  private static Term answered(Term then) {
    return aged(20, given(asked(AID), then));
  }
}
