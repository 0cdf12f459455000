package org.diurnal.model.generation;

import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// How much to trust several fillers, by channel and by how far the nearest observed minutes are.
///
/// The network sees one day; the person's mean by time of day sees the person's other days; a
/// straight line knows the minutes beside the gap. A blend weighs them by least squares on people
/// that none of them was fitted on (validation people), in z-units, with no weight below zero.
/// Saved beside the model as `blend.json`.
///
/// @param fillers the fillers' names, in the order of the weights
/// @param weights `[channels][contexts][fillers]`
/// @param errors `[channels][contexts]`, root mean squared error of the blend on the days it was
///   fitted on, in z-units; NaN where there was nothing to fit
/// @param minutes `[channels][contexts]`, minutes each was fitted on
public record Blend(
    List<String> fillers, double[][][] weights, double[][] errors, long[][] minutes) {
  /// Distances to the channel's nearest observed minute, upper ends; beyond the last, or with
  /// nothing observed, is one more.
  private static final int[] DISTANCES = {5, 10, 20, 40, 80, 160, 320, 719};

  /// Contexts of a channel: the distances, each with and without another channel observed at that
  /// very minute.
  public static final int CONTEXTS = 2 * (DISTANCES.length + 1);

  /// Pseudo-minutes of evidence for trusting the first filler alone.
  private static final double PRIOR = 20;

  private static final int MOST_QUESTIONS = 4;

  /// Fits a blend.
  ///
  /// @param schema channels and z-units
  /// @param tasks what is hidden
  /// @param seed of the masks; another one than the study's
  /// @param fillers what to weigh, the first being the one trusted where there is no evidence
  /// @param days days of people that no filler was fitted on
  public static Blend fit(
      SensorSchema schema,
      List<ReconstructionTask> tasks,
      long seed,
      List<GapFiller> fillers,
      Stream<DayWindow> days) {
    int k = fillers.size();
    double[][][][] products = new double[schema.size()][CONTEXTS][k + 1][k + 1];
    long[][] minutes = new long[schema.size()][CONTEXTS];
    days.forEach(day -> {
      for (ReconstructionTask task : tasks) {
        for (List<MinuteMask> masks : questions(task, seed, schema, day)) {
          FillRequest request = FillRequest.hiding(day, masks);
          if (request.day().observedCells() > 0) {
            add(schema, fillers, day, request, products, minutes);
          }
        }
      }
    });
    double[][][] weights = new double[schema.size()][CONTEXTS][];
    double[][] errors = new double[schema.size()][CONTEXTS];
    for (int c = 0; c < schema.size(); c++) {
      for (int x = 0; x < CONTEXTS; x++) {
        weights[c][x] = NonNegative.solve(products[c][x], PRIOR);
        errors[c][x] =
            minutes[c][x] == 0
                ? Double.NaN
                : Math.sqrt(NonNegative.squares(products[c][x], weights[c][x]) / minutes[c][x]);
      }
    }
    return new Blend(fillers.stream().map(GapFiller::name).toList(), weights, errors, minutes);
  }

  /// What is asked of a day for the fit: of a task that asks many questions (each channel of many
  /// in turn), a few by lot, since other days ask the others.
  private static List<List<MinuteMask>> questions(
      ReconstructionTask task, long seed, SensorSchema schema, DayWindow day) {
    return Sample.of(
        task.masks(seed, schema, day), MOST_QUESTIONS, seed, task.id() + "/" + PersonDay.of(day));
  }

  private static void add(
      SensorSchema schema,
      List<GapFiller> fillers,
      DayWindow truth,
      FillRequest request,
      double[][][][] products,
      long[][] minutes) {
    int k = fillers.size();
    List<float[][]> filled =
        fillers.stream().map(f -> Filling.answers(schema, f, List.of(request)).getFirst()).toList();
    double[] row = new double[k + 1];
    for (int c = 0; c < schema.size(); c++) {
      Channel channel = schema.channel(c);
      int[] contexts = contexts(request.day(), c);
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (!request.wanted().get(c).get(m) || !truth.observed(c).get(m)) {
          continue;
        }
        for (int f = 0; f < k; f++) {
          row[f] = (filled.get(f)[c][m] - channel.mean()) / channel.std();
        }
        row[k] = (truth.values(c)[m] - channel.mean()) / channel.std();
        double[][] sums = products[c][contexts[m]];
        for (int i = 0; i <= k; i++) {
          for (int j = 0; j <= k; j++) {
            sums[i][j] += row[i] * row[j];
          }
        }
        minutes[c][contexts[m]]++;
      }
    }
  }

  /// The context of every minute of a channel, `[1440]`.
  public static int[] contexts(DayWindow day, int channel) {
    int[] distance = new int[DayWindow.MINUTES];
    int since = DayWindow.MINUTES;
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      since = day.observed(channel).get(m) ? 0 : since + 1;
      distance[m] = since;
    }
    since = DayWindow.MINUTES;
    int[] contexts = new int[DayWindow.MINUTES];
    for (int m = DayWindow.MINUTES - 1; m >= 0; m--) {
      since = day.observed(channel).get(m) ? 0 : since + 1;
      int nearest = Math.min(distance[m], since);
      int bin = 0;
      while (bin < DISTANCES.length && nearest > DISTANCES[bin]) {
        bin++;
      }
      contexts[m] = 2 * bin + (anotherObserved(day, channel, m) ? 1 : 0);
    }
    return contexts;
  }

  private static boolean anotherObserved(DayWindow day, int channel, int minute) {
    for (int c = 0; c < day.channels(); c++) {
      if (c != channel && day.observed(c).get(minute)) {
        return true;
      }
    }
    return false;
  }
}
