package org.diurnal.model.skill;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// The error of every filler on every task and channel, person by person: the mean absolute error
/// over all the person's scored minutes, or, for a binary channel, 1 minus the area under the ROC
/// curve over them.
///
/// A person's days come together. What is kept is one number for each person, task, channel and
/// filler, and sums and counts of the person at hand: memory does not grow with days.
public final class PersonErrors {
  /// What is told apart.
  ///
  /// @param tasks names of tasks
  /// @param schema the channels
  /// @param fillers names of fillers
  public record Axes(List<String> tasks, SensorSchema schema, List<String> fillers) {
    public Axes {
      tasks = List.copyOf(tasks);
      fillers = List.copyOf(fillers);
    }

    int cells() {
      return tasks.size() * schema.size() * fillers.size();
    }

    int at(int task, int channel, int filler) {
      return (task * schema.size() + channel) * fillers.size() + filler;
    }

    boolean isBinary(int channel) {
      return schema.channel(channel).kind() == ChannelKind.BINARY;
    }
  }

  private final Axes axes;
  // in order of id, so that an interval does not depend on the order in which people came
  private final TreeMap<String, double[]> finished = new TreeMap<>();
  private String person = "";
  private boolean any;
  private double[] absolute = new double[0]; // of the person at hand, by cell
  private long[] minutes = new long[0]; // by cell
  private final Map<Integer, AucHistogram> histograms = new TreeMap<>(); // by cell, when needed
  private final int[] scored; // [tasks], pairs of person and channel
  private final int[] binary; // of these, of binary channels
  private final int[] oneClass; // of these, without an area

  public PersonErrors(Axes axes) {
    this.axes = axes;
    scored = new int[axes.tasks().size()];
    binary = new int[axes.tasks().size()];
    oneClass = new int[axes.tasks().size()];
    clear();
  }

  /// Scores one channel of one question.
  ///
  /// @param personId the person; somebody who was left cannot come again
  /// @param task position of the task
  /// @param channel position of the channel
  /// @param judged minutes that were hidden and had been observed
  /// @param truth `[1440]`, in physical units
  /// @param filled one answer a filler, `[1440]`, in physical units
  /// @throws IllegalArgumentException if the person's days did not come together
  public void add(
      String personId,
      int task,
      int channel,
      MinuteMask judged,
      float[] truth,
      List<float[]> filled) {
    if (!any || !personId.equals(person)) {
      finish();
      if (finished.containsKey(personId)) {
        throw new IllegalArgumentException(
            "person " + personId + " comes again after others; a person's days must come together");
      }
      person = personId;
      any = true;
    }
    for (int f = 0; f < filled.size(); f++) {
      int cell = axes.at(task, channel, f);
      for (int m = 0; m < MinuteMask.MINUTES; m++) {
        if (judged.get(m)) {
          minutes[cell]++;
          if (axes.isBinary(channel)) {
            histograms
                .computeIfAbsent(cell, c -> new AucHistogram())
                .add(truth[m] > 0.5, filled.get(f)[m]);
          } else {
            absolute[cell] += Math.abs(filled.get(f)[m] - (double) truth[m]);
          }
        }
      }
    }
  }

  private void finish() {
    if (any) {
      double[] errors = new double[axes.cells()];
      for (int cell = 0; cell < errors.length; cell++) {
        AucHistogram histogram = histograms.get(cell);
        errors[cell] =
            minutes[cell] == 0
                ? Double.NaN
                : histogram == null ? absolute[cell] / minutes[cell] : 1 - histogram.auc();
      }
      count(errors);
      finished.put(person, errors);
      clear();
    }
  }

  private void count(double[] errors) {
    for (int t = 0; t < scored.length; t++) {
      for (int c = 0; c < axes.schema().size(); c++) {
        int cell = axes.at(t, c, 0);
        if (minutes[cell] > 0) {
          scored[t]++;
          binary[t] += axes.isBinary(c) ? 1 : 0;
          oneClass[t] += Double.isNaN(errors[cell]) ? 1 : 0;
        }
      }
    }
  }

  private void clear() {
    absolute = new double[axes.cells()];
    minutes = new long[axes.cells()];
    histograms.clear();
    any = false;
  }

  /// The errors of all people, by id; `[task][channel][filler]` flat as [Axes] counts, NaN where
  /// nothing was scored, and for a binary channel where the person's minutes have one class only.
  /// Nobody can be added afterwards.
  TreeMap<String, double[]> all() {
    finish();
    return finished;
  }

  Axes axes() {
    return axes;
  }

  /// What has no ratio in a task, but for pairs on which the reference makes no error.
  ///
  /// @param countsBinary whether binary channels take part
  /// @param referenceFaultless pairs on which it makes none
  LeftOut leftOut(int task, boolean countsBinary, int referenceFaultless) {
    return new LeftOut(
        axes.tasks().get(task),
        scored[task],
        referenceFaultless,
        countsBinary ? oneClass[task] : 0,
        countsBinary ? 0 : binary[task]);
  }
}
