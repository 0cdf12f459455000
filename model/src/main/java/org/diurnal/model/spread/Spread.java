package org.diurnal.model.spread;

import java.util.List;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.generation.FillRequest;

/// How far the truth lies from what a filler says, by context; fitted by [SpreadFit].
///
/// @param contexts what minutes are told apart by
/// @param channels in the order of the schema
public record Spread(Contexts contexts, List<ChannelSpread> channels) {
  public Spread {
    channels = List.copyOf(channels);
  }

  /// What the intervals of a channel rest on, where its minutes are not nearly certain.
  public Correction correction(int channel) {
    return channels.get(channel).other();
  }

  /// How sure the filled minutes of a day are.
  ///
  /// @param schema the channels, with their plausible ranges
  /// @param request what was asked
  /// @param filled the filler's answer, `[channels][1440]`, in the plausible ranges
  public Bands bands(SensorSchema schema, FillRequest request, float[][] filled) {
    Bands bands = Bands.unknown(schema.size());
    for (int c = 0; c < schema.size(); c++) {
      if (request.wanted().get(c).count() == 0) {
        continue;
      }
      ChannelSpread spread = channels.get(c);
      int[] context = contexts.of(request.day(), c);
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (request.wanted().get(c).get(m)) {
          Cell cell = spread.cell(context[m]);
          if (!cell.isEmpty()) {
            put(bands, schema.channel(c), c, m, spread, cell, filled[c][m]);
          }
        }
      }
    }
    return bands;
  }

  private static void put(
      Bands bands, Channel channel, int c, int m, ChannelSpread spread, Cell cell, float fill) {
    Level level = cell.level(fill);
    bands.sd()[c][m] = level.rms();
    if (channel.kind() == ChannelKind.BINARY) {
      bands.probability()[c][m] = (float) cell.probability(fill);
      return;
    }
    Correction correction = spread.correction(level);
    bands.certain()[c][m] = level.isCertain();
    bands.low()[c][m] = at(channel, level, fill, (1 - correction.ninety()) / 2);
    bands.lowerQuartile()[c][m] = at(channel, level, fill, (1 - correction.half()) / 2);
    bands.median()[c][m] = at(channel, level, fill, 0.5);
    bands.upperQuartile()[c][m] = at(channel, level, fill, (1 + correction.half()) / 2);
    bands.high()[c][m] = at(channel, level, fill, (1 + correction.ninety()) / 2);
  }

  /// A quantile in the plausible range; what lies beyond everything seen is the range's end.
  private static float at(Channel channel, Level level, float fill, double p) {
    double value = p <= 0 ? channel.min() : p >= 1 ? channel.max() : level.quantile(fill, p);
    return (float) Math.clamp(value, channel.min(), channel.max());
  }
}
