package org.diurnal.model.network;

import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// From physical units to what the network sees, and back. Saved as `preprocessor_config.json`.
///
/// One global mean and standard deviation a channel, then clipping; nothing is imputed.
///
/// @param schema the channels with the constants used
/// @param clip the largest absolute z-score
public record Preprocessor(SensorSchema schema, double clip) {
  /// The published clipping.
  public static final double CLIP = 5;

  public Preprocessor {
    if (!(clip > 0)) {
      throw new IllegalArgumentException("clip " + clip + " must be above 0");
    }
  }

  /// The z-scores of a day.
  ///
  /// @throws IllegalArgumentException if the day has another number of channels
  public NormalizedDay normalize(DayWindow day) {
    if (day.channels() != schema.size()) {
      throw new IllegalArgumentException(
          day + " has " + day.channels() + " channels, the model's schema " + schema.size());
    }
    float[] z = new float[schema.size() * MinuteMask.MINUTES];
    MinuteMask[] observed = new MinuteMask[schema.size()];
    for (int c = 0; c < schema.size(); c++) {
      observed[c] = day.observed(c);
      float[] x = day.values(c);
      Channel channel = schema.channel(c);
      for (int m = 0; m < MinuteMask.MINUTES; m++) {
        if (observed[c].get(m)) {
          double score = (x[m] - channel.mean()) / channel.std();
          z[c * MinuteMask.MINUTES + m] = (float) Math.clamp(score, -clip, clip);
        }
      }
    }
    return new NormalizedDay(day.localDate(), z, observed);
  }

  /// A z-score in physical units, within the channel's plausible range.
  public float denormalize(int channel, float z) {
    Channel c = schema.channel(channel);
    return (float) Math.clamp(z * c.std() + c.mean(), c.min(), c.max());
  }
}
