package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.generation.GenerationResults.DailyRow;
import org.diurnal.model.generation.GenerationResults.Truth;

/// Sums the errors of daily metrics after a gap was made and filled, by metric, gap length, truth
/// and person, and turns them into rows.
final class DailyScores {
  /// The filler that fills nothing: a sum lacks the gap, a mean is over what remains.
  static final String DROP = "drop";

  private static final int DAYS = 0;
  private static final int TRUTH = 1;
  private static final int RELATIVE_DAYS = 2;
  private static final int ABSOLUTE = 0;
  private static final int SIGNED = 1;
  private static final int RELATIVE = 2;
  private static final Tally.Statistic MEAN_ABSOLUTE = (n, s) -> s[ABSOLUTE] / n[DAYS];
  private static final Tally.Statistic BIAS = (n, s) -> s[SIGNED] / n[DAYS];
  private static final Tally.Statistic MEAN_RELATIVE = (n, s) -> s[RELATIVE] / n[RELATIVE_DAYS];
  private static final Tally.Statistic KEPT = (n, s) -> 1 - s[RELATIVE] / n[RELATIVE_DAYS];

  private final SensorSchema schema;
  private final Lineup lineup;
  private final Map<PersonDay, Double> vendorSteps;
  private final Map<Key, Tally> cells = new LinkedHashMap<>();
  private final Map<Integer, Integer> notEstimable = new LinkedHashMap<>(); // by gap length

  private record Key(DailyMetric metric, int gapMinutes, Truth truth) {}

  DailyScores(
      SensorSchema schema,
      List<Integer> gapMinutes,
      Lineup lineup,
      Map<PersonDay, Double> vendorSteps) {
    this.schema = schema;
    this.lineup = lineup;
    this.vendorSteps = vendorSteps;
    for (DailyMetric metric : DailyMetric.values()) {
      for (int gap : gapMinutes) {
        for (Truth truth : Truth.values()) {
          cells.put(new Key(metric, gap, truth), new Tally(3, lineup.size() + 1, 3));
        }
      }
    }
  }

  /// The vendor's total of a day's steps, where it gives one and the minutes add up to it.
  Optional<Double> agreeingVendorTotal(DayWindow truth) {
    OptionalDouble sum = DailyMetric.STEPS.compute(schema, truth);
    return Optional.ofNullable(vendorSteps.get(PersonDay.of(truth)))
        .filter(v -> sum.isPresent() && Math.abs(v - sum.getAsDouble()) < 0.5);
  }

  /// Scores one gap.
  ///
  /// @param gapMinutes its length
  /// @param metrics those whose truth the day can serve as
  /// @param truth the day as measured
  /// @param request what the fillers were given
  /// @param filled one answer a filler, `[channels][1440]`
  void add(
      int gapMinutes,
      List<DailyMetric> metrics,
      DayWindow truth,
      FillRequest request,
      List<float[][]> filled) {
    Map<DailyMetric, List<Double>> estimates = new EnumMap<>(DailyMetric.class);
    for (DailyMetric metric : metrics) {
      List<Double> values = new ArrayList<>(); // one a filler, `drop` last
      for (float[][] answer : filled) {
        metric.compute(schema, patched(truth, request, answer)).ifPresent(values::add);
      }
      metric.compute(schema, request.day()).ifPresent(values::add);
      if (values.size() == lineup.size() + 1) {
        estimates.put(metric, values);
      } else {
        notEstimable.merge(gapMinutes, 1, Integer::sum);
      }
    }
    estimates.forEach((metric, values) -> {
      double unablated = metric.compute(schema, truth).orElseThrow();
      score(new Key(metric, gapMinutes, Truth.UNABLATED_MINUTES), truth, unablated, values);
      if (metric == DailyMetric.STEPS) {
        agreeingVendorTotal(truth)
            .ifPresent(
                v -> score(new Key(metric, gapMinutes, Truth.VENDOR_TOTAL), truth, v, values));
      }
    });
  }

