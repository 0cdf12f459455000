package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// Fills every gap of days that show anything, and says how far off such fills are on average.
public final class Imputation {
  private final SensorSchema schema;
  private final GapFiller filler;
  private final Optional<Blend> errors;

  /// A day and what was put into its gaps.
  ///
  /// @param day as it was measured
  /// @param values `[channels][1440]` in physical units, NaN where nothing was filled, so also
  ///   where the minute was measured
  /// @param sd `[channels][1440]` in physical units, NaN where nothing was filled or nothing is
  ///   known: the blend's root mean squared error on minutes hidden from it, of validation people,
  ///   in the same context (see [Blend]). Not a calibrated interval
  @SuppressWarnings("ArrayRecordComponent") // on its way to a file, never compared
  public record Filled(DayWindow day, float[][] values, float[][] sd) {}

  /// @param schema the days' schema with the z-units of the blend
  /// @param filler who fills
  /// @param errors the blend, if that is who fills: it alone knows its errors
  public Imputation(SensorSchema schema, GapFiller filler, Optional<Blend> errors) {
    this.schema = schema;
    this.filler = filler;
    this.errors = errors;
  }

  /// Fills days.
  ///
  /// @param channels which channels to fill of a person's days, by the person's id; for example
  ///   those the person ever has. A day that shows nothing is left as it is
  /// @return one a day, in order
  /// @throws org.diurnal.core.FailedException if the filler breaks its contract
  public List<Filled> fill(List<DayWindow> days, Function<String, boolean[]> channels) {
    List<FillRequest> requests =
        days.stream()
            .filter(d -> d.observedCells() > 0)
            .map(d -> everyGap(d, channels.apply(d.personId())))
            .toList();
    List<float[][]> answers = Filling.answers(schema, filler, requests);
    List<Filled> filled = new ArrayList<>(days.size());
    int next = 0;
    for (DayWindow day : days) {
      if (day.observedCells() == 0) {
        filled.add(new Filled(day, nothing(day.channels()), nothing(day.channels())));
      } else {
        filled.add(new Filled(day, answers.get(next), errors(requests.get(next))));
        next++;
      }
    }
    return filled;
  }

  private static FillRequest everyGap(DayWindow day, boolean[] channels) {
    List<MinuteMask> wanted = new ArrayList<>();
    for (int c = 0; c < day.channels(); c++) {
      wanted.add(channels[c] ? MinuteMask.all().andNot(day.observed(c)) : new MinuteMask());
    }
    return new FillRequest(day, wanted);
  }

  private float[][] errors(FillRequest request) {
    float[][] sd = nothing(schema.size());
    if (errors.isEmpty()) {
      return sd;
    }
    for (int c = 0; c < sd.length; c++) {
      int[] contexts = Blend.contexts(request.day(), c);
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (request.wanted().get(c).get(m)) {
          double z = errors.get().errors()[c][contexts[m]];
          sd[c][m] = (float) (z * schema.channel(c).std());
        }
      }
    }
    return sd;
  }

  private static float[][] nothing(int channels) {
    float[][] rows = new float[channels][DayWindow.MINUTES];
    for (float[] row : rows) {
      Arrays.fill(row, Float.NaN);
    }
    return rows;
  }
}
