package org.diurnal.data.curation;

/// How much devices were worn, by one rule, of one person or of all.
///
/// @param rule the rule's name
/// @param personId whose; empty for all people's
/// @param people people whom the rule can say something about
/// @param days their days
/// @param meanMinutes worn minutes of a day, on average
/// @param tenHourDays days with ten hours or more
/// @param weekdayMinutes the mean over Mondays to Fridays; NaN without one
/// @param weekendMinutes the mean over Saturdays and Sundays; NaN without one
/// @param lowerQuartile of the people's means
/// @param median of the people's means
/// @param upperQuartile of the people's means
public record WearSummary(
    String rule,
    String personId,
    int people,
    long days,
    double meanMinutes,
    long tenHourDays,
    double weekdayMinutes,
    double weekendMinutes,
    double lowerQuartile,
    double median,
    double upperQuartile) {}
