package org.diurnal.model.surprise;

import static org.diurnal.model.masking.PatchGrid.SLOTS;

import java.util.Arrays;

/// How unexpected a day was, and where that lies: patches' numbers brought together, each weighed
/// by its observed minutes. So a day worn longer scores no higher for it.
///
/// A patch counts by log(1 + its number): numbers are ratios of squares, and of their plain mean a
/// single minute that is a hundred times what is usual would be the whole day.
///
/// Channels are brought together by a power mean: the plain mean (power 1) is highest where many
/// channels are a little odd, a high power where one channel is very odd.
///
/// @param day over all patches, NaN where nothing was observed
/// @param slots over all channels, by slot of 20 minutes; NaN as above
/// @param channels over the day, by channel; NaN as above
/// @param minutes observed cells that the numbers rest on
@SuppressWarnings("ArrayRecordComponent") // made once and read; never compared
public record DayScore(double day, double[] slots, double[] channels, double minutes) {
  /// Brings a day's patches together.
  ///
  /// @param numbers by token, 0 or more, NaN where the patch has none; 1 is as usual
  /// @param sums of the same day, for the minutes
  /// @param power of the mean over channels, 1 or more
  public static DayScore of(double[] numbers, PatchSums sums, double power) {
    double[] slot = new double[SLOTS];
    double[] slotMinutes = new double[SLOTS];
    double[] channel = new double[sums.channels()];
    double[] channelMinutes = new double[sums.channels()];
    for (int t = 0; t < numbers.length; t++) {
      double n = sums.minutes(t);
      if (n > 0) {
        double odd = Math.log1p(numbers[t]);
        slot[t % SLOTS] += n * Math.pow(odd, power);
        slotMinutes[t % SLOTS] += n;
        channel[t / SLOTS] += n * odd;
        channelMinutes[t / SLOTS] += n;
      }
    }
    double day = 0;
    double minutes = 0;
    for (int c = 0; c < channel.length; c++) {
      channel[c] /= channelMinutes[c]; // 0 / 0 is NaN
      if (channelMinutes[c] > 0) {
        day += channelMinutes[c] * Math.pow(channel[c], power);
        minutes += channelMinutes[c];
      }
    }
    for (int s = 0; s < slot.length; s++) {
      slot[s] = Math.pow(slot[s] / slotMinutes[s], 1 / power);
    }
    return new DayScore(Math.pow(day / minutes, 1 / power), slot, channel, minutes);
  }

  /// The largest of the slots' numbers; NaN where there is none.
  public double highestSlot() {
    return Arrays.stream(slots).filter(s -> !Double.isNaN(s)).max().orElse(Double.NaN);
  }
}
