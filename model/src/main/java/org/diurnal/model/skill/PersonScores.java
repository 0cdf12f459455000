package org.diurnal.model.skill;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.diurnal.core.Places;

/// What every person says of every filler: the logarithm of its ratio to the reference and its rank
/// among the fillers, for each task and channel; and the averages over any people.
final class PersonScores {
  static final double LEAST_RATIO = 0.01;
  static final double MOST_RATIO = 100;
  static final double BINARY_FLOOR = 0.005;

  private final PersonErrors.Axes axes;
  private final Set<String> withoutBinary;
  private final List<double[]> errors; // by person, ascending by id
  private final int reference;
  private final double[][] logRatio; // [people][cells], NaN where there is none
  private final double[][] rank; // [people][cells], NaN where there is none

  /// Averages over people, then channels, then tasks, one number for each task, channel and filler
  /// at [#at]; NaN where nobody has one.
  record Averages(double[] logRatio, double[] rank) {}

  PersonScores(PersonErrors people, int reference, Set<String> withoutBinary) {
    this.axes = people.axes();
    this.withoutBinary = Set.copyOf(withoutBinary);
    this.reference = reference;
    this.errors = List.copyOf(people.all().values());
    this.logRatio = new double[errors.size()][axes.cells()];
    this.rank = new double[errors.size()][axes.cells()];
    for (int p = 0; p < errors.size(); p++) {
      fill(p);
    }
  }

  int people() {
    return errors.size();
  }

  private void fill(int person) {
    double[] e = errors.get(person);
    for (int t = 0; t < axes.tasks().size(); t++) {
      for (int c = 0; c < axes.schema().size(); c++) {
        int from = axes.at(t, c, 0);
        double[] ofFillers = Arrays.copyOfRange(e, from, from + axes.fillers().size());
        boolean counts = counts(t, c);
        double[] ranks = ranks(ofFillers);
        for (int f = 0; f < ofFillers.length; f++) {
          logRatio[person][from + f] =
              counts ? logRatio(ofFillers[f], ofFillers[reference], axes.isBinary(c)) : Double.NaN;
          rank[person][from + f] = counts ? ranks[f] : Double.NaN;
        }
      }
    }
  }

  /// Whether a channel takes part in a task.
  boolean counts(int task, int channel) {
    return !axes.isBinary(channel) || countsBinary(task);
  }

  boolean countsBinary(int task) {
    return !withoutBinary.contains(axes.tasks().get(task));
  }

  /// The logarithm of the clipped ratio; NaN where an error is not known or the reference made
  /// none.
  static double logRatio(double error, double ofReference, boolean binary) {
    double mine = binary ? Math.max(error, BINARY_FLOOR) : error;
    double other = binary ? Math.max(ofReference, BINARY_FLOOR) : ofReference;
    return other > 0
        ? Math.log(Math.clamp(mine / other, LEAST_RATIO, MOST_RATIO)) // NaN stays NaN
        : Double.NaN;
  }

  /// Places by error, the least first, from 1; equal errors share the mean of their places. All NaN
  /// where one error is not known.
  static double[] ranks(double[] errors) {
    double[] ranks = Places.of(errors);
    boolean unknown = Arrays.stream(errors).anyMatch(Double::isNaN);
    if (unknown) {
      Arrays.fill(ranks, Double.NaN);
    }
    return ranks;
  }

  /// Where the averages of a task and channel stand; the position after the last task or channel is
  /// that over all.
  int at(int task, int channel, int filler) {
    return (task * (axes.schema().size() + 1) + channel) * axes.fillers().size() + filler;
  }

  /// The averages over people given by position, repeats counted.
  Averages average(int[] people) {
    double[] times = new double[errors.size()];
    for (int p : people) {
      times[p]++;
    }
    return new Averages(average(times, logRatio), average(times, rank));
  }

  private double[] average(double[] times, double[][] ofPeople) {
    int tasks = axes.tasks().size();
    int channels = axes.schema().size();
    int fillers = axes.fillers().size();
    double[] sums = new double[axes.cells()];
    double[] weights = new double[axes.cells()];
    for (int p = 0; p < times.length; p++) {
      if (times[p] > 0) {
        for (int i = 0; i < sums.length; i++) {
          double value = ofPeople[p][i];
          if (!Double.isNaN(value)) {
            sums[i] += times[p] * value;
            weights[i] += times[p];
          }
        }
      }
    }
    double[] out = new double[(tasks + 1) * (channels + 1) * fillers];
    Arrays.fill(out, Double.NaN);
    for (int f = 0; f < fillers; f++) {
      Mean overTasks = new Mean();
      for (int t = 0; t < tasks; t++) {
        Mean overChannels = new Mean();
        for (int c = 0; c < channels; c++) {
          int i = axes.at(t, c, f);
          out[at(t, c, f)] = weights[i] == 0 ? Double.NaN : sums[i] / weights[i];
          overChannels.add(out[at(t, c, f)]);
        }
        out[at(t, channels, f)] = overChannels.value();
        overTasks.add(overChannels.value());
      }
      out[at(tasks, channels, f)] = overTasks.value();
    }
    return out;
  }

  /// The mean of what is known.
  private static final class Mean {
    private double sum;
    private int n;

    void add(double value) {
      if (!Double.isNaN(value)) {
        sum += value;
        n++;
      }
    }

    double value() {
      return n == 0 ? Double.NaN : sum / n;
    }
  }

  /// People with a ratio in a task and channel, of all where the position is the one after the
  /// last. The reference has one wherever any filler has.
  int people(int task, int channel) {
    int n = 0;
    for (int p = 0; p < people(); p++) {
      n += known(p, task, channel) ? 1 : 0;
    }
    return n;
  }

  private boolean known(int person, int task, int channel) {
    int tasks = axes.tasks().size();
    int channels = axes.schema().size();
    for (int t = task == tasks ? 0 : task; t < (task == tasks ? tasks : task + 1); t++) {
      int to = channel == channels ? channels : channel + 1;
      for (int c = channel == channels ? 0 : channel; c < to; c++) {
        if (!Double.isNaN(logRatio[person][axes.at(t, c, reference)])) {
          return true;
        }
      }
    }
    return false;
  }

  /// Pairs of person and channel on which the reference makes no error.
  int referenceFaultless(int task) {
    int n = 0;
    for (double[] e : errors) {
      for (int c = 0; c < axes.schema().size(); c++) {
        n += counts(task, c) && !axes.isBinary(c) && e[axes.at(task, c, reference)] == 0 ? 1 : 0;
      }
    }
    return n;
  }
}
