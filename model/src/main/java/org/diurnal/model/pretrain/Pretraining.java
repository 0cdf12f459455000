package org.diurnal.model.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Progress;
import org.diurnal.core.UsageException;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.masking.PatchGrid;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.SavedModel;

/// A pretraining run from its first step, or its newest checkpoint, to a model folder.
///
/// The model kept is the one that did best on held-out people, where there are any. A run that was
/// stopped and resumed ends with the same weights, to the bit, as one that was not, for the same
/// number of workers.
public final class Pretraining {
  private final Path folder;
  private final ModelConfig config;
  private final Preprocessor preprocessor;
  private final PretrainSettings settings;
  private final Optional<SavedModel> base;

  /// How a run ended.
  ///
  /// @param state how far it came
  /// @param finished false if it was asked to stop; a checkpoint is there then
  public record Outcome(TrainerState state, boolean finished) {}

  /// Writes files into the run's folder.
  @FunctionalInterface
  public interface Papers {
    /// None.
    Papers NONE = () -> {};

    /// Writes them.
    void write() throws IOException;
  }

  public Pretraining(
      Path folder, ModelConfig config, Preprocessor preprocessor, PretrainSettings settings) {
    this(folder, config, preprocessor, settings, Optional.empty());
  }

  private Pretraining(
      Path folder,
      ModelConfig config,
      Preprocessor preprocessor,
      PretrainSettings settings,
      Optional<SavedModel> base) {
    this.base = base;
    this.folder = folder;
    this.config = config;
    this.preprocessor = preprocessor;
    this.settings = settings;
  }

  /// The same from a trained model's weights, as an [Extension]; the run folder says that it is
  /// one.
  Pretraining extending(SavedModel from) {
    return new Pretraining(folder, config, preprocessor, settings, Optional.of(from));
  }

  /// The metrics that a run has written.
  public static List<Metric> metrics(Path folder) throws IOException {
    return RunFolder.readMetrics(folder);
  }

  /// The settings of a run that is to be resumed.
  public static PretrainSettings settings(Path folder) {
    return Json.read(folder.resolve(ModelFolder.TRAINING_ARGS), PretrainSettings.class);
  }

  /// Runs.
  ///
  /// @param train days to learn from
  /// @param heldOut days of other people to watch; may be empty
  /// @param resume whether to go on from the newest checkpoint; without one it starts at the
  ///   beginning
  /// @param stop asked after every step; when it says so, a checkpoint is written and the run ends
  /// @throws UsageException if the folder holds a run and `resume` is not set, or holds a run of
  ///   another network or preprocessing
  public Outcome run(
      DaySource train,
      DaySource heldOut,
      boolean resume,
      Papers papers,
      Progress progress,
      BooleanSupplier stop)
      throws IOException {
    DayOrder order = DayOrder.shuffled(Math.max(1, train.size()), settings.seed());
    return run(train, order, heldOut, resume, papers, progress, stop);
  }

  /// The same, with the days in an order of their own.
  Outcome run(
      DaySource train,
      DayOrder order,
      DaySource heldOut,
      boolean resume,
      Papers papers,
      Progress progress,
      BooleanSupplier stop)
      throws IOException {
    RunFolder run = new RunFolder(folder);
    Optional<Path> checkpoint = begin(run, resume);
    papers.write();
    // Last: who resumes takes it as a sign that everything else is there.
    DurableFiles.write(folder.resolve(ModelFolder.TRAINING_ARGS), Json.text(settings));
    TrainerState start = checkpoint.map(RunFolder::readState).orElse(TrainerState.START);
    try (Workers workers = new Workers(settings.workers());
        Model model = model(checkpoint);
        Trainer trainer = new Trainer(model, train, order, settings, workers)) {
      Extension.of(folder)
          .ifPresent(e -> trainer.learning(e.learned(model.parameters(), preprocessor.schema())));
      checkpoint.ifPresent(c -> RunFolder.readMoments(c, trainer.optimizer()));
      float[] best = checkpoint.map(RunFolder::readBest).orElse(new float[0]);
      Loop loop = new Loop(run, model, trainer, heldOut, workers, progress, start, best);
      boolean finished = loop.run(stop);
      if (finished) {
        loop.publish();
      }
      return new Outcome(loop.state, finished);
    }
  }

  private Optional<Path> begin(RunFolder run, boolean resume) throws IOException {
    Files.createDirectories(folder);
    Optional<Path> checkpoint = run.newestCheckpoint();
    boolean used = Files.exists(folder.resolve(ModelFolder.CONFIG));
    if (used && !resume) {
      throw new UsageException(
          folder + " already holds a run", "go on with --resume, or give --out another folder");
    }
    if (used) { // before anything is overwritten
      checkSame("network", ModelFolder.CONFIG, config);
      checkSame("preprocessing", ModelFolder.PREPROCESSOR_CONFIG, preprocessor);
    }
    SavedModel.writeConfig(folder, config, preprocessor);
    run.cutMetrics(checkpoint.map(c -> RunFolder.readState(c).step()).orElse(0L));
    return checkpoint;
  }

