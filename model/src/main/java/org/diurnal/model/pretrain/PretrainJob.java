package org.diurnal.model.pretrain;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Channel;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Progress;
import org.diurnal.core.Provenance;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Version;
import org.diurnal.data.curation.ChannelStatistics;
import org.diurnal.data.curation.DayFilter;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PackedDays;
import org.diurnal.model.curate.Balancing;
import org.diurnal.model.curate.DayList;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.SavedModel;

/// From a dataset to a model folder: who is learned from, how channels are normalised, the run
/// itself, and the papers that go with the model.
///
/// People are split before anything is looked at; means and standard deviations come from training
/// people alone. The split is kept in `split.json`, so that whatever is measured later can be
/// measured on people the model never met.
public final class PretrainJob {
  /// The file that keeps who was learned from.
  public static final String SPLIT = "split.json";

  /// How often days of which cluster are drawn, in a run that is balanced; see
  /// [org.diurnal.model.curate.BalanceCard].
  public static final String BALANCE = "balance.json";

  /// Every day of a balanced run with its cluster; see [org.diurnal.data.store.DrawTable].
  public static final String DRAWS = "balance.parquet";

  /// How the folder of packed days begins, which stands beside the run while it runs.
  private static final String PACKED = ".packed-";

  private final Dataset dataset;
  private final Path folder;
  private final ModelConfig config;
  private final PretrainSettings settings;
  private final PersonSplit split;
  private final Clock clock;
  private final Optional<Balancing> balancing;
  private final Optional<SensorSchema> constants;
  private final Optional<Base> base;

  /// A model to be extended.
  private record Base(SavedModel saved, String sha256) {
    Extension extension() {
      return new Extension(
          sha256, saved.preprocessor().schema().channels().stream().map(Channel::name).toList());
    }
  }

  /// What came of it.
  ///
  /// @param outcome how far the run came
  /// @param trainDays days learned from
  /// @param heldOutDays days of validation people that were watched
  /// @param droppedDays days of either left out for having more than 80 % of their cells missing
  public record Result(
      Pretraining.Outcome outcome, int trainDays, int heldOutDays, int droppedDays) {}

