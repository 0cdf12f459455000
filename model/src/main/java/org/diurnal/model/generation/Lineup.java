package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.Bootstrap;

/// The fillers of a study in their fixed order: simple baselines first, then models. Daily tables
/// have one column more, `drop`, at position [#size()].
///
/// @param baselines simple ways
/// @param models what is compared with the best of them
record Lineup(List<GapFiller> baselines, List<GapFiller> models) {
  Lineup {
    baselines = List.copyOf(baselines);
    models = List.copyOf(models);
    Set<String> names = new HashSet<>(Set.of(DailyScores.DROP));
    for (GapFiller f : Stream.concat(baselines.stream(), models.stream()).toList()) {
      if (!names.add(f.name())) {
        throw new IllegalArgumentException(
            "two fillers named '" + f.name() + "' (or the reserved name " + DailyScores.DROP + ")");
      }
    }
  }

  /// Where a comparison stands in the tables; `scored` is the count that says how much was judged.
  record Title(String task, String item, String measure, int scored) {}

  int size() {
    return baselines.size() + models.size();
  }

  GapFiller filler(int position) {
    return position < baselines.size()
        ? baselines.get(position)
        : models.get(position - baselines.size());
  }

  String name(int position) {
    return position == size() ? DailyScores.DROP : filler(position).name();
  }

  int[] baselinePositions() {
    return IntStream.range(0, baselines.size()).toArray();
  }

  /// Each model against the candidate with the least error on the same minutes or days.
  List<GenerationResults.Comparison> compare(
      Tally cell, Tally.Statistic error, int[] candidates, Bootstrap bootstrap, Title title) {
    List<GenerationResults.Comparison> found = new ArrayList<>();
    if (cell.people() == 0 || candidates.length == 0) {
      return found;
    }
    int best =
        IntStream.of(candidates)
            .boxed()
            .min(Comparator.comparingDouble(f -> cell.value(f, error)))
            .orElseThrow();
    double baselineError = cell.value(best, error);
    for (int f = baselines.size(); f < size(); f++) {
      double modelError = cell.value(f, error);
      found.add(
          new GenerationResults.Comparison(
              title.task(),
              title.item(),
              title.measure(),
              name(f),
              name(best),
              (long) cell.count(title.scored()),
              cell.people(),
              modelError,
              baselineError,
              new GenerationResults.Estimate(
                  modelError - baselineError,
                  cell.paired(f, best, error, (m, b) -> m - b, bootstrap)),
              baselineError > 0
                  ? Optional.of(
                      new GenerationResults.Estimate(
                          modelError / baselineError,
                          cell.paired(f, best, error, (m, b) -> m / b, bootstrap)))
                  : Optional.empty()));
    }
    return found;
  }
}
