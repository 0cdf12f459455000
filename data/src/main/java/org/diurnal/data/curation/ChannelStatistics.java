package org.diurnal.data.curation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.store.Dataset;

/// Mean and standard deviation of every channel over the observed minutes of some people, for
/// z-scores. Give it training people only.
///
/// @param channels in schema order
public record ChannelStatistics(List<Statistic> channels) {
  /// One channel's numbers.
  ///
  /// @param channel its name
  /// @param minutes observed minutes they come from
  /// @param mean in the channel's unit; NaN if there are no minutes
  /// @param std the standard deviation of the population of minutes (divided by n), in the
  ///   channel's unit; NaN if there are no minutes
  public record Statistic(String channel, long minutes, double mean, double std) {
    /// Whether a z-score can be made of it: there are minutes, and they vary.
    public boolean usable() {
      return minutes > 0 && std > 0;
    }
  }

  public ChannelStatistics {
    channels = List.copyOf(channels);
  }

  /// Reads the days of the people once.
  ///
  /// By Welford's method in double precision (Technometrics 4, 1962), so that a large mean does not
  /// eat a small spread.
  public static ChannelStatistics estimate(Dataset dataset, Collection<String> people) {
    int channels = dataset.schema().size();
    long[] count = new long[channels];
    double[] mean = new double[channels];
    double[] squares = new double[channels]; // sum of squared distances from the mean so far
    dataset.forEachDay(
        people,
        day -> {
          for (int c = 0; c < channels; c++) {
            float[] values = day.values(c);
            for (int m = 0; m < DayWindow.MINUTES; m++) {
              if (!Float.isNaN(values[m])) { // NaN where not observed, by DayWindow's contract
                double delta = values[m] - mean[c];
                mean[c] += delta / ++count[c];
                squares[c] += delta * (values[m] - mean[c]);
              }
            }
          }
        });
    return new ChannelStatistics(
        IntStream.range(0, channels)
            .mapToObj(c ->
                new Statistic(
                    dataset.schema().channel(c).name(),
                    count[c],
                    count[c] == 0 ? Double.NaN : mean[c],
                    Math.sqrt(squares[c] / count[c])))
            .toList());
  }

  /// The schema with these numbers; a channel of which no z-score can be made (no minutes, or all
  /// alike) keeps the schema's own.
  public SensorSchema applyTo(SensorSchema schema) {
    double[] means = new double[schema.size()];
    double[] stds = new double[schema.size()];
    Arrays.setAll(
        means, c -> channels.get(c).usable() ? channels.get(c).mean() : schema.channel(c).mean());
    Arrays.setAll(
        stds, c -> channels.get(c).usable() ? channels.get(c).std() : schema.channel(c).std());
    return schema.withStatistics(means, stds);
  }
}
