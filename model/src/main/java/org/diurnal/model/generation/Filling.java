package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.FailedException;
import org.diurnal.core.SensorSchema;

/// Asks a filler and holds its answer to the contract: right shape, finite, in the plausible range.
public final class Filling {
  private Filling() {}

  /// Answers of `filler`, clipped, NaN where nothing was wanted.
  ///
  /// @throws FailedException if the filler breaks its contract, naming it, the day and the minute
  public static List<float[][]> answers(
      SensorSchema schema, GapFiller filler, List<FillRequest> requests) {
    List<float[][]> raw = filler.fillAll(requests);
    if (raw.size() != requests.size()) {
      throw broken(filler, raw.size() + " answers to " + requests.size() + " requests");
    }
    List<float[][]> clipped = new ArrayList<>(raw.size());
    for (int r = 0; r < raw.size(); r++) {
      clipped.add(clip(schema, filler, requests.get(r), raw.get(r)));
    }
    return clipped;
  }

  private static float[][] clip(
      SensorSchema schema, GapFiller filler, FillRequest request, float[][] answer) {
    DayWindow day = request.day();
    if (answer.length != day.channels()) {
      throw broken(filler, day + ": " + answer.length + " channels, not " + day.channels());
    }
    float[][] out = new float[answer.length][DayWindow.MINUTES];
    for (int c = 0; c < out.length; c++) {
      Channel channel = schema.channel(c);
      Arrays.fill(out[c], Float.NaN);
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (!request.wanted().get(c).get(m)) {
          continue;
        }
        float v = answer[c][m];
        if (!Float.isFinite(v)) {
          throw broken(filler, day + ", " + channel.name() + ", minute " + m + ": " + v);
        }
        out[c][m] = (float) Math.clamp(v, channel.min(), channel.max());
      }
    }
    return out;
  }

  private static FailedException broken(GapFiller filler, String what) {
    return new FailedException(
        "gap filler '" + filler.name() + "': " + what,
        "a filler must give one finite value for every wanted minute; this is a fault of the"
            + " filler, or of a model whose training diverged");
  }
}
