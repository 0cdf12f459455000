package org.diurnal.model.spread;

import java.util.List;
import java.util.Optional;
import org.diurnal.model.generation.GenerationResults.Estimate;

/// How often the truth lay where a method said it would, on people nothing was fitted on.
///
/// @param seed of what was hidden and of the bootstrap
/// @param resamples of the bootstrap over people
/// @param people test people
/// @param days their days
/// @param calibrationPeople validation people behind the corrections
/// @param intervals of continuous channels, by method, channel and part
/// @param probabilities of binary channels
/// @param comparisons of models with the best rival of each channel
public record CoverageResults(
    long seed,
    int resamples,
    int people,
    long days,
    int calibrationPeople,
    List<IntervalRow> intervals,
    List<ProbabilityRow> probabilities,
    List<Comparison> comparisons) {
  /// The name that stands for all continuous channels together, in z-units.
  public static final String ALL_CHANNELS = "all";

  public CoverageResults {
    intervals = List.copyOf(intervals);
    probabilities = List.copyOf(probabilities);
    comparisons = List.copyOf(comparisons);
  }

  /// What the minutes of a row have in common.
  public enum By {
    /// Nothing.
    ALL,
    /// How they were hidden.
    TASK,
    /// The quarter of the day.
    TIME,
    /// Whom they belong to.
    GROUP
  }

  /// Which minutes.
  ///
  /// @param by in which way they belong together
  /// @param name for example `temporal_interpolation`; `all` for all
  public record Part(By by, String name) {
    /// All minutes.
    public static final Part ALL = new Part(By.ALL, "all");
  }

  /// Intervals of 90 % and 50 % of one method.
  ///
  /// @param method who said so
  /// @param channel its name, or [#ALL_CHANNELS]
  /// @param unit of width and scores: the channel's; `z` for all channels
  /// @param part which minutes
  /// @param calibrationPeople validation people behind the channel's correction
  /// @param promised the least coverage on average over new people of the same population; 0 for
  ///   all channels together
  /// @param people with such minutes
  /// @param minutes hidden and truly observed
  /// @param coverage share of minutes whose interval of 90 % holds the truth
  /// @param half the same of the interval of 50 %
  /// @param certain share of minutes that are nearly always one value
  /// @param coverageOfOthers coverage of the other minutes, if there are any
  /// @param leastTenth the 10th percentile of people's own coverage
  /// @param width mean width of the interval of 90 %
  /// @param intervalScore see [ProperScores#interval]
  /// @param pinball mean of [ProperScores#pinball] over the quantiles 5, 25, 50, 75 and 95 %
  public record IntervalRow(
      String method,
      String channel,
      String unit,
      Part part,
      int calibrationPeople,
      double promised,
      int people,
      long minutes,
      Estimate coverage,
      Estimate half,
      double certain,
      Optional<Estimate> coverageOfOthers,
      double leastTenth,
      double width,
      Estimate intervalScore,
      Estimate pinball) {}

  /// Probabilities of one method.
  ///
  /// @param ones share of minutes that were a one
  /// @param excess mean probability less that share
  /// @param brier mean squared difference of probability and truth
  /// @param calibrationError mean distance, over ten classes of probability, between what was said
  ///   and what came
  public record ProbabilityRow(
      String method,
      String channel,
      Part part,
      int people,
      long minutes,
      double ones,
      Estimate excess,
      Estimate brier,
      double calibrationError) {}

  /// A model beside the rival whose score is the least on these very minutes.
  ///
  /// @param score `interval_score`, `pinball` or `brier`
  /// @param difference model less rival, paired
  public record Comparison(
      String channel,
      String unit,
      String score,
      String model,
      double modelScore,
      String rival,
      double rivalScore,
      Estimate difference) {}

  /// The row of a method, channel and part.
  public Optional<IntervalRow> interval(String method, String channel, Part part) {
    return intervals.stream()
        .filter(
            r -> r.method().equals(method) && r.channel().equals(channel) && r.part().equals(part))
        .findFirst();
  }
}