  private void checkSame(String what, String name, Record given) {
    Path file = folder.resolve(name);
    if (Files.exists(file) && !Json.read(file, given.getClass()).equals(given)) {
      throw new UsageException(
          folder + " holds a run of another " + what + "; its " + name + " differs",
          "resume with the network and the data that the run began with, or give --out another"
              + " folder");
    }
  }

  private Model model(Optional<Path> checkpoint) {
    return checkpoint
        .map(c ->
            SavedModel.readWeights(c.resolve(ModelFolder.WEIGHTS), config, settings.precision()))
        .orElseGet(() -> begun(settings.precision(), settings.seed()));
  }

  private Model begun(Precision precision, long seed) {
    if (base.isEmpty() && Extension.of(folder).isPresent()) {
      throw new UsageException(
          folder + ": the run extends another model, and has no checkpoint yet",
          "give that model with --extend again");
    }
    return base.map(b -> Extension.begin(b, config, preprocessor.schema(), precision, seed))
        .orElseGet(() -> Model.initialize(config, precision, seed));
  }

  /// The loop's changing state, in one place.
  private final class Loop {
    private final RunFolder run;
    private final Model model;
    private final Trainer trainer;
    private final DaySource heldOut;
    private final Workers workers;
    private final Progress progress;
    private TrainerState state;
    private float[] best; // flat layout; empty before the first look

    Loop(
        RunFolder run,
        Model model,
        Trainer trainer,
        DaySource heldOut,
        Workers workers,
        Progress progress,
        TrainerState state,
        float[] best) {
      this.run = run;
      this.model = model;
      this.trainer = trainer;
      this.heldOut = heldOut;
      this.workers = workers;
      this.progress = progress;
      this.state = state;
      this.best = best;
    }

    boolean run(BooleanSupplier stop) throws IOException {
      while (state.step() < settings.steps()) {
        long number = state.step() + 1;
        long from = System.nanoTime();
        Trainer.StepResult result = trainer.step(number);
        double seconds = (System.nanoTime() - from) / 1e9;
        state = state.after(settings.batch(), config.channels(), result.loss(), seconds);
        boolean last = number == settings.steps();
        Optional<Double> seen =
            last || number % settings.evaluateEvery() == 0 ? look() : Optional.empty();
        if (last || seen.isPresent() || number % settings.logEvery() == 0) {
          log(result, seen);
        }
        boolean stopping = !last && stop.getAsBoolean();
        if (stopping || last || number % settings.checkpointEvery() == 0) {
          run.writeCheckpoint(state, model, trainer.optimizer(), best);
        }
        if (stopping) {
          return false;
        }
      }
      return true;
    }

    private Optional<Double> look() {
      OptionalDouble looked = HeldOut.loss(model, heldOut, settings, workers);
      if (looked.isEmpty()) {
        return Optional.empty();
      }
      double loss = looked.getAsDouble();
      if (state.bestStep() == 0 || loss < state.bestHeldOutLoss()) {
        best = model.parameters().toFloats();
        state = state.withBest(state.step(), loss);
      }
      return Optional.of(loss);
    }

    private void log(Trainer.StepResult result, Optional<Double> seen) {
      TrainerState.Unlogged window = state.unlogged();
      double days = window.steps() * (double) settings.batch();
      double minutes = days * config.channels() * org.diurnal.core.MinuteMask.MINUTES;
      Metric metric =
          new Metric(
              state.step(),
              window.loss() / window.steps(),
              seen,
              result.learningRate(),
              result.gradientNorm(),
              minutes / PatchGrid.PATCH_MINUTES / window.seconds(),
              minutes / window.seconds(),
              state.seconds());
      run.append(metric);
      progress.update(
          state.step(),
          settings.steps(),
          String.format(
              Locale.ROOT,
              "loss %.4f%s, %,.0f tokens/s, %,.0f minutes of data/s",
              metric.loss(),
              state.bestStep() == 0
                  ? ""
                  : String.format(Locale.ROOT, ", held-out best %.4f", state.bestHeldOutLoss()),
              metric.tokensPerSecond(),
              metric.minutesPerSecond()));
      state = state.withNothingUnlogged();
    }

    void publish() throws IOException {
      if (best.length > 0) {
        model.parameters().setAll(best);
      }
      run.publish(model, state);
    }
  }
}
