package org.diurnal.tasks.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.core.Bootstrap;
import org.diurnal.tasks.evaluate.TaskResult.Difference;
import org.diurnal.tasks.evaluate.TaskResult.Verdict;

/// One comparison over all tasks.
///
/// @param better the one
/// @param than the other
/// @param tasks in which both were evaluated
/// @param won in which the one's number is above the other's, whether surely or not
/// @param surelyBetter after Holm's correction
/// @param surelyWorse after Holm's correction
/// @param median of the differences
public record Comparison(
    String better,
    String than,
    int tasks,
    int won,
    int surelyBetter,
    int surelyWorse,
    double median) {

  /// Each comparison, in the order in which results have them. Demographics differ by a few tasks
  /// (what gives a label away is left out) but keep their name.
  public static List<Comparison> of(List<TaskResult> results) {
    Map<List<String>, List<Difference>> by = new LinkedHashMap<>();
    results.forEach(r ->
        r.differences()
            .forEach(d ->
                by.computeIfAbsent(List.of(d.better(), d.than()), k -> new ArrayList<>()).add(d)));
    List<Comparison> out = new ArrayList<>();
    by.forEach((pair, all) -> {
      double[] sorted = all.stream().mapToDouble(d -> d.by().value()).toArray();
      sorted = Arrays.stream(sorted).filter(Double::isFinite).sorted().toArray();
      out.add(
          new Comparison(
              pair.get(0),
              pair.get(1),
              all.size(),
              (int) Arrays.stream(sorted).filter(v -> v > 0).count(),
              count(all, Verdict.BETTER),
              count(all, Verdict.WORSE),
              sorted.length == 0 ? Double.NaN : Bootstrap.quantile(sorted, 0.5)));
    });
    return out;
  }

  private static int count(List<Difference> of, Verdict verdict) {
    return (int) of.stream().filter(d -> d.verdict() == verdict).count();
  }

  /// Not told apart.
  public int neither() {
    return tasks - surelyBetter - surelyWorse;
  }
}
