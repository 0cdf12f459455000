package org.diurnal.model.generation;

import java.util.List;
import org.diurnal.model.skill.LeftOut;
import org.diurnal.model.skill.SkillComparison;
import org.diurnal.model.skill.SkillRow;

/// What a study says of reconstruction beyond errors by task and channel: what was asked, each
/// model against named baselines, and OpenMHC's skill.
///
/// @param asked one entry a task
/// @param against each model against `linear` and against `own_mean`, where the study has them, by
///   root mean squared error in z-units
/// @param skill against `carry_forward`, see [org.diurnal.model.skill.Skill]; empty where the study
///   does not have it
/// @param skillAgainst each model against `linear` and `own_mean` by that score
/// @param leftOut what has no skill, and why, one entry a task
public record SuiteResults(
    List<Asked> asked,
    List<GenerationResults.Comparison> against,
    List<SkillRow> skill,
    List<SkillComparison> skillAgainst,
    List<LeftOut> leftOut) {
  public SuiteResults {
    asked = List.copyOf(asked);
    against = List.copyOf(against);
    skill = List.copyOf(skill);
    skillAgainst = List.copyOf(skillAgainst);
    leftOut = List.copyOf(leftOut);
  }

  /// How much of the days a task was asked of. The three kinds of days add up to all.
  ///
  /// @param task the task's id
  /// @param people people with a day that was asked
  /// @param daysAsked days with at least one question
  /// @param daysNothingToHide days without: the task hides nothing of them that was observed
  /// @param daysNothingLeft days without: hiding would have left nothing to go by
  /// @param questions questions put
  public record Asked(
      String task,
      int people,
      int daysAsked,
      int daysNothingToHide,
      int daysNothingLeft,
      long questions) {}
}
