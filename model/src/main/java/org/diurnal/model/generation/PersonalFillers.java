package org.diurnal.model.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PackedDays;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.network.SavedModel;

/// The fillers of a trained model over a dataset: the simple baselines fitted on its training
/// people, the network alone, and the network blended with the person's other days.
///
/// @param baselines linear, carry_forward, own_mean, population_mean
/// @param network the network alone, which sees nothing but the day
/// @param personal the blend
/// @param blend its weights and the errors it was fitted with
public record PersonalFillers(
    List<GapFiller> baselines, GapFiller network, GapFiller personal, Blend blend) {
  /// The file of a model folder that keeps the blend.
  public static final String BLEND = "blend.json";

  /// The blend's masks come from a seed of their own, never a study's.
  private static final long BLEND_SEED = 0x424C454E44L;

  public PersonalFillers {
    baselines = List.copyOf(baselines);
  }

  /// Fits baselines on training people and, unless the model's folder has one, the blend on
  /// validation people, which is then kept there.
  ///
  /// @param dataset the days; those of the person being filled are read from it as well
  /// @param folder the model's folder
  /// @param saved the model, open
  /// @param split who it was trained and watched on
  /// @param work a folder for temporary files
  public static PersonalFillers of(
      Dataset dataset, Path folder, SavedModel saved, PersonSplit split, Path work)
      throws IOException {
    SensorSchema schema = saved.preprocessor().schema();
    SimpleBaselines fitted =
        overDays(dataset, split.train(), work, days -> SimpleBaselines.fit(schema, days));
    List<GapFiller> baselines = fitted.fillers(person -> daysOf(dataset, person));
    GapFiller network = new ModelFiller(saved);
    List<GapFiller> parts = new ArrayList<>();
    parts.add(network);
    parts.addAll(baselines);
    Path file = folder.resolve(BLEND);
    Blend blend;
    if (Files.exists(file)) {
      blend = Json.read(file, Blend.class);
    } else {
      blend =
          overDays(
              dataset,
              split.valid(),
              work,
              days -> Blend.fit(schema, ReconstructionTask.defaults(), BLEND_SEED, parts, days));
      DurableFiles.write(file, Json.text(blend));
      ModelFolder.seal(folder);
    }
    return new PersonalFillers(baselines, network, new BlendedFiller(schema, blend, parts), blend);
  }

  private static List<DayWindow> daysOf(Dataset dataset, String person) {
    List<DayWindow> days = new ArrayList<>();
    dataset.forEachDay(List.of(person), days::add);
    return days;
  }

  /// Runs something over people's days as a stream, with memory for one day.
  static <T> T overDays(
      Dataset dataset,
      List<String> people,
      Path work,
      java.util.function.Function<Stream<DayWindow>, T> use)
      throws IOException {
    Path file = Files.createTempFile(work, "days-", ".packed");
    try (PackedDays days = PackedDays.build(dataset, people, file)) {
      return use.apply(IntStream.range(0, days.size()).mapToObj(days::day));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
