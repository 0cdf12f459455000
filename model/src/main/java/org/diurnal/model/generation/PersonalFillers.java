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
/// What the network adds to the blend is told by the same blend without it, fitted in the same way
/// on the same days.
///
/// @param baselines linear, carry_forward, own_mean, population_mean
/// @param network the network alone, which sees nothing but the day
/// @param personal the blend
/// @param withoutNetwork the blend of all but the network
/// @param blend the weights of `personal` and the errors it was fitted with
public record PersonalFillers(
    List<GapFiller> baselines,
    GapFiller network,
    GapFiller personal,
    GapFiller withoutNetwork,
    Blend blend) {
  /// The file of a model folder that keeps the blend.
  public static final String BLEND = "blend.json";

  /// The name of the blend among fillers.
  public static final String PERSONAL = "diurnal_personal";

  private static final String BLEND_WITHOUT = "blend_without_network.json";

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
    GapFiller ownMean =
        baselines.stream().filter(b -> b.name().equals("own_mean")).findFirst().orElseThrow();
    List<GapFiller> simple = new ArrayList<>();
    simple.add(ownMean); // trusted where there is no evidence
    baselines.stream().filter(b -> b != ownMean).forEach(simple::add);
    for (double width : new double[] {0.5, 2}) {
      simple.add(
          new SimilarDays(
              "similar_days_" + width, schema, ownMean, person -> daysOf(dataset, person), width));
    }
    List<GapFiller> all = new ArrayList<>();
    all.add(network);
    all.addAll(simple);
    Blend blend = blend(dataset, folder, BLEND, schema, split, all, work);
    Blend without = blend(dataset, folder, BLEND_WITHOUT, schema, split, simple, work);
    return new PersonalFillers(
        baselines,
        network,
        new BlendedFiller(PERSONAL, schema, blend, all),
        new BlendedFiller("personal_without_network", schema, without, simple),
        blend);
  }

  /// What is compared with the baselines.
  public List<GapFiller> models() {
    return List.of(network, personal, withoutNetwork);
  }

  private static Blend blend(
      Dataset dataset,
      Path folder,
      String name,
      SensorSchema schema,
      PersonSplit split,
      List<GapFiller> parts,
      Path work)
      throws IOException {
    Path file = folder.resolve(name);
    List<String> names = parts.stream().map(GapFiller::name).toList();
    if (Files.exists(file)) {
      Blend kept = Json.read(file, Blend.class);
      if (kept.fillers().equals(names)) {
        return kept;
      } // made by a version with other fillers: fit anew
    }
    Blend blend =
        overDays(
            dataset,
            split.valid(),
            work,
            days -> Blend.fit(schema, ReconstructionTask.defaults(), BLEND_SEED, parts, days));
    DurableFiles.write(file, Json.text(blend));
    ModelFolder.seal(folder); // only when something was added: sealing again would hide damage
    return blend;
  }

  private static List<DayWindow> daysOf(Dataset dataset, String person) {
    List<DayWindow> days = new ArrayList<>();
    dataset.forEachDay(List.of(person), days::add);
    return days;
  }

  /// Runs something over people's days as a stream, with memory for one day.
  public static <T> T overDays(
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
