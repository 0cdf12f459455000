package org.diurnal.data.curation;

import java.time.LocalDate;
import java.util.OptionalInt;

/// One thing that looks wrong in a dataset.
///
/// @param kind what kind of thing
/// @param personId whose
/// @param date on which day
/// @param minute the minute of that local day, 0 to 1439, where there is one to look at first
/// @param channel of which channel; empty where it is about the day as a whole
/// @param detail the numbers, in words
public record Finding(
    Kind kind, String personId, LocalDate date, OptionalInt minute, String channel, String detail) {
  /// What can look wrong: the rule by which it is found, what is likely behind it, and what to do.
  public enum Kind {
    MOSTLY_MISSING(
        "more than 80 % of the person's own cells are missing",
        "the device was not worn or not synchronised, or the export begins or ends on that day",
        "nothing: the day is not trained on"),
    NOT_WORN(
        "motion channels hold nothing but zeros for "
            + NotWorn.HOURS
            + " hours or longer, which is longer than a night, and no other sensor saw a body",
        "the device lay somewhere and went on counting nothing",
        "data curate --not-worn makes such minutes missing, in a dataset of its own"),
    STUCK_SENSOR(
        "the same value, not zero, for longer than such a sensor can show it: 2 hours for amounts"
            + " and quick levels such as a heart rate, 12 hours for slow ones (oxygen, skin, beat"
            + " intervals, breathing)",
        "the sensor or its driver hung; or the source spread one value over the time",
        "look at the day with data show; leave the day out, or correct the export"),
    SPREAD_EVENLY(
        "an amount grows along a straight line for more than 2 hours, never off by one or more",
        "the vendor or an app had one number for those hours and spread it over the minutes",
        "trust the sum of those hours, and not their minutes"),
    LONG_STATE(
        "a class (an intensity, not a yes or no), not zero, for more than 2 hours",
        "a long workout or march, which is real; or the device hung",
        "look at the heart rate and the steps of those minutes before calling it wrong"),
    IMPLAUSIBLE(
        "values outside the channel's plausible range",
        "the dataset was not written by an importer of this program, which would have refused them",
        "import the export again; or correct the source"),
    IMPLAUSIBLE_JUMP(
        "the mean heart rate of a minute is more than "
            + JumpDetector.MOST
            + " /min away from that of the minute before",
        "hardly a heart: the sensor found or lost the beat, or counted steps for beats",
        "do not trust the heart rate of the minutes around"),
    IMPLAUSIBLE_TOTAL(
        "a day adds up to what hardly anybody reaches: " + TotalsDetector.RULES,
        "counted twice, a device on a vehicle or an animal, a unit mistaken; or an ultramarathon",
        "compare with the vendor's own total of the day"),
    TOTAL_DIFFERS(
        "the steps of the minutes do not add up to the vendor's total of the day",
        "minutes of the day are missing; or the vendor corrected one of the two at a later sync",
        "nothing, if minutes are missing; else keep to the total that you trust"),
    DUPLICATE_PERSON(
        "a whole day has the same minutes as a day of another person",
        "one person under two ids, or a file copied under another name",
        "keep one of the two, before people are split into training and test"),
    NEAR_DUPLICATE(
        "two hours are, minute by minute, those of another person, at the same or another time",
        "one person under two ids, with another clock or another stretch of the export",
        "keep one of the two, before people are split into training and test"),
    REPEATED_MINUTES(
        "two hours are, minute by minute, others of the same person",
        "an export that was shifted and merged with itself, or a gap filled by copying",
        "find out which of the two is real; leave the other out"),
    SHIFTED_SENSOR(
        "over all days of a person, the heart rate follows the steps best when shifted by a quarter"
            + " of an hour or more: correlation at least 0.3, and 0.15 above that without a shift",
        "one of the two sensors, or its file, has another clock or zone",
        "import the sources with their own --timezone; which of the two is off cannot be told here"),
    OFFSET_CHANGE(
        "the offset from UTC changes between two days, as no zone of the source makes it change"
            + " then; where the source names no zone, as none of the world does",
        "the person travelled; or the clock was set by hand",
        "nothing, if they travelled; else import again with --timezone"),
    ODD_OFFSET(
        "an offset from UTC that no zone has: not of whole quarters of an hour, or outside -12 to"
            + " +14 hours",
        "a clock that was set by hand, or offset and local time taken from different clocks",
        "import again with --timezone"),
    WORLD_OVERLAP(
        "more minutes are observed than there were: the clock went forward, and the minutes it"
            + " skipped have values",
        "the offset is wrong on one of the two days, or the minutes are not of the local clock",
        "import again with the right --timezone"),
    WRONG_YEAR(
        "few days lie more than "
            + ClockDetector.YEAR
            + " days apart from the others of the device, or after the dataset was made",
        "the device lost its clock: an empty battery, a reset",
        "leave those days out, or put them back where they belong");

    private final String rule;
    private final String cause;
    private final String cure;

    Kind(String rule, String cause, String cure) {
      this.rule = rule;
      this.cause = cause;
      this.cure = cure;
    }

    /// The rule by which it is found, in words.
    public String rule() {
      return rule;
    }

    /// What is likely behind it.
    public String cause() {
      return cause;
    }

    /// What to do.
    public String cure() {
      return cure;
    }
  }
}
