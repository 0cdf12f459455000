package org.diurnal.tasks.scaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.diurnal.core.Json;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.curation.ChannelStatistics;
import org.diurnal.data.curation.DayFilter;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.ModelSize;
import org.diurnal.model.pretrain.DayLosses;
import org.diurnal.model.pretrain.PretrainJob;
import org.diurnal.model.pretrain.PretrainSettings;

/// Pretrains the models of a [ScalePlan] and takes their losses on the same days of people none of
/// them met: one of each person, drawn by the seed, under the same masks.
///
/// All cells are normalised by the statistics of the largest group, so that losses are in one unit.
/// A cell that is finished is not trained again; one that was interrupted goes on.
public final class ScaleStudy {
  private static final int MASKS_A_DAY = 2;

  private final Dataset dataset;
  private final Path folder;
  private final ScalePlan plan;
  private final int lossPeople;
  private final BiFunction<ModelSize, Integer, PretrainSettings> settings;

  /// @param folder where each cell has a model folder
  /// @param lossPeople how many of the tested people losses are taken on, at most
  /// @param settings of a size, for a group of so many people
  public ScaleStudy(
      Dataset dataset,
      Path folder,
      ScalePlan plan,
      int lossPeople,
      BiFunction<ModelSize, Integer, PretrainSettings> settings) {
    this.dataset = dataset;
    this.folder = folder;
    this.plan = plan;
    this.lossPeople = lossPeople;
    this.settings = settings;
  }

  /// What a cell's step reports; see [Progress].
  @FunctionalInterface
  public interface CellProgress {
    Progress of(String cell);
  }

  /// Runs the grid, small networks and groups first.
  ///
  /// @return empty if it was stopped; the state is saved, and a further run goes on
  public Optional<List<ScaleCell>> run(
      String command, Clock clock, CellProgress progress, BooleanSupplier stop) throws IOException {
    List<String> everybody = dataset.people();
    PersonSplit largest = plan.split(everybody, plan.people().getLast());
    Dataset learned = plan.of(dataset);
    SensorSchema constants =
        ChannelStatistics.estimate(learned, largest.train()).applyTo(dataset.schema());
    Map<String, LocalDate> lossOf = drawnDays(largest.test().stream().limit(lossPeople).toList());
    List<ScaleCell> cells = new ArrayList<>();
    for (ModelSize size : plan.sizes()) {
      for (int people : plan.people()) {
        String name = plan.cell(size, people);
        ModelConfig config = size.config(dataset.schema().size());
        Path model = folder.resolve(name);
        PretrainSettings with = settings.apply(size, people);
        PersonSplit split = plan.split(everybody, people);
        requireSame(model, PretrainJob.SPLIT, split);
        requireSame(model, ModelFolder.TRAINING_ARGS, with);
        PretrainJob.Result result =
            new PretrainJob(learned, model, config, with, split, clock)
                .normalized(constants)
                .run(true, command, progress.of(name), stop);
        if (!result.outcome().finished()) {
          return Optional.empty();
        }
        List<DayLosses.DayLoss> losses =
            new DayLosses(Randomness.key("masks of the scale study"), MASKS_A_DAY)
                .of(
                    model,
                    dataset,
                    lossOf.keySet(),
                    d -> d.localDate().equals(lossOf.get(d.personId())),
                    progress.of(name + " loss"));
        cells.add(
            new ScaleCell(
                size,
                people,
                parameters(config),
                result.trainDays(),
                with.steps(),
                result.outcome().state().bestStep(),
                result.outcome().state().seconds(),
                byPerson(losses)));
      }
    }
    return Optional.of(cells);
  }

  /// A cell that was begun goes on only as it was begun.
  private static void requireSame(Path model, String file, Record asked) {
    Path begun = model.resolve(file);
    if (Files.exists(begun) && !Json.read(begun, asked.getClass()).equals(asked)) {
      throw new UsageException(
          begun + ": this cell was begun with other settings or people",
          "give the same people, steps, batch, seed and threads, or another --out");
    }
  }

  /// A day of each of those people who has one that is worth it, drawn by the seed.
  private Map<String, LocalDate> drawnDays(List<String> people) {
    DayFilter filter = DayFilter.of(dataset);
    Map<String, LocalDate> drawn = new HashMap<>();
    Map<String, Long> least = new HashMap<>();
    dataset.forEachDay(
        people,
        day -> {
          long draw =
              Randomness.of(
                      plan.seed(),
                      Randomness.key("day of the loss"),
                      Randomness.key(day.personId()),
                      day.localDate().toEpochDay())
                  .nextLong();
          if (filter.keeps(day) && draw < least.getOrDefault(day.personId(), Long.MAX_VALUE)) {
            least.put(day.personId(), draw);
            drawn.put(day.personId(), day.localDate());
          }
        });
    if (drawn.isEmpty()) {
      throw new UsageException(
          "none of " + people.size() + " tested people has a day of which a fifth was observed",
          "test more people, or other data");
    }
    return drawn;
  }

  private static List<ScaleCell.PersonLoss> byPerson(List<DayLosses.DayLoss> days) {
    Map<String, ScaleCell.PersonLoss> byPerson = new TreeMap<>();
    for (DayLosses.DayLoss d : days) {
      byPerson.merge(
          d.personId(),
          new ScaleCell.PersonLoss(d.personId(), d.squares(), d.minutes()),
          (a, b) ->
              new ScaleCell.PersonLoss(
                  a.personId(), a.squares() + b.squares(), a.minutes() + b.minutes()));
    }
    return List.copyOf(byPerson.values());
  }

  /// As published: the table of time positions counts, although it is not learned.
  private static long parameters(ModelConfig config) {
    return Stream.concat(
            config.trainableShapes().values().stream(), config.frozenShapes().values().stream())
        .mapToLong(shape -> LongStream.of(shape).reduce(1, (a, b) -> a * b))
        .sum();
  }
}
