package org.diurnal.data.nhanes.labels;

import static org.diurnal.data.nhanes.labels.LabelDefinition.binary;
import static org.diurnal.data.nhanes.labels.LabelDefinition.quantity;
import static org.diurnal.data.nhanes.labels.Terms.atLeast;
import static org.diurnal.data.nhanes.labels.Terms.atMost;
import static org.diurnal.data.nhanes.labels.Terms.given;
import static org.diurnal.data.nhanes.labels.Terms.isOneOf;
import static org.diurnal.data.nhanes.labels.Terms.known;
import static org.diurnal.data.nhanes.labels.Terms.named;
import static org.diurnal.data.nhanes.labels.Terms.value;
import static org.diurnal.data.nhanes.labels.Terms.yes;

import java.util.List;

/// Sleep as people tell of it: table SLQ of 2005-2006, from 16 years; 2003-2004 did not ask.
final class SleepLabels {
  // 0 never, 1 rarely (1-2 a month or nights), 2 sometimes (3-4), 3 often (5 and more)
  private static final Codebook NIGHTS = Codebook.codes(0, 3).or(7, 9);

  // 0 never, 1 rarely (1 a month), 2 sometimes (2-4), 3 often (5-15), 4 almost always (16-30)
  private static final Codebook TIMES_A_MONTH = Codebook.codes(0, 4).or(7, 9);

  private static final Variable HOURS = slq("SLD010H", Codebook.codes(1, 12).or(77, 99));
  private static final Variable LATENCY = slq("SLD020M", Codebook.codes(0, 60).or(77, 99));
  private static final Variable DISORDER = slq("SLQ060", Codebook.YES_NO);
  private static final Variable APNEA = slq("SLQ070A", Codebook.codes(1, 1).or(7, 9));
  private static final Variable INSOMNIA = slq("SLQ070B", Codebook.codes(2, 2));

  static final List<LabelDefinition> ALL =
      List.of(
          quantity(
              "sleep_hours",
              "sleep",
              "hours",
              "usual hours of sleep on a weeknight or worknight, 12 and more as 12",
              value(HOURS)),
          binary("short_sleep", "sleep", "6 hours or less", atMost(value(HOURS), 6)),
          binary("long_sleep", "sleep", "9 hours or more", atLeast(value(HOURS), 9)),
          quantity(
              "sleep_latency_min",
              "sleep",
              "minutes",
              "usual minutes to fall asleep, 60 and more as 60",
              value(LATENCY)),
          binary(
              "frequent_snoring",
              "sleep",
              "snored on five or more nights a week in the past year; not known is missing",
              isOneOf(slq("SLQ030", NIGHTS), 3)),
          binary(
              "snort_stop_breathing",
              "sleep",
              "snorted or stopped breathing at least rarely in the past year; not known is missing",
              atLeast(value(slq("SLQ040", NIGHTS)), 1)),
          binary(
              "trouble_sleeping_told_doctor",
              "sleep",
              "ever told a doctor of trouble sleeping",
              yes(slq("SLQ050", Codebook.YES_NO))),
          binary(
              "sleep_disorder_told",
              "sleep",
              "ever told by a doctor: a sleep disorder",
              yes(DISORDER)),
          binary(
              "sleep_apnea_told",
              "sleep",
              "sleep apnoea named as that disorder; everyone else who answered"
                  + " `sleep_disorder_told` is no",
              given(known(value(DISORDER)), named(1, APNEA))),
          binary(
              "insomnia_told",
              "sleep",
              "insomnia named as that disorder, as `sleep_apnea_told`",
              given(known(value(DISORDER)), named(2, INSOMNIA))),
          often("trouble_falling_asleep", "SLQ080", "had trouble falling asleep"),
          often("wakes_at_night", "SLQ090", "woke at night and had trouble getting back to sleep"),
          often("wakes_too_early", "SLQ100", "woke too early and was unable to get back to sleep"),
          often("unrested_in_day", "SLQ110", "felt unrested during the day"),
          often("overly_sleepy_in_day", "SLQ120", "felt overly sleepy during the day"),
          often("not_enough_sleep", "SLQ130", "did not get enough sleep"),
          often("sleeping_pills", "SLQ140", "took pills to help sleep"));

  private SleepLabels() {}

  private static LabelDefinition often(String name, String variable, String what) {
    return binary(
        name,
        "sleep",
        what + " five or more times a month (often or almost always)",
        isOneOf(slq(variable, TIMES_A_MONTH), 3, 4));
  }

  private static Variable slq(String name, Codebook codebook) {
    return Variable.only(Cycle.D, "SLQ", name, codebook);
  }
}
