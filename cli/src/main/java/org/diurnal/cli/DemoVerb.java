package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Verb;
import org.diurnal.cli.report.HtmlReport;
import org.diurnal.cli.report.ReportData.Embedding;
import org.diurnal.cli.report.ReportData.Reconstruction;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.simulate.SimulatedExport;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.generation.CrossFittedStudy;
import org.diurnal.model.generation.GenerationProtocol;
import org.diurnal.model.generation.GenerationResults;
import org.diurnal.model.generation.HeldOutStudy;
import org.diurnal.model.network.ModelSize;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.PretrainJob;
import org.diurnal.model.pretrain.PretrainSettings;
import org.diurnal.tasks.nextday.NextDayResult;
import org.diurnal.tasks.nextday.NextDayStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal demo`: the whole chain in one command, from an export to a report.
@Command(
    name = "demo",
    description = {
      "Import, pretrain, fill gaps, estimate days, predict the next day, embed, report: all in one",
      "command."
    },
    footer = {
      "",
      "Without --export a small simulated export is made first. Run it again and it goes on where",
      "it was; nothing is done twice.",
      "",
      "Example:",
      "  ./diurnal demo --export ~/export --out demo"
    })
final class DemoVerb extends Verb {
  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "An export; without it a simulated one is made.")
  Optional<Path> export = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR", description = "Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("demo-out");

  @Option(names = "--size", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  ModelSize size = ModelSize.XXS;

  @Option(names = "--steps", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  long steps = 3000;

  @Option(
      names = "--people",
      paramLabel = "N",
      description = "People of the simulated export (default: ${DEFAULT-VALUE}).")
  int people = 30;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Days of the simulated export (default: ${DEFAULT-VALUE}).")
  int days = 28;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description =
          "Trains K more models, so that every person is held out once and the report's tables"
              + " rest on all of them; 1 rests on one split (default: ${DEFAULT-VALUE}).")
  int folds = 1;

  @Override
  protected int run(Context context) throws IOException {
    long begun = System.nanoTime();
    Path source = export.orElse(out.resolve("export"));
    Importer importer = importer(context, source);
    Path data = out.resolve("dataset");
    Path folder = out.resolve("model");

    context.note("1/6 import " + source);
    ImportReceipt receipt;
    try (ConsoleProgress progress = context.progress("import")) {
      receipt =
          DatasetImport.run(
              importer, source, ImportOptions.defaults(), data, context.command(), progress);
    }
    Dataset dataset = DataFolder.open(data, context);

    context.note("2/6 pretrain " + size + ", " + steps + " steps");
    PretrainJob.Result trained = pretrain(context, dataset, folder);
    if (!trained.outcome().finished()) {
      context.note("interrupted; the same command goes on from here");
      return ExitCode.INTERRUPTED;
    }

    PersonSplit split = PretrainJob.split(folder);
    GenerationResults results;
    DemoReport report;
    try (SavedModel saved = SavedModel.open(folder, Precision.FP32)) {
      context.note("3/6 fill hidden minutes of " + split.test().size() + " held-out people");
      Optional<GenerationResults> found =
          folds > 1
              ? folded(context, dataset)
              : Optional.of(study(context, dataset, folder, saved, split));
      if (found.isEmpty()) {
        context.note("interrupted; the same command goes on from here");
        return ExitCode.INTERRUPTED;
      }
      results = found.get();
      List<Reconstruction> reconstructions =
          BandPictures.of(dataset, results, modelOf(context, dataset, folder));
      context.note("4/6 predict the next day of held-out people");
      List<NextDayResult> nextDay = nextDay(context, dataset, saved, split);
      context.note("5/6 embed");
      Optional<Embedding> embedding =
          DemoEmbedding.write(context, dataset, folder, saved, out.resolve("embedding"));
      report =
          DemoReport.of(
              context,
              dataset,
              folder,
              saved,
              receipt,
              trained,
              split,
              results,
              reconstructions,
              nextDay,
              embedding);
    }
    context.note("6/6 report");
    Path page = out.resolve("report.html");
    HtmlReport.write(report.page((System.nanoTime() - begun) / 1e9), page);
    ModelFolder.seal(folder);

    context.print(
        StudyTables.sideBySide(results),
        StudyTables.comparisons(results, results.reconstructionComparisons(), "minutes"));
    context.note("report: " + page);
    context.note("model:  " + folder);
    context.note("data:   " + data);
    return ExitCode.OK;
  }

  /// What can be told of the next day: of the test people, by ridges that others taught.
  private static List<NextDayResult> nextDay(
      Context context, Dataset dataset, SavedModel saved, PersonSplit split) {
    try (ConsoleProgress progress = context.progress("next day")) {
      return new NextDayStudy(
              dataset,
              List.of(new NextDayStudy.Fold(saved, split)),
              NextDayStudy.WARM_UP,
              context.threads(),
              context.seed())
          .run(progress);
    }
  }

  private Importer importer(Context context, Path source) throws IOException {
    if (export.isEmpty()) {
      if (Files.notExists(source)) {
        context.note("0/6 simulate an export of " + people + " people, " + days + " days");
        SimulatedExport.write(source, people, days, context.seed());
      }
    } else if (Files.notExists(source)) {
      throw new UsageException(source + ": no such folder", "check --export");
    }
    return ImportVerb.IMPORTERS.stream()
        .filter(i -> i.recognises(source))
        .findFirst()
        .orElse(ImportVerb.IMPORTERS.getFirst()); // which says what it found instead
  }

  private PretrainJob.Result pretrain(Context context, Dataset dataset, Path folder)
      throws IOException {
    return pretrain(
        context, dataset, folder, PersonSplit.of(dataset, 0.2, 0.2, context.seed()), "pretrain");
  }

  private PretrainJob.Result pretrain(
      Context context, Dataset dataset, Path folder, PersonSplit split, String label)
      throws IOException {
    PretrainSettings settings =
        PretrainVerb.defaults(
            size, steps, 32, context.threads(), context.seed(), PretrainVerb.precision("auto"));
    if (Files.exists(folder.resolve(ModelFolder.TRAINING_ARGS))
        && !Json.read(folder.resolve(ModelFolder.TRAINING_ARGS), PretrainSettings.class)
            .equals(settings)) {
      throw new UsageException(
          folder + " holds a run with other settings", "give another --out, or remove it");
    }
    try (ConsoleProgress progress = context.progress(label)) {
      return new PretrainJob(
              dataset,
              folder,
              size.config(dataset.schema().size()),
              settings,
              split,
              Clock.systemUTC())
          .run(true, context.command(), progress, context.interruption()::requested);
    }
  }

  /// The study over folds, each with a model of its own below `folds`.
  private Optional<GenerationResults> folded(Context context, Dataset dataset) throws IOException {
    if (folds < 3) {
      throw new UsageException(
          "--folds " + folds + " leaves nobody to learn from", "use 1, or at least 3");
    }
    Path folder = out.resolve("folds");
    try (ConsoleProgress progress = context.progress("study")) {
      Optional<GenerationResults> results =
          CrossFittedStudy.run(
              dataset,
              folder,
              CrossFittedStudy.splits(dataset, folds, context.seed()),
              GenerationProtocol.standard(HeldOutStudy.SEED),
              (model, split) ->
                  pretrain(context, dataset, model, split, model.getFileName().toString())
                      .outcome()
                      .finished(),
              progress);
      if (results.isPresent()) {
        DurableFiles.write(folder.resolve("generation.json"), Json.text(results.get()));
      }
      return results;
    }
  }

  /// Which model has not met a person: the one, or that of the person's fold.
  private Function<String, Path> modelOf(Context context, Dataset dataset, Path folder) {
    Map<String, Path> byPerson = new HashMap<>();
    if (folds > 1) {
      List<PersonSplit> splits = CrossFittedStudy.splits(dataset, folds, context.seed());
      for (int f = 0; f < folds; f++) {
        Path model = out.resolve("folds").resolve("fold-" + f);
        splits.get(f).test().forEach(person -> byPerson.put(person, model));
      }
    }
    return person -> byPerson.getOrDefault(person, folder);
  }

  private static GenerationResults study(
      Context context, Dataset dataset, Path folder, SavedModel saved, PersonSplit split)
      throws IOException {
    try (ConsoleProgress progress = context.progress("study")) {
      GenerationResults results =
          HeldOutStudy.run(
              dataset,
              folder,
              saved,
              split,
              GenerationProtocol.standard(HeldOutStudy.SEED),
              progress);
      Path eval = Files.createDirectories(folder.resolve(ModelFolder.EVAL));
      DurableFiles.write(eval.resolve("generation.json"), Json.text(results));
      return results;
    }
  }
}