  /// The day with the fill at minutes hidden and truly observed, so that truth and estimate rest on
  /// the same minutes.
  private static float[][] patched(DayWindow truth, FillRequest request, float[][] answer) {
    float[][] values = new float[truth.channels()][];
    for (int c = 0; c < values.length; c++) {
      values[c] = request.day().values(c).clone();
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (request.wanted().get(c).get(m) && truth.observed(c).get(m)) {
          values[c][m] = answer[c][m];
        }
      }
    }
    return values;
  }

  private void score(Key key, DayWindow day, double truth, List<Double> estimates) {
    Tally cell = cell(key);
    String person = day.personId();
    cell.count(person, DAYS, 1);
    cell.count(person, TRUTH, truth);
    cell.count(person, RELATIVE_DAYS, truth == 0 ? 0 : 1);
    for (int f = 0; f < estimates.size(); f++) {
      double error = estimates.get(f) - truth;
      cell.add(person, f, ABSOLUTE, Math.abs(error));
      cell.add(person, f, SIGNED, error);
      cell.add(person, f, RELATIVE, truth == 0 ? 0 : Math.abs(error) / truth);
    }
  }

  private Tally cell(Key key) {
    Tally cell = cells.get(key);
    if (cell == null) {
      throw new IllegalArgumentException("no table for " + key);
    }
    return cell;
  }

  int notEstimable(int gapMinutes) {
    return notEstimable.getOrDefault(gapMinutes, 0);
  }

  List<DailyRow> rows(GenerationProtocol protocol) {
    List<DailyRow> rows = new ArrayList<>();
    cells.forEach((key, cell) -> {
      if (cell.people() > 0) {
        for (int f = 0; f <= lineup.size(); f++) {
          rows.add(row(key, cell, f, bootstrap(protocol, key)));
        }
      }
    });
    return rows;
  }

  private DailyRow row(Key key, Tally cell, int filler, Bootstrap bootstrap) {
    int days = (int) cell.count(DAYS);
    int relative = (int) cell.count(RELATIVE_DAYS);
    return new DailyRow(
        key.metric().id(),
        key.metric().unit(),
        key.gapMinutes(),
        key.truth(),
        lineup.name(filler),
        days,
        cell.people(),
        cell.count(TRUTH) / days,
        ReconstructionScores.estimate(cell, filler, MEAN_ABSOLUTE, bootstrap),
        ReconstructionScores.estimate(cell, filler, BIAS, bootstrap),
        days - relative,
        Optional.of(cell)
            .filter(c -> relative > 0)
            .map(c -> ReconstructionScores.estimate(c, filler, MEAN_RELATIVE, bootstrap)),
        Optional.of(cell)
            .filter(c -> relative > 0)
            .map(c -> ReconstructionScores.estimate(c, filler, KEPT, bootstrap)));
  }

  /// Each model against the best of the simple baselines and `drop`, on the unablated minutes.
  List<GenerationResults.Comparison> comparisons(GenerationProtocol protocol) {
    int[] candidates =
        IntStream.concat(IntStream.of(lineup.baselinePositions()), IntStream.of(lineup.size()))
            .toArray();
    List<GenerationResults.Comparison> found = new ArrayList<>();
    cells.forEach((key, cell) -> {
      if (key.truth() == Truth.UNABLATED_MINUTES) {
        found.addAll(
            lineup.compare(
                cell,
                MEAN_ABSOLUTE,
                candidates,
                bootstrap(protocol, key),
                new Lineup.Title(
                    "gap_" + key.gapMinutes() + "_minutes",
                    key.metric().id(),
                    "mean_absolute_error",
                    DAYS)));
      }
    });
    return found;
  }

  private static Bootstrap bootstrap(GenerationProtocol protocol, Key key) {
    String purpose =
        "bootstrap/" + key.metric().id() + "/" + key.gapMinutes() + "/" + key.truth().name();
    return new Bootstrap(protocol.resamples(), protocol.seed() ^ Randomness.key(purpose));
  }
}
