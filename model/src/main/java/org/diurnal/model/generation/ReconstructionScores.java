package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;

/// Sums the errors of all fillers on minutes hidden and truly observed, by task, channel and
/// person, and turns them into rows.
final class ReconstructionScores {
  private static final int MINUTES = 0;
  private static final int DAYS = 1;
  private static final int SQUARED_Z = 0;
  private static final int ABSOLUTE_Z = 1;
  private static final Tally.Statistic MSE_Z = (n, s) -> s[SQUARED_Z] / n[MINUTES];
  private static final Tally.Statistic RMSE_Z = (n, s) -> Math.sqrt(s[SQUARED_Z] / n[MINUTES]);
  private static final Tally.Statistic MAE_Z = (n, s) -> s[ABSOLUTE_Z] / n[MINUTES];

  private final SensorSchema schema;
  private final List<ReconstructionTask> tasks;
  private final Lineup lineup;
  private final Tally[][] cells; // [tasks][channels + 1], the last over all channels
  private final Map<Tally, PersonDay> lastDay = new HashMap<>(); // identity: Tally has no equals

  ReconstructionScores(SensorSchema schema, List<ReconstructionTask> tasks, Lineup lineup) {
    this.schema = schema;
    this.tasks = tasks;
    this.lineup = lineup;
    cells = new Tally[tasks.size()][schema.size() + 1];
    for (Tally[] row : cells) {
      java.util.Arrays.setAll(row, c -> new Tally(2, lineup.size(), 2));
    }
  }

  /// Scores one question.
  ///
  /// @param task position of the task
  /// @param truth the day as measured
  /// @param hidden one mask a channel
  /// @param filled one answer a filler, `[channels][1440]`
  /// @return minutes scored
  long add(int task, DayWindow truth, List<MinuteMask> hidden, List<float[][]> filled) {
    long scored = 0;
    for (int c = 0; c < schema.size(); c++) {
      MinuteMask judged = hidden.get(c).and(truth.observed(c));
      int n = judged.count();
      if (n == 0) {
        continue;
      }
      scored += n;
      Tally channelCell = cells[task][c];
      Tally overall = cells[task][schema.size()];
      countMinutes(channelCell, truth, n);
      countMinutes(overall, truth, n);
      for (int f = 0; f < lineup.size(); f++) {
        double squared = 0;
        double absolute = 0;
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (judged.get(m)) {
            double z =
                (filled.get(f)[c][m] - (double) truth.values(c)[m]) / schema.channel(c).std();
            squared += z * z;
            absolute += Math.abs(z);
          }
        }
        for (Tally cell : List.of(channelCell, overall)) {
          cell.add(truth.personId(), f, SQUARED_Z, squared);
          cell.add(truth.personId(), f, ABSOLUTE_Z, absolute);
        }
      }
    }
    return scored;
  }

  private void countMinutes(Tally cell, DayWindow truth, int n) {
    cell.count(truth.personId(), MINUTES, n);
    PersonDay day = PersonDay.of(truth);
    if (!day.equals(lastDay.put(cell, day))) { // a day asks one after the other, counts once
      cell.count(truth.personId(), DAYS, 1);
    }
  }

  /// One row a task, channel and filler, where anything was scored.
  List<GenerationResults.ReconstructionRow> rows(GenerationProtocol protocol) {
    List<GenerationResults.ReconstructionRow> rows = new ArrayList<>();
    for (int t = 0; t < tasks.size(); t++) {
      for (int c = 0; c <= schema.size(); c++) {
        Tally cell = cells[t][c];
        if (cell.people() == 0) {
          continue;
        }
        Bootstrap bootstrap = bootstrap(protocol, t, c);
        for (int f = 0; f < lineup.size(); f++) {
          var rmseZ = estimate(cell, f, RMSE_Z, bootstrap);
          var maeZ = estimate(cell, f, MAE_Z, bootstrap);
          rows.add(
              new GenerationResults.ReconstructionRow(
                  tasks.get(t).id(),
                  channelName(c),
                  lineup.name(f),
                  (long) cell.count(MINUTES),
                  (int) cell.count(DAYS),
                  cell.people(),
                  cell.value(f, MSE_Z),
                  rmseZ,
                  maeZ,
                  physical(c, rmseZ, maeZ)));
        }
      }
    }
    return rows;
  }

  /// Each model against the best simple baseline of each cell.
  List<GenerationResults.Comparison> comparisons(GenerationProtocol protocol) {
    return comparisons(protocol, lineup.baselinePositions());
  }

  /// Each model against the best of some fillers in each cell.
  List<GenerationResults.Comparison> comparisons(GenerationProtocol protocol, int[] candidates) {
    List<GenerationResults.Comparison> found = new ArrayList<>();
    for (int t = 0; t < tasks.size(); t++) {
      for (int c = 0; c <= schema.size(); c++) {
        found.addAll(
            lineup.compare(
                cells[t][c],
                RMSE_Z,
                candidates,
                bootstrap(protocol, t, c),
                new Lineup.Title(tasks.get(t).id(), channelName(c), "rmse_z", MINUTES)));
      }
    }
    return found;
  }

  private String channelName(int c) {
    return c == schema.size() ? GenerationResults.ALL_CHANNELS : schema.channel(c).name();
  }

  /// In z-units times std: exact, since a channel has one std.
  private Optional<GenerationResults.Physical> physical(
      int c, GenerationResults.Estimate rmseZ, GenerationResults.Estimate maeZ) {
    if (c == schema.size()) {
      return Optional.empty();
    }
    Channel channel = schema.channel(c);
    return Optional.of(
        new GenerationResults.Physical(
            channel.unit(), rmseZ.scaled(channel.std()), maeZ.scaled(channel.std())));
  }

  private Bootstrap bootstrap(GenerationProtocol protocol, int task, int channel) {
    long key = Randomness.key("bootstrap/" + tasks.get(task).id() + "/" + channelName(channel));
    return new Bootstrap(protocol.resamples(), protocol.seed() ^ key);
  }

  static GenerationResults.Estimate estimate(
      Tally cell, int filler, Tally.Statistic statistic, Bootstrap bootstrap) {
    return new GenerationResults.Estimate(
        cell.value(filler, statistic), cell.interval(filler, statistic, bootstrap));
  }
}
