package org.diurnal.model.skill;

/// Why (person, channel) pairs with scored minutes are not part of a skill.
///
/// @param task the task's name
/// @param scored pairs with scored minutes
/// @param referenceFaultless of these, pairs on which the reference made no error: no ratio
/// @param oneClass of these, pairs of binary channels whose minutes are all 0 or all 1: no area
/// @param binaryLeftOut of these, pairs of binary channels in a task that leaves them out
public record LeftOut(
    String task, int scored, int referenceFaultless, int oneClass, int binaryLeftOut) {}
