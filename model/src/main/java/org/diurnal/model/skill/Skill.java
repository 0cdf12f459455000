package org.diurnal.model.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Interval;

/// OpenMHC's skill score, from the errors of people.
///
/// For one person, task and channel the ratio of a filler's error to the reference's (last
/// observation carried forward) on the same minutes, clipped to [0.01, 100]. R of a channel is the
/// geometric mean over people, R of a task that over channels, R of all tasks that over tasks;
/// skill is 1 - R. For binary channels both errors, 1 - AUC, are at least 0.005, so that a person
/// whom both get wholly right counts as level. The rank of a filler is its place among all fillers
/// by the errors without that floor, averaged in the same order.
///
/// Where the published text leaves a choice: a person on whom the reference makes no error has no
/// ratio and is left out of that channel, as there; the four buckets in which OpenMHC first puts
/// its own 19 channels have no counterpart in other schemas, so every channel counts once; an
/// interval draws people for all tasks together, and a person who has no minutes in a task counts
/// for nothing there; a draw in which nobody has a task leaves it out of all tasks, so an interval
/// over all is no good guide where a task rests on one or two people.
public final class Skill {
  /// The name under which rows over all channels, or all tasks, stand.
  public static final String ALL = "all";

  private final PersonErrors.Axes axes;
  private final PersonErrors people;
  private final PersonScores scores;
  private final Bootstrap bootstrap;
  private final PersonScores.Averages point;
  private final List<PersonScores.Averages> draws;

  /// @param people their errors; complete
  /// @param reference position of the filler that is compared with
  /// @param withoutBinary tasks in which binary channels do not count
  /// @param bootstrap over people
  public Skill(PersonErrors people, int reference, Set<String> withoutBinary, Bootstrap bootstrap) {
    this.axes = people.axes();
    this.people = people;
    this.bootstrap = bootstrap;
    scores = new PersonScores(people, reference, withoutBinary);
    point = scores.average(IntStream.range(0, scores.people()).toArray());
    draws = bootstrap.draws(scores.people(), scores::average);
  }

  /// One row for each task and filler over all channels, then each channel, and first over all
  /// tasks; where nobody has a ratio there is no row.
  public List<SkillRow> rows() {
    List<SkillRow> rows = new ArrayList<>();
    int tasks = axes.tasks().size();
    int channels = axes.schema().size();
    for (int f = 0; f < axes.fillers().size(); f++) {
      row(tasks, channels, f).ifPresent(rows::add);
    }
    for (int t = 0; t < tasks; t++) {
      for (int f = 0; f < axes.fillers().size(); f++) {
        row(t, channels, f).ifPresent(rows::add);
      }
      for (int c = 0; c < channels; c++) {
        for (int f = 0; f < axes.fillers().size(); f++) {
          row(t, c, f).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  private Optional<SkillRow> row(int task, int channel, int filler) {
    int at = scores.at(task, channel, filler);
    if (Double.isNaN(point.logRatio()[at])) {
      return Optional.empty();
    }
    double ratio = Math.exp(point.logRatio()[at]);
    Optional<Interval> ratioCi = interval(v -> Math.exp(v.logRatio()[at]));
    return Optional.of(
        new SkillRow(
            task == axes.tasks().size() ? ALL : axes.tasks().get(task),
            channel == axes.schema().size() ? ALL : axes.schema().channel(channel).name(),
            axes.fillers().get(filler),
            scores.people(task, channel),
            channels(task, channel),
            ratio,
            1 - ratio,
            ratioCi.map(i -> new Interval(1 - i.high(), 1 - i.low())),
            point.rank()[at],
            interval(v -> v.rank()[at])));
  }

  private Optional<Interval> interval(ToDoubleFunction<PersonScores.Averages> of) {
    return bootstrap.interval(draws.stream().mapToDouble(of).toArray());
  }

  private int channels(int task, int channel) {
    return channel < axes.schema().size()
        ? 1
        : (int)
            IntStream.range(0, axes.schema().size())
                .filter(c -> scores.people(task, c) > 0)
                .count();
  }

  /// Each of some fillers against each of others, over all tasks first, then task by task.
  public List<SkillComparison> comparisons(List<String> models, List<String> baselines) {
    List<SkillComparison> found = new ArrayList<>();
    int tasks = axes.tasks().size();
    int channels = axes.schema().size();
    for (int i = 0; i <= tasks; i++) {
      int t = i == 0 ? tasks : i - 1;
      for (String model : models) {
        for (String baseline : baselines) {
          int one = scores.at(t, channels, axes.fillers().indexOf(model));
          int other = scores.at(t, channels, axes.fillers().indexOf(baseline));
          double log = point.logRatio()[one] - point.logRatio()[other];
          if (!Double.isNaN(log)) {
            found.add(
                new SkillComparison(
                    t == tasks ? ALL : axes.tasks().get(t),
                    model,
                    baseline,
                    scores.people(t, channels),
                    Math.exp(log),
                    interval(v -> Math.exp(v.logRatio()[one] - v.logRatio()[other]))));
          }
        }
      }
    }
    return found;
  }

  /// How many pairs of person and channel of each task have no ratio, and why.
  public List<LeftOut> leftOut() {
    return IntStream.range(0, axes.tasks().size())
        .mapToObj(t -> people.leftOut(t, scores.countsBinary(t), scores.referenceFaultless(t)))
        .toList();
  }
}
