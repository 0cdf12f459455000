package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.UsageException;
import org.diurnal.model.network.ModelSize;
import org.diurnal.tasks.pat.PatCycle;
import org.diurnal.tasks.pat.PatFiles;
import org.diurnal.tasks.pat.PatProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diurnal tasks pat`: the protocol of the Pretrained Actigraphy Transformer, from the survey's
/// files to its table.
@Command(
    name = "pat",
    description = {
      "The five tasks of the Pretrained Actigraphy Transformer (arXiv 2411.15240) on files of",
      "NHANES 2011-2014: imports, pretrains, embeds, evaluates, prints our column beside theirs."
    },
    footer = {
      "",
      "--dry-run says which files are there, which are missing and where they are to be had.",
      "What is done already is not done again: the same command goes on where it stopped.",
      "",
      "Example:",
      "  ./diurnal tasks pat ~/nhanes --out ~/diurnal/pat --dry-run",
      "  ./diurnal tasks pat ~/nhanes --out ~/diurnal/pat"
    })
final class TasksPatVerb extends Verb {
  /// Whom the model learns from.
  enum PretrainOn {
    /// People of the other round alone, as the paper does: nobody who is evaluated.
    other_round,
    /// People of the round evaluated who are test people of no task.
    training,
    /// Both.
    both
  }

  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "Where PAXMIN_H.XPT, DEMO_H.XPT, ... lie, plain, .gz or .zip.")
  Path folder = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "OUT",
      required = true,
      description = "Where dataset, model, features and results go.")
  Path out = Path.of("");

  @Option(
      names = "--cycle",
      description =
          "Who is evaluated: H, 2013-2014, as in the paper, or G, 2011-2012 (default: ${DEFAULT-VALUE}).")
  PatCycle cycle = PatCycle.H;

  @Option(
      names = "--pretrain-on",
      paramLabel = "PEOPLE",
      description =
          "${COMPLETION-CANDIDATES} (default: other_round where its minutes are there, else training).")
  Optional<PretrainOn> pretrainOn = Optional.empty();

  @Option(names = "--size", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  ModelSize size = ModelSize.XXS;

  @Option(names = "--steps", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  long steps = 3000;

  @Option(names = "--batch", paramLabel = "DAYS", description = "Default: ${DEFAULT-VALUE}.")
  int batch = 32;

  @Option(
      names = "--test-people",
      paramLabel = "N",
      description =
          "Test people of each task; two fifths where there are not 500 more (default: ${DEFAULT-VALUE}).")
  int testPeople = 2000;

  @Option(
      names = "--train-sizes",
      paramLabel = "N",
      split = ",",
      description = "Training sizes besides all (default: 500,1000,2500).")
  List<Integer> sizes = new ArrayList<>(List.of(500, 1000, 2500));

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws of training people of each size (default: ${DEFAULT-VALUE}).")
  int draws = 20;

  @Override
  protected int run(Context context) throws IOException {
    if (draws < 1 || testPeople < 1 || steps < 1 || sizes.stream().anyMatch(s -> s < 10)) {
      throw new UsageException(
          "--draws, --test-people and --steps begin at 1, --train-sizes at 10",
          "leave them out for the paper's");
    }
    try (PatFiles files = PatFiles.in(folder, cycle)) {
      boolean other = files.find("PAXMIN", cycle.other()).isPresent();
      PretrainOn on = pretrainOn.orElse(other ? PretrainOn.other_round : PretrainOn.training);
      if (context.dryRun()) {
        context.print(inventory(files));
        return ExitCode.OK;
      }
      requireFiles(files, on, other);
      PatProtocol protocol = new PatProtocol(testPeople, sizes, draws, 1000, context.seed());
      PatSettings settings = new PatSettings(cycle, on, size, steps, batch, protocol);
      settings.claim(out);
      Optional<PatCard> card = new PatRun(files, out, settings, context).run();
      if (card.isEmpty()) {
        context.note("interrupted; the same command goes on from here");
        return ExitCode.INTERRUPTED;
      }
      switch (context.format()) {
        case json, csv -> context.print(PatTables.flat(card.get()));
        case table, markdown -> context.print(PatTables.all(card.get()));
      }
      context.note("wrote " + out.resolve(PatCard.FILE));
    }
    return ExitCode.OK;
  }

  private void requireFiles(PatFiles files, PretrainOn on, boolean other) {
    List<PatFiles.Wanted> missing = new ArrayList<>(files.missing());
    if (!other && on != PretrainOn.training) {
      files.wanted().stream()
          .filter(w -> w.name().equals("PAXMIN_" + cycle.other()))
          .forEach(missing::add);
    }
    if (!missing.isEmpty()) {
      throw new UsageException(
          folder
              + " lacks "
              + missing.stream().map(PatFiles.Wanted::name).collect(Collectors.joining(", ")),
          "download from the survey's pages at the CDC: "
              + missing.stream().map(PatFiles.Wanted::where).collect(Collectors.joining("; ")));
    }
  }

  private Table inventory(PatFiles files) {
    List<List<Object>> rows = new ArrayList<>();
    for (PatFiles.Wanted w : files.wanted()) {
      rows.add(
          List.of(
              w.name(),
              w.found().map(i -> i.name()).orElse(w.needed() ? "missing, needed" : "missing"),
              w.found()
                  .<Object>map(i -> String.format(Locale.ROOT, "%.1f", i.bytes() / 1e6))
                  .orElse(Optional.empty()),
              w.what(),
              w.where()));
    }
    return new Table(
        "files of " + folder,
        List.of(
            Column.of("file"),
            Column.of("found"),
            Column.of("MB"),
            Column.of("for"),
            Column.of("where to get it")),
        rows,
        List.of(
            "the National Health and Nutrition Examination Survey's pages are at the CDC, National"
                + " Center for Health Statistics; keep the files' names",
            "without a table of labels its tasks are left out; nothing was written"));
  }
}
