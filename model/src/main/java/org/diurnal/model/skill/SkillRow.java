package org.diurnal.model.skill;

import java.util.Optional;
import org.diurnal.core.Interval;

/// How one filler compares with the reference.
///
/// @param task the task's name, or `all`: every task counts once
/// @param channel the channel's name, or `all`: every channel counts once
/// @param filler the filler
/// @param people people behind it: with an error of the reference above zero
/// @param channels channels behind it
/// @param ratio R: geometric mean of error over the reference's error; 1 for the reference
/// @param skill 1 - R: above zero better than the reference
/// @param skillCi95 bootstrap over people; empty with fewer than three
/// @param rank average rank among all fillers, 1 is best, ties share theirs
/// @param rankCi95 the same
public record SkillRow(
    String task,
    String channel,
    String filler,
    int people,
    int channels,
    double ratio,
    double skill,
    Optional<Interval> skillCi95,
    double rank,
    Optional<Interval> rankCi95) {}
