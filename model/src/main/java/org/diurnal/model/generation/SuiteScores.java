package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.skill.PersonErrors;
import org.diurnal.model.skill.Skill;

/// Counts what was asked and keeps every person's errors, of which [SuiteResults] is made.
final class SuiteScores {
  /// What skill is measured against.
  static final String REFERENCE = "carry_forward";

  /// What every model is set beside by name: the one to beat, and what knows the person.
  static final List<String> NAMED = List.of("linear", "own_mean");

  private final List<ReconstructionTask> tasks;
  private final Lineup lineup;
  private final PersonErrors errors;
  private final List<Count> counts;

  private static final class Count {
    private final Set<String> people = new HashSet<>();
    private int asked;
    private int nothingToHide;
    private int nothingLeft;
    private long questions;
  }

  SuiteScores(SensorSchema schema, List<ReconstructionTask> tasks, Lineup lineup) {
    this.tasks = tasks;
    this.lineup = lineup;
    this.errors =
        new PersonErrors(
            new PersonErrors.Axes(
                tasks.stream().map(ReconstructionTask::id).toList(), schema, names(lineup)));
    this.counts = tasks.stream().map(t -> new Count()).toList();
  }

  private static List<String> names(Lineup lineup) {
    return IntStream.range(0, lineup.size()).mapToObj(lineup::name).toList();
  }

  /// Counts a day for a task.
  ///
  /// @param toHide its questions that hide anything observed
  /// @param put of these, those that were put
  void asked(int task, DayWindow day, int toHide, int put) {
    Count count = counts.get(task);
    count.questions += put;
    if (put > 0) {
      count.asked++;
      count.people.add(day.personId());
    } else if (toHide > 0) {
      count.nothingLeft++;
    } else {
      count.nothingToHide++;
    }
  }

  /// Scores one question.
  void add(int task, DayWindow truth, List<MinuteMask> hidden, List<float[][]> filled) {
    for (int c = 0; c < truth.channels(); c++) {
      MinuteMask judged = hidden.get(c).and(truth.observed(c));
      if (judged.count() > 0) {
        int channel = c;
        errors.add(
            truth.personId(),
            task,
            c,
            judged,
            truth.values(c),
            filled.stream().map(answer -> answer[channel]).toList());
      }
    }
  }

  SuiteResults results(GenerationProtocol protocol, ReconstructionScores reconstruction) {
    List<SuiteResults.Asked> asked = new ArrayList<>();
    for (int t = 0; t < tasks.size(); t++) {
      Count n = counts.get(t);
      asked.add(
          new SuiteResults.Asked(
              tasks.get(t).id(),
              n.people.size(),
              n.asked,
              n.nothingToHide,
              n.nothingLeft,
              n.questions));
    }
    List<String> names = names(lineup);
    List<String> named = NAMED.stream().filter(names::contains).toList();
    List<GenerationResults.Comparison> against = new ArrayList<>();
    for (String baseline : named) {
      against.addAll(reconstruction.comparisons(protocol, new int[] {names.indexOf(baseline)}));
    }
    if (!names.contains(REFERENCE)) {
      return new SuiteResults(asked, against, List.of(), List.of(), List.of());
    }
    Skill skill =
        new Skill(
            errors,
            names.indexOf(REFERENCE),
            tasks.stream()
                .filter(t -> !t.kind().scoresBinary())
                .map(ReconstructionTask::id)
                .collect(Collectors.toSet()),
            new Bootstrap(protocol.resamples(), protocol.seed() ^ Randomness.key("skill")));
    List<String> models = lineup.models().stream().map(GapFiller::name).toList();
    return new SuiteResults(
        asked, against, skill.rows(), skill.comparisons(models, named), skill.leftOut());
  }
}
