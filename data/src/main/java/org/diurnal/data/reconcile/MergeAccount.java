package org.diurnal.data.reconcile;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.SensorSchema;

/// What became of every minute that devices had: read = merged + overlapped + rejected, for each
/// channel, always.
public final class MergeAccount {
  /// One channel's account; cells are minutes with a value, amounts their values added up.
  ///
  /// @param channel its name
  /// @param read minutes with a value, of all devices
  /// @param merged minutes of the days that came out
  /// @param overlapped minutes that another device's value stands for
  /// @param rejected minutes with a value outside the plausible range
  /// @param readAmount values read, added up
  /// @param mergedAmount values that came out, added up; for a mean it is not the share of one
  ///   device
  /// @param overlappedAmount values that another device's stands for, added up
  /// @param rejectedAmount implausible values, added up
  public record Line(
      String channel,
      long read,
      long merged,
      long overlapped,
      long rejected,
      double readAmount,
      double mergedAmount,
      double overlappedAmount,
      double rejectedAmount) {}

  private final SensorSchema schema;
  private final long[] read;
  private final long[] merged;
  private final long[] overlapped;
  private final long[] rejected;
  private final double[][] amounts; // [4][channels]
  private long days;
  private long overlappingDays;

  public MergeAccount(SensorSchema schema) {
    this.schema = schema;
    int n = schema.size();
    this.read = new long[n];
    this.merged = new long[n];
    this.overlapped = new long[n];
    this.rejected = new long[n];
    this.amounts = new double[4][n];
  }

  void day(int devices) {
    days++;
    overlappingDays += devices > 1 ? 1 : 0;
  }

  void read(int channel, double value) {
    read[channel]++;
    amounts[0][channel] += value;
  }

  void merged(int channel, double value) {
    merged[channel]++;
    amounts[1][channel] += value;
  }

  void overlapped(int channel, double value) {
    overlapped[channel]++;
    amounts[2][channel] += value;
  }

  void rejected(int channel, double value) {
    rejected[channel]++;
    amounts[3][channel] += value;
  }

  /// Person-days that came out.
  public long days() {
    return days;
  }

  /// Person-days that more than one device had.
  public long overlappingDays() {
    return overlappingDays;
  }

  /// One line a channel, in schema order.
  ///
  /// @throws IllegalStateException if a minute was lost silently
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int c = 0; c < read.length; c++) {
      if (read[c] != merged[c] + overlapped[c] + rejected[c]) {
        throw new IllegalStateException(
            schema.channel(c).name()
                + ": "
                + read[c]
                + " minutes read, "
                + merged[c]
                + " merged, "
                + overlapped[c]
                + " overlapped, "
                + rejected[c]
                + " rejected: some were lost");
      }
      lines.add(
          new Line(
              schema.channel(c).name(),
              read[c],
              merged[c],
              overlapped[c],
              rejected[c],
              amounts[0][c],
              amounts[1][c],
              amounts[2][c],
              amounts[3][c]));
    }
    return lines;
  }
}