  /// @param split who is learned from, watched, and left alone
  /// @param clock for the provenance's date
  public PretrainJob(
      Dataset dataset,
      Path folder,
      ModelConfig config,
      PretrainSettings settings,
      PersonSplit split,
      Clock clock) {
    this(
        dataset,
        folder,
        config,
        settings,
        split,
        clock,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private PretrainJob(
      Dataset dataset,
      Path folder,
      ModelConfig config,
      PretrainSettings settings,
      PersonSplit split,
      Clock clock,
      Optional<Balancing> balancing,
      Optional<SensorSchema> constants,
      Optional<Base> base) {
    this.base = base;
    this.dataset = dataset;
    this.folder = folder;
    this.config = config;
    this.settings = settings;
    this.split = split;
    this.clock = clock;
    this.balancing = balancing;
    this.constants = constants;
  }

  /// The same on days drawn evenly over clusters, which the folder keeps: a run that is resumed
  /// goes on with them, whether it is asked for again or not.
  public PretrainJob balanced(Balancing how) {
    return new PretrainJob(
        dataset, folder, config, settings, split, clock, Optional.of(how), constants, base);
  }

  /// The same with means and standard deviations given, in place of those of the people learned
  /// from: losses of models that learned from different people are then in one unit.
  public PretrainJob normalized(SensorSchema by) {
    return new PretrainJob(
        dataset, folder, config, settings, split, clock, balancing, Optional.of(by), base);
  }

  /// The same from a trained model, which takes on the dataset's other channels; see [Extension].
  /// The network has to be [Extension#config]'s, and the settings without weight decay.
  ///
  /// @param from stays the caller's, and has to stay open
  /// @param sha256 of its weights
  public PretrainJob extending(SavedModel from, String sha256) {
    return new PretrainJob(
        dataset,
        folder,
        config,
        settings,
        split,
        clock,
        balancing,
        constants,
        Optional.of(new Base(from, sha256)));
  }

  /// The split that a model folder was trained with.
  public static PersonSplit split(Path folder) {
    return Json.read(folder.resolve(SPLIT), PersonSplit.class);
  }

  /// The provenance of a model folder.
  public static Provenance provenance(Path folder) {
    return Json.read(folder.resolve(ModelFolder.PROVENANCE), Provenance.class);
  }

  /// Runs, from the newest checkpoint if `resume` is set and there is one.
  ///
  /// @param command what was asked for, for the provenance
  /// @throws BadDataException if a resumed run meets another dataset than it began with
  public Result run(boolean resume, String command, Progress progress, BooleanSupplier stop)
      throws IOException {
    String content = dataset.contentSha256();
    if (resume && Files.exists(folder.resolve(ModelFolder.PROVENANCE))) {
      checkSameData(content);
    }
    SensorSchema schema = schema(resume);
    Preprocessor preprocessor = new Preprocessor(schema, Preprocessor.CLIP);
    Files.createDirectories(folder);
    removeLeftovers();
    Path packs = Files.createTempDirectory(folder, PACKED);
    Result result;
    try (PackedDays train = PackedDays.build(dataset, split.train(), packs.resolve("train"));
        PackedDays valid = PackedDays.build(dataset, split.valid(), packs.resolve("valid"))) {
      DayFilter filter = DayFilter.of(dataset);
      Kept learned = Kept.of(train, filter, preprocessor);
      Kept watched = Kept.of(valid, filter, preprocessor);
      if (learned.size() == 0) {
        throw new BadDataException(
            dataset.folder()
                + ": all "
                + train.size()
                + " days of training people have more than "
                + Math.round(100 * DayFilter.MOST_MISSING)
                + " % of their cells missing",
            "import more data, or use a schema without the channels nobody has");
      }
      RunBalance balance = RunBalance.of(folder, resume, balancing, learned);
      Map<String, String> inputs = new LinkedHashMap<>(Map.of("dataset", content));
      inputs.putAll(balance.inputs());
      base.ifPresent(b -> inputs.put("extended_model", b.sha256()));
      Pretraining anew = new Pretraining(folder, config, preprocessor, settings);
      Pretraining run = base.map(b -> anew.extending(b.saved())).orElse(anew);
      Provenance provenance =
          new Provenance(
              Version.current(),
              command,
              clock.instant(),
              dataset.manifest().provenance().simulated(),
              settings.seed(),
              inputs);
      Pretraining.Outcome outcome =
          run.run(
              learned,
              balance.order(settings.seed()),
              watched,
              resume,
              () -> {
                balance.write();
                if (base.isPresent()) {
                  DurableFiles.write(
                      folder.resolve(Extension.FILE), Json.text(base.get().extension()));
                }
                DurableFiles.write(folder.resolve(SPLIT), Json.text(split));
                DurableFiles.write(folder.resolve(ModelFolder.PROVENANCE), Json.text(provenance));
              },
              progress,
              stop);
      int dropped = train.size() + valid.size() - learned.size() - watched.size();
      result = new Result(outcome, learned.size(), watched.size(), dropped);
      if (outcome.finished()) {
        DurableFiles.write(
            folder.resolve(ModelFolder.README),
            ModelCard.text(config, schema, settings, split, result, balance.inWords(), provenance));
      }
    } finally {
      removePacks(packs);
    }
    if (result.outcome().finished()) {
      ModelFolder.seal(folder); // after the temporary files are gone, which it would list
    }
    return result;
  }

  private SensorSchema schema(boolean resume) {
    if (resume && Extension.of(folder).isPresent()) {
      // The model that it extends may be gone by now.
      return Json.read(folder.resolve(ModelFolder.PREPROCESSOR_CONFIG), Preprocessor.class)
          .schema();
    }
    SensorSchema own =
        constants.orElseGet(
            () -> ChannelStatistics.estimate(dataset, split.train()).applyTo(dataset.schema()));
    return base.map(b -> Extension.constants(b.saved(), own)).orElse(own);
  }

  /// A run that was killed could not remove its packed days, which are as large as the dataset.
  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, PACKED + "*")) {
      for (Path packs : leftovers) {
        removePacks(packs);
      }
    }
  }

  private static void removePacks(Path packs) throws IOException {
    Files.deleteIfExists(packs.resolve("train"));
    Files.deleteIfExists(packs.resolve("valid"));
    Files.deleteIfExists(packs);
  }

  private void checkSameData(String content) {
    String before = provenance(folder).inputs().getOrDefault("dataset", "");
    if (!before.equals(content)) {
      throw new BadDataException(
          folder
              + ": the run began on a dataset with sha256 "
              + before
              + ", this one has "
              + content,
          "resume with the same --data, or begin a new run with another --out");
    }
  }

  /// The days of a pack that are worth learning from.
  private record Kept(PackedDays pack, Preprocessor preprocessor, int[] days)
      implements DaySource, DayList {
    static Kept of(PackedDays pack, DayFilter filter, Preprocessor preprocessor) {
      return new Kept(
          pack,
          preprocessor,
          IntStream.range(0, pack.size()).filter(d -> filter.keeps(pack.day(d))).toArray());
    }

    @Override
    public int size() {
      return days.length;
    }

    @Override
    public NormalizedDay day(int index) {
      return preprocessor.normalize(pack.day(days[index]));
    }

    @Override
    public String personId(int index) {
      return pack.personId(days[index]);
    }

    @Override
    public LocalDate localDate(int index) {
      return pack.localDate(days[index]);
    }

    @Override
    public boolean isVisible(int index) {
      return AimMask.inheritedOnly(day(index).inherited()).visible() > 0;
    }
  }
}
