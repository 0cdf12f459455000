package org.diurnal.model.spread;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.Filling;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.PersonalFillers;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.PretrainJob;

/// Fills every gap of days that show anything, and says how sure each filled minute is.
public final class Imputation {
  private final SensorSchema schema;
  private final GapFiller filler;
  private final Optional<Spread> spread;

  /// A day and what was put into its gaps.
  ///
  /// @param day as it was measured
  /// @param values `[channels][1440]` in physical units, NaN where nothing was filled, so also
  ///   where the minute was measured
  /// @param bands how sure they are
  @SuppressWarnings("ArrayRecordComponent") // on its way to a file, never compared
  public record Filled(DayWindow day, float[][] values, Bands bands) {}

  /// @param schema the days' schema
  /// @param filler who fills
  /// @param spread how far its answers lie from the truth, if that is known
  public Imputation(SensorSchema schema, GapFiller filler, Optional<Spread> spread) {
    this.schema = schema;
    this.filler = filler;
    this.spread = spread;
  }

  /// Filling with all that is known of a person: the network blended with the person's other days.
  /// What the model's folder does not have yet is fitted on validation people and kept there.
  ///
  /// @param dataset has the model's training and validation people, and the people to fill
  /// @param folder the model's folder
  /// @param model the same, open for as long as this is used
  /// @throws IOException if the folder cannot be written
  public static Imputation personal(Dataset dataset, Path folder, SavedModel model)
      throws IOException {
    PersonSplit split = PretrainJob.split(folder);
    Path work = Files.createTempDirectory("diurnal-fit-");
    try {
      GapFiller filler = PersonalFillers.of(dataset, folder, model, split, work).personal();
      Optional<Spread> kept = KeptSpread.read(folder, filler.name());
      Spread spread =
          kept.isPresent()
              ? kept.get()
              : KeptSpread.fit(
                  dataset,
                  folder,
                  model,
                  split,
                  filler,
                  work,
                  "library",
                  Instant.now(),
                  Progress.SILENT);
      return new Imputation(model.preprocessor().schema(), filler, Optional.of(spread));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(work);
    }
  }

  /// Fills one day, all of its channels.
  ///
  /// @throws org.diurnal.core.FailedException if the filler breaks its contract
  public Filled fill(DayWindow day) {
    boolean[] all = new boolean[day.channels()];
    Arrays.fill(all, true);
    return fill(List.of(day), person -> all).getFirst();
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
        filled.add(new Filled(day, nothing(day.channels()), Bands.unknown(day.channels())));
      } else {
        filled.add(
            new Filled(day, answers.get(next), bands(requests.get(next), answers.get(next))));
        next++;
      }
    }
    return filled;
  }

  private Bands bands(FillRequest request, float[][] answer) {
    return spread
        .map(s -> s.bands(schema, request, answer))
        .orElseGet(() -> Bands.unknown(schema.size()));
  }

  private static FillRequest everyGap(DayWindow day, boolean[] channels) {
    List<MinuteMask> wanted = new ArrayList<>();
    for (int c = 0; c < day.channels(); c++) {
      wanted.add(channels[c] ? MinuteMask.all().andNot(day.observed(c)) : new MinuteMask());
    }
    return new FillRequest(day, wanted);
  }

  private static float[][] nothing(int channels) {
    float[][] rows = new float[channels][DayWindow.MINUTES];
    for (float[] row : rows) {
      Arrays.fill(row, Float.NaN);
    }
    return rows;
  }
}
