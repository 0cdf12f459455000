package org.diurnal.model.skill;

import java.util.Optional;
import org.diurnal.core.Interval;

/// Two fillers by their ratios to the reference, paired on the same people drawn.
///
/// @param task the task's name, or `all`
/// @param model what is compared
/// @param baseline with what
/// @param people people behind it
/// @param ratio R of the model over R of the baseline: below one the model is better
/// @param ci95 bootstrap over people; empty with fewer than three
public record SkillComparison(
    String task,
    String model,
    String baseline,
    int people,
    double ratio,
    Optional<Interval> ci95) {}
