package org.diurnal.model.generation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diurnal.core.Interval;
import org.jspecify.annotations.Nullable;

/// What a study found, ready for JSON. Every row carries its own n; an empty interval means that
/// fewer than three people stand behind the number.
///
/// @param protocol what was fixed beforehand, the seed included
/// @param schema the name of the days' schema
/// @param simulated whether a simulator made the days
/// @param people people seen
/// @param days person-days seen
/// @param baselines names of the simple baselines
/// @param models names of the models compared with them
/// @param reconstruction one row a task, channel (and `all`) and filler
/// @param reconstructionComparisons each model against the best simple baseline of the task and
///   channel, chosen on these very minutes by the primary metric, which favours the baseline
/// @param reconstructionNotAsked questions not put, by task, because hiding left the day empty
/// @param daily one row a metric, gap length, truth and filler (and `drop`, which fills nothing)
/// @param dailyComparisons each model against the best of the simple baselines and `drop` by mean
///   absolute error against the unablated minutes
/// @param dailyExclusions why days did not take part in daily estimation, by gap length
/// @param vendor how many days the vendor's own totals could be compared on
/// @param examples reconstructions for pictures, chosen by seed
/// @param suite what was asked, models against named baselines, skill
public record GenerationResults(
    GenerationProtocol protocol,
    String schema,
    boolean simulated,
    int people,
    int days,
    List<String> baselines,
    List<String> models,
    List<ReconstructionRow> reconstruction,
    List<Comparison> reconstructionComparisons,
    Map<String, Integer> reconstructionNotAsked,
    List<DailyRow> daily,
    List<Comparison> dailyComparisons,
    List<DailyExclusions> dailyExclusions,
    VendorAgreement vendor,
    List<Example> examples,
    SuiteResults suite) {
  /// The name under which rows over all channels stand.
  public static final String ALL_CHANNELS = "all";

  public GenerationResults {
    baselines = List.copyOf(baselines);
    models = List.copyOf(models);
    reconstruction = List.copyOf(reconstruction);
    reconstructionComparisons = List.copyOf(reconstructionComparisons);
    reconstructionNotAsked =
        java.util.Collections.unmodifiableMap(
            new java.util.LinkedHashMap<>(reconstructionNotAsked));
    daily = List.copyOf(daily);
    dailyComparisons = List.copyOf(dailyComparisons);
    dailyExclusions = List.copyOf(dailyExclusions);
    examples = List.copyOf(examples);
  }

  /// The same, found on days of a simulator or not.
  GenerationResults onSimulated(boolean made) {
    return new GenerationResults(
        protocol,
        schema,
        made,
        people,
        days,
        baselines,
        models,
        reconstruction,
        reconstructionComparisons,
        reconstructionNotAsked,
        daily,
        dailyComparisons,
        dailyExclusions,
        vendor,
        examples,
        suite);
  }

  /// A number and its 95 % interval over people.
  ///
  /// @param value the number
  /// @param ci95 empty with fewer than three people
  public record Estimate(double value, Optional<Interval> ci95) {
    Estimate scaled(double factor) {
      return new Estimate(value * factor, ci95.map(i -> i.scaled(factor)));
    }
  }

  /// Error of one filler on minutes that were hidden and had been observed. Every such minute
  /// weighs the same.
  ///
  /// @param task the task's id
  /// @param channel the channel's name, or `all`
  /// @param filler the filler's name
  /// @param minutes minutes scored
  /// @param days days with at least one such minute
  /// @param people people with at least one
  /// @param mseZ mean squared error in z-units, z = (x - mean) / std of the schema, truth unclipped
  /// @param rmseZ its root, the primary metric
  /// @param maeZ mean absolute error in z-units
  /// @param physical the errors in the channel's unit; empty for `all`
  public record ReconstructionRow(
      String task,
      String channel,
      String filler,
      long minutes,
      int days,
      int people,
      double mseZ,
      Estimate rmseZ,
      Estimate maeZ,
      Optional<Physical> physical) {}

  /// Errors in a channel's own unit.
  ///
  /// @param unit in UCUM
  /// @param rmse root mean squared error
  /// @param mae mean absolute error
  public record Physical(String unit, Estimate rmse, Estimate mae) {}

  /// A model and the best simple baseline on the same minutes or days, paired.
  ///
  /// @param task the reconstruction task's id, or `gap_60_minutes` and so on
  /// @param item the channel's name or `all`, or the daily metric's id
  /// @param measure what is compared: `rmse_z`, or `mean_absolute_error`
  /// @param model the model's name
  /// @param baseline the best simple baseline's name
  /// @param scored minutes (reconstruction) or days (daily estimation)
  /// @param people people behind it
  /// @param modelError the model's error
  /// @param baselineError the baseline's error
  /// @param difference model minus baseline: below zero the model is better
  /// @param ratio model over baseline; empty where the baseline makes no error
  public record Comparison(
      String task,
      String item,
      String measure,
      String model,
      String baseline,
      long scored,
      int people,
      double modelError,
      double baselineError,
      Estimate difference,
      Optional<Estimate> ratio) {}

  /// Which truth a daily metric is held against.
  public enum Truth {
    /// The metric of the same day's minutes before the gap was made.
    UNABLATED_MINUTES,
    /// The vendor's own daily total, only on days where the unablated minutes add up to it.
    VENDOR_TOTAL
  }

  /// Error of a daily metric after a gap was made and filled. Every day weighs the same.
  ///
  /// @param metric the metric's id
  /// @param unit in UCUM
  /// @param gapMinutes contiguous minutes removed, all channels
  /// @param truth what it is held against
  /// @param filler the filler's name, or `drop`
  /// @param days days
  /// @param people people
  /// @param meanTruth the mean of the truth over those days
  /// @param meanAbsoluteError in `unit`
  /// @param bias mean of estimate minus truth, in `unit`
  /// @param truthZeroDays days left out of the two relative numbers because their truth is 0
  /// @param meanRelativeError mean of |error| / truth; empty where every truth is 0
  /// @param accuracyKept mean of 1 - |error| / truth, below zero where errors exceed the truth
  public record DailyRow(
      String metric,
      String unit,
      int gapMinutes,
      Truth truth,
      String filler,
      int days,
      int people,
      double meanTruth,
      Estimate meanAbsoluteError,
      Estimate bias,
      int truthZeroDays,
      Optional<Estimate> meanRelativeError,
      Optional<Estimate> accuracyKept) {}

  /// Why days did not take part in daily estimation.
  ///
  /// @param gapMinutes the gap's length
  /// @param tooFewMinutes no metric had the observed minutes it needs
  /// @param noAwakeWindow no window of that length in which the person was awake and the device
  ///   recorded
  /// @param noEstimateWithGap metrics (not days) that could not be computed from what the gap left
  /// @param daysAsked days that did take part
  public record DailyExclusions(
      int gapMinutes, int tooFewMinutes, int noAwakeWindow, int noEstimateWithGap, int daysAsked) {}

  /// How the vendor's daily step totals and the minutes go together, over days complete enough.
  ///
  /// @param days days whose step minutes are complete enough
  /// @param withVendorTotal of these, days for which the vendor gives a total
  /// @param equal of these, days whose unablated minutes add up to it (to half a step)
  public record VendorAgreement(int days, int withVendorTotal, int equal) {}

  /// One reconstruction, for a picture.
  ///
  /// @param task the task's id
  /// @param personId the person
  /// @param localDate the day, ISO 8601
  /// @param channels the channels with scored minutes
  public record Example(
      String task, String personId, String localDate, List<ExampleChannel> channels) {
    public Example {
      channels = List.copyOf(channels);
    }
  }

  /// One channel of an example; every list has 1440 entries.
  ///
  /// @param channel the channel's name
  /// @param unit in UCUM
  /// @param truth as measured, null where not observed
  /// @param hidden whether the minute was hidden from the fillers
  /// @param filled by filler's name: the fill, null where not hidden
  public record ExampleChannel(
      String channel,
      String unit,
      List<@Nullable Float> truth,
      List<Boolean> hidden,
      Map<String, List<@Nullable Float>> filled) {}

  /// The reconstruction row of a task, channel and filler, empty if nothing was scored there.
  public Optional<ReconstructionRow> row(String task, String channel, String filler) {
    return reconstruction.stream()
        .filter(
            r -> r.task().equals(task) && r.channel().equals(channel) && r.filler().equals(filler))
        .findFirst();
  }

  /// The share of the baseline's primary error that a model takes away, by task and channel; empty
  /// if it was not compared.
  public OptionalDouble errorTakenAway(String task, String channel, String model) {
    return reconstructionComparisons.stream()
        .filter(c -> c.task().equals(task) && c.item().equals(channel) && c.model().equals(model))
        .flatMap(c -> c.ratio().stream())
        .mapToDouble(r -> 1 - r.value())
        .findFirst();
  }
}
