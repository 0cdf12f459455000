package org.diurnal.data.curation;

/// Runs of zeros of motion channels, by length, beside the heart rate of those who have one: what
/// the rule of [NotWorn] rests on.
///
/// @param fromHours runs of this length or longer
/// @param toHours and shorter than this; infinite for the last class
/// @param runs how many
/// @param minutes in all of them
/// @param heartOwnersMinutes of these, minutes of people who ever have a heart rate
/// @param withHeartRate of these, minutes with one
public record ZeroRuns(
    double fromHours,
    double toHours,
    long runs,
    long minutes,
    long heartOwnersMinutes,
    long withHeartRate) {}
