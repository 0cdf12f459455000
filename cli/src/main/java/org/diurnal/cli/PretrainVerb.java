package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.Json;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.curate.BalanceSettings;
import org.diurnal.model.curate.Balancing;
import org.diurnal.model.engine.Engine;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.ModelSize;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.Extension;
import org.diurnal.model.pretrain.PretrainJob;
import org.diurnal.model.pretrain.PretrainSettings;
import org.diurnal.model.pretrain.Pretraining;
import org.diurnal.model.pretrain.TrainerState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal pretrain`: a masked autoencoder learned from a dataset without labels.
@Command(
    name = "pretrain",
    description = "Learns a masked autoencoder from a dataset, without labels.",
    footer = {
      "",
      "People are split first: training people are learned from, validation people watched, test",
      "people left alone (split.json). Ctrl-C saves; --resume goes on, to the bit as if it had not",
      "stopped, for the same number of threads.",
      "",
      "Example:",
      "  ./diurnal pretrain --data ~/diurnal/data --size XXS --steps 1500 --out ~/diurnal/model"
    })
final class PretrainVerb extends Verb {
  @Option(names = "--data", paramLabel = "DATASET", required = true, description = "The dataset.")
  Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "MODEL",
      required = true,
      description = "The model's folder.")
  Path out = Path.of("");

  @Option(names = "--size", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  ModelSize size = ModelSize.XXS;

  @Option(names = "--steps", paramLabel = "N", description = "Optimiser steps (default: 3000).")
  Optional<Long> steps = Optional.empty();

  @Option(
      names = "--minutes-of-data",
      paramLabel = "N",
      description = "In place of --steps: minutes of data to see, channels x 1440 a day.")
  Optional<Long> minutesOfData = Optional.empty();

  @Option(
      names = "--batch",
      paramLabel = "DAYS",
      description = "Days a step (default: ${DEFAULT-VALUE}).")
  int batch = 32;

  @Option(
      names = "--micro-batch",
      paramLabel = "DAYS",
      description = "Days computed at once by a thread; a step adds up as many as it needs.")
  Optional<Integer> microBatch = Optional.empty();

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Highest rate (default: by size; published: 5e-4 at batch 4096).")
  Optional<Double> learningRate = Optional.empty();

  @Option(names = "--weight-decay", description = "AdamW's (default: ${DEFAULT-VALUE}).")
  double weightDecay = 1e-4;

  @Option(
      names = "--precision",
      description =
          "auto, fp32 or bf16; auto takes bf16 where the processor has it (default: ${DEFAULT-VALUE}).")
  String precision = "auto";

  @Option(names = "--device", description = "auto or cpu (default: ${DEFAULT-VALUE}).")
  String device = "auto";

  @Option(
      names = "--valid",
      paramLabel = "SHARE",
      description = "Share of people watched (default: ${DEFAULT-VALUE}).")
  double valid = 0.2;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description = "Share of people left alone (default: ${DEFAULT-VALUE}).")
  double test = 0.2;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "STEPS",
      description = "Default: ${DEFAULT-VALUE}.")
  long checkpointEvery = 250;

  @Option(
      names = "--evaluate-every",
      paramLabel = "STEPS",
      description = "Looks at validation people (default: ${DEFAULT-VALUE}).")
  long evaluateEvery = 100;

  @Option(
      names = "--balance",
      paramLabel = "VECTORS",
      description = {
        "Draws days evenly over clusters of these vectors: person_days.parquet, as embed writes it.",
        "docs/explanation/curation.md says when that helps, and when it does not."
      })
  Optional<Path> balance = Optional.empty();

  @Option(
      names = "--balance-most",
      paramLabel = "TIMES",
      description = "A day is drawn at most so often as without it (default: ${DEFAULT-VALUE}).")
  double balanceMost = 4;

  @Option(
      names = "--extend",
      paramLabel = "MODEL",
      description = {
        "A model that takes on the dataset's other channels: their embeddings and the decoder are",
        "learned, all else stays as it is (docs/how-to/other-rates-and-channels.md)."
      })
  Optional<Path> extend = Optional.empty();

  @Option(names = "--resume", description = "Goes on from the newest checkpoint of --out.")
  boolean resume;

  @Override
  protected int run(Context context) throws IOException {
    Dataset dataset = DataFolder.open(data, context);
    if (extend.isEmpty()) {
      return run(dataset, Optional.empty(), context);
    }
    try (SavedModel base = SavedModel.open(extend.get(), Precision.FP32)) {
      ModelAndData.about(extend.get(), context);
      return run(dataset, Optional.of(base), context);
    }
  }

  private int run(Dataset dataset, Optional<SavedModel> base, Context context) throws IOException {
    boolean goOn = resume && Files.exists(out.resolve(ModelFolder.TRAINING_ARGS));
    PretrainSettings settings =
        goOn ? Pretraining.settings(out) : settings(context, dataset.schema().size());
    ModelConfig config =
        goOn
            ? Json.read(out.resolve(ModelFolder.CONFIG), ModelConfig.class)
            : base.map(b -> Extension.config(b, dataset.schema()))
                .orElseGet(() -> size.config(dataset.schema().size()));
    PersonSplit split = goOn ? PretrainJob.split(out) : split(dataset, context);
    if (goOn) {
      context.note("resuming with the settings that " + out + " began with");
    }
    PretrainJob.Result result;
    try (ConsoleProgress progress = context.progress("pretrain")) {
      PretrainJob anew = new PretrainJob(dataset, out, config, settings, split, Clock.systemUTC());
      PretrainJob job = base.isPresent() ? anew.extending(base.get(), sha256()) : anew;
      result =
          balancing(settings.seed())
              .map(job::balanced)
              .orElse(job)
              .run(resume, context.command(), progress, context.interruption()::requested);
    }
    context.print(summary(result, settings, split));
    return result.outcome().finished() ? ExitCode.OK : ExitCode.INTERRUPTED;
  }

  private String sha256() throws IOException {
    return Sha256.of(extend.orElseThrow().resolve(ModelFolder.WEIGHTS));
  }

  /// Whoever an extended model was not to learn from stays so, where the people are the same.
  private PersonSplit split(Dataset dataset, Context context) {
    if (extend.isPresent()) {
      PersonSplit old = PretrainJob.split(extend.get());
      Set<String> all = new HashSet<>(old.train());
      all.addAll(old.valid());
      all.addAll(old.test());
      if (all.equals(Set.copyOf(dataset.people()))) {
        return old;
      }
      context.note("other people than the model's: they are split anew");
    }
    return PersonSplit.of(dataset, valid, test, context.seed());
  }

  private Optional<Balancing> balancing(long seed) {
    if (!(balanceMost >= 1)) {
      throw new UsageException(
          "--balance-most " + balanceMost + " is below 1", "1 changes nothing, 4 is the default");
    }
    return balance.map(vectors -> new Balancing(vectors, BalanceSettings.of(balanceMost, seed)));
  }

  private PretrainSettings settings(Context context, int channels) {
    if (!device.equals("auto") && !device.equals("cpu")) {
      throw new UsageException(
          "--device " + device + " is not available in this build", "use auto or cpu");
    }
    if (steps.isPresent() && minutesOfData.isPresent()) {
      throw new UsageException(
          "--steps and --minutes-of-data say the same thing twice", "give one of them");
    }
    long perStep = (long) batch * channels * MinuteMask.MINUTES;
    long count = minutesOfData.map(m -> Math.ceilDiv(m, perStep)).orElse(steps.orElse(3000L));
    return defaults(size, count, batch, context.threads(), context.seed(), precision(precision))
        .with(
            microBatch,
            learningRate,
            extend.isPresent() ? 0 : weightDecay,
            evaluateEvery,
            checkpointEvery);
  }

  /// The settings that a size and a number of steps imply.
  static PretrainSettings defaults(
      ModelSize size, long steps, int batch, int threads, long seed, Precision precision) {
    // Half a step's days a thread, bounded so that a micro-batch's attention stays small.
    int most =
        switch (size) {
          case XXS, XS -> 16;
          case S -> 4;
          case B -> 1;
        };
    int micro = Math.max(1, Math.min(most, Math.ceilDiv(batch, threads)));
    // Published: 5e-4 at batch 4096. Small models at small batches learn nothing but the mean by
    // time of day at that rate in a few thousand steps (docs/explanation/learning-rate.md).
    double rate =
        switch (size) {
          case XXS -> 5e-3;
          case XS -> 3e-3;
          case S -> 1e-3;
          case B -> 5e-4;
        };
    return new PretrainSettings(
        steps,
        batch,
        micro,
        rate,
        1e-4,
        0.05,
        1.0,
        precision,
        threads,
        seed,
        MaskSettings.DEFAULT,
        25,
        100,
        250);
  }

  static Precision precision(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "auto" -> Engine.hasHardwareBf16() ? Precision.BF16 : Precision.FP32;
      case "fp32" -> Precision.FP32;
      case "bf16" -> Precision.BF16;
      default ->
          throw new UsageException(
              "--precision " + name + " is not known", "use auto, fp32 or bf16");
    };
  }

  static Table summary(PretrainJob.Result result, PretrainSettings settings, PersonSplit split) {
    TrainerState s = result.outcome().state();
    return Table.of(
        result.outcome().finished() ? "pretrained" : "interrupted, state saved",
        List.of(
            Column.of("steps"),
            Column.of("of"),
            Column.of("people learned from"),
            Column.of("days"),
            Column.of("days dropped"),
            Column.of("minutes of data seen"),
            Column.of("best held-out loss", "z2", 4),
            Column.of("at step"),
            Column.of("seconds", "s", 1)),
        List.of(
            List.of(
                s.step(),
                settings.steps(),
                split.train().size(),
                result.trainDays(),
                result.droppedDays(),
                s.minutesSeen(),
                s.bestStep() == 0 ? Optional.empty() : (Object) s.bestHeldOutLoss(),
                s.bestStep(),
                s.seconds())));
  }
}
