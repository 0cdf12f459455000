package org.diurnal.tasks.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.diurnal.core.Interval;
import org.diurnal.core.Provenance;

/// A task's result as files have it, `tasks/TASK.json`: the names are fixed, and programs rely on
/// them. A number that is not defined is null.
///
/// @param task its name
/// @param domain field of health
/// @param type binary, regression, ordinal, event_time
/// @param protocol how
/// @param people with a label and all descriptions
/// @param rows people, or days
/// @param positives rows that say yes; null for quantities
/// @param description what `metrics`, `calibration` and `subgroups` are of
/// @param metric the key of the metric by which descriptions are compared
/// @param metrics by key
/// @param calibration by rising probability; null for quantities
/// @param subgroups of people
/// @param baselines metrics of what does not know the model, by description and key
/// @param combined metrics of the description together with others, by description and key
/// @param ceiling what can be said by somebody who knows simulated people; null for real ones
/// @param shareOfGap of the way from the first baseline to the ceiling, by description
/// @param differences between descriptions
/// @param fewShot with few labelled people; null if not asked for
/// @param refused why nothing was computed; null if it was
/// @param modelSha256 of the model's weights
/// @param dataSha256 of the dataset's content
/// @param version of the program
/// @param seconds for heads and numbers, without describing people
/// @param device that heads ran on
/// @param simulated whether people, or those the model was trained on, are
public record TaskReport(
    String task,
    String domain,
    String type,
    Protocol protocol,
    int people,
    int rows,
    Optional<Integer> positives,
    String description,
    String metric,
    Map<String, Number> metrics,
    Optional<Calibration> calibration,
    List<TaskResult.Subgroup> subgroups,
    Map<String, Map<String, Number>> baselines,
    Map<String, Map<String, Number>> combined,
    Optional<Number> ceiling,
    @JsonProperty("share_of_gap") Map<String, Number> shareOfGap,
    List<Difference> differences,
    @JsonProperty("few_shot") Optional<FewShot> fewShot,
    Optional<String> refused,
    @JsonProperty("model_sha256") String modelSha256,
    @JsonProperty("data_sha256") String dataSha256,
    String version,
    double seconds,
    String device,
    boolean simulated) {
  /// A number with how sure it is.
  ///
  /// @param value null where it is not defined
  /// @param ci95 null where there is none
  /// @param method how both came about
  public record Number(Optional<Double> value, Optional<Interval> ci95, String method) {
    static Number of(MetricValue v) {
      return new Number(finite(v.value()), v.ci95(), v.method());
    }
  }

  /// A paired comparison, see [TaskResult.Difference].
  ///
  /// @param verdict better, worse or not_told_apart, after Holm's correction
  public record Difference(
      String better,
      String than,
      Number by,
      Optional<Double> p,
      @JsonProperty("p_holm") Optional<Double> pHolm,
      String verdict) {
    static Difference of(TaskResult.Difference d) {
      return new Difference(
          d.better(),
          d.than(),
          Number.of(d.by()),
          finite(d.p()),
          finite(d.pHolm()),
          d.verdict().name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  /// Of a result.
  ///
  /// @param main the description that is evaluated; what begins with its name is it with others
  /// @param provenance with the hashes of `model` and `dataset`
  public static TaskReport of(TaskResult r, String main, Provenance provenance, String device) {
    Map<String, Map<String, Number>> all = new LinkedHashMap<>();
    r.metrics().forEach((name, m) -> all.put(name, numbers(m)));
    return new TaskReport(
        r.task(),
        r.domain(),
        r.type(),
        r.protocol(),
        r.people(),
        r.rows(),
        r.positives(),
        main,
        r.metric(),
        all.getOrDefault(main, Map.of()),
        Optional.ofNullable(r.calibration().get(main)),
        r.subgroups().stream().filter(s -> s.description().equals(main)).toList(),
        only(all, name -> !name.startsWith(main)),
        only(all, name -> name.startsWith(main) && !name.equals(main)),
        r.ceiling().map(Number::of),
        numbers(r.shareOfGap()),
        r.differences().stream().map(Difference::of).toList(),
        r.fewShot(),
        r.refused(),
        provenance.inputs().getOrDefault("model", ""),
        provenance.inputs().getOrDefault("dataset", ""),
        provenance.version(),
        r.seconds(),
        device,
        provenance.simulated());
  }

  private static Map<String, Number> numbers(Map<String, MetricValue> values) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    values.forEach((k, v) -> numbers.put(k, Number.of(v)));
    return numbers;
  }

  private static Map<String, Map<String, Number>> only(
      Map<String, Map<String, Number>> all, Predicate<String> which) {
    Map<String, Map<String, Number>> some = new LinkedHashMap<>(all);
    some.keySet().removeIf(which.negate());
    return some;
  }

  private static Optional<Double> finite(double v) {
    return Double.isFinite(v) ? Optional.of(v) : Optional.empty();
  }
}
