package org.diurnal.model.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PackedDays;
import org.diurnal.data.store.PersonSummary;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.network.SavedModel;

/// The fillers of a trained model over a dataset: the simple baselines fitted on its training
/// people, the network alone, and the network blended with the person's other days.
///
/// What the network adds to the blend is told by the same blend without it, fitted in the same way
/// on the same days.
///
/// @param baselines linear, carry_forward, own_mean, population_mean
/// @param further mean, mode, nearest_days: simple ways that suites ask as well
/// @param network the network alone, which sees nothing but the day
/// @param personal the blend
/// @param withoutNetwork the blend of all but the network
/// @param blend the weights of `personal` and the errors it was fitted with
public record PersonalFillers(
    List<GapFiller> baselines,
    List<GapFiller> further,
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

  /// Training people whose days the simple fillers are fitted on, at most; of more, these by lot.
  /// Their means hardly change with more, and reading them takes minutes.
  private static final int MOST_TRAINING_PEOPLE = 500;

  public PersonalFillers {
    baselines = List.copyOf(baselines);
    further = List.copyOf(further);
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
    return of(dataset, folder, saved, split, work, Progress.SILENT);
  }

  /// The same.
  ///
  /// @param progress is told the days done while simple fillers and blends are fitted
  public static PersonalFillers of(
      Dataset dataset,
      Path folder,
      SavedModel saved,
      PersonSplit split,
      Path work,
      Progress progress)
      throws IOException {
    SensorSchema schema = saved.preprocessor().schema();
    Parts parts = Parts.of(dataset, saved, split, work, progress);
    List<GapFiller> simple = new ArrayList<>();
    simple.add(parts.ownMean()); // trusted where there is no evidence
    parts.baselines().stream().filter(b -> b != parts.ownMean()).forEach(simple::add);
    for (double width : new double[] {0.5, 2}) {
      simple.add(
          new Remembered(
              new SimilarDays(
                  "similar_days_" + width, schema, parts.ownMean(), parts.daysOf(), width)));
    }
    List<GapFiller> all = new ArrayList<>();
    all.add(parts.network());
    all.addAll(simple);
    Blend blend = blend(dataset, folder, BLEND, schema, split, all, work, progress);
    Blend without = blend(dataset, folder, BLEND_WITHOUT, schema, split, simple, work, progress);
    return new PersonalFillers(
        parts.baselines(),
        parts.further(),
        parts.network(),
        new BlendedFiller(PERSONAL, schema, blend, all),
        new BlendedFiller("personal_without_network", schema, without, simple),
        blend);
  }

  /// What needs no blend to be fitted.
  ///
  /// @param daysOf the days of a person
  record Parts(
      List<GapFiller> baselines, List<GapFiller> further, GapFiller network, DaysOfPeople daysOf) {
    static Parts of(
        Dataset dataset, SavedModel saved, PersonSplit split, Path work, Progress progress)
        throws IOException {
      List<String> train =
          Sample.of(split.train(), MOST_TRAINING_PEOPLE, BLEND_SEED, "training people");
      long days = days(dataset, train);
      SimpleBaselines fitted =
          overDays(
              dataset,
              train,
              work,
              read ->
                  SimpleBaselines.fit(
                      saved.preprocessor().schema(), told(read, days, progress, "training days")));
      DaysOfPeople daysOf = new DaysOfPeople(dataset);
      return new Parts(
          fitted.fillers(daysOf).stream().<GapFiller>map(Remembered::new).toList(),
          fitted.further(daysOf),
          new Remembered(new ModelFiller(saved)),
          daysOf);
    }

    GapFiller ownMean() {
      return baselines.stream().filter(b -> b.name().equals("own_mean")).findFirst().orElseThrow();
    }
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
      Path work,
      Progress progress)
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
            days ->
                Blend.fit(
                    schema,
                    ReconstructionTask.defaults(),
                    BLEND_SEED,
                    parts,
                    told(
                        days, days(dataset, split.valid()), progress, "validation days, " + name)));
    DurableFiles.write(file, Json.text(blend));
    ModelFolder.seal(folder); // only when something was added: sealing again would hide damage
    return blend;
  }

  private static long days(Dataset dataset, List<String> people) {
    Set<String> wanted = new HashSet<>(people);
    return dataset.peopleTable().stream()
        .filter(p -> wanted.contains(p.personId()))
        .mapToLong(PersonSummary::days)
        .sum();
  }

  private static Stream<DayWindow> told(
      Stream<DayWindow> days, long total, Progress progress, String detail) {
    AtomicLong done = new AtomicLong();
    return days.peek(d -> progress.update(done.incrementAndGet(), total, detail));
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
