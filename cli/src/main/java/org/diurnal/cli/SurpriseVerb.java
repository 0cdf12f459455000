package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.TableFormat;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Provenance;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.DataFile;
import org.diurnal.data.store.MinuteTable;
import org.diurnal.model.surprise.LeaveOut;
import org.diurnal.tasks.planted.PlantedStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal surprise`: how unexpected days are to a model.
@Command(
    name = "surprise",
    description = "Says which days, hours and channels are odd: where the model is wrong.",
    footer = {
      "",
      "Every patch of 20 minutes and a channel is hidden in turn and predicted from",
      "the rest of the day; squared errors in z-units are compared with what is usual",
      "at that time of day. A day's number is a mean of log(1 + error / usual). It says",
      "that a day is odd, not why, and is no diagnosis.",
      "days.csv has every day, minutes.parquet (--minutes) the errors of every minute.",
      "",
      "Example:",
      "  ./diurnal surprise --model ~/diurnal/model --data ~/diurnal/data --out ~/diurnal/odd",
      "  most surprising days",
      "  person      date        surprise  minutes observed  channels              ...",
      "  ----------  ----------  --------  ----------------  --------------------",
      "  1644430081  2016-05-06     1.251              2880  intensity 1.35, steps ...",
      "  ...",
      "",
      "  ./diurnal simulate --people 200 --days 28 --events 0.5 --into ~/diurnal/planted",
      "  ./diurnal surprise --model ~/diurnal/model --data ~/diurnal/planted --planted"
    })
final class SurpriseVerb extends Verb {
  static final String CARD = "surprise.json";
  static final String DAYS = "days.csv";
  static final String MINUTES = "minutes.parquet";

  @Option(names = "--model", paramLabel = "MODEL", required = true, description = "The model.")
  Path model = Path.of("");

  @Option(names = "--data", paramLabel = "DATASET", required = true, description = "The dataset.")
  Path data = Path.of("");

  @Option(
      names = "--people",
      paramLabel = "PERSON",
      split = ",",
      description = "Only these, separated by commas (default: everybody).")
  List<String> people = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where to; an earlier result of this verb there is replaced.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--usual",
      description =
          "What errors are compared with: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  UsualChoice usual = UsualChoice.own;

  @Option(
      names = "--passes",
      paramLabel = "N",
      description =
          "Passes a day, a divisor of 72: more are slower and nearer to leaving out one patch at a"
              + " time (default: ${DEFAULT-VALUE}).")
  int passes = LeaveOut.PASSES;

  @Option(
      names = "--power",
      paramLabel = "P",
      description =
          "Of the mean over channels: 1 favours many channels that are a little odd, 8 one that is"
              + " very odd (default: ${DEFAULT-VALUE}).")
  double power = 8;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many days to print (default: ${DEFAULT-VALUE}).")
  int top = 10;

  @Option(names = "--minutes", description = "Writes the squared errors of every minute, too.")
  boolean minutes;

  @Option(
      names = "--planted",
      description = "Judges the model on what is planted in simulated days instead.")
  boolean planted;

  /// `surprise.json`: what the numbers are and where they came from.
  ///
  /// @param format always `diurnal-surprise`
  /// @param formatVersion 1
  /// @param usual what errors were compared with
  /// @param usualDays days of validation people that say what is usual
  /// @param passes a day
  /// @param power of the mean over channels
  /// @param days scored
  /// @param daysShowingNothing left out
  /// @param files of the result
  /// @param provenance model, dataset, command, version
  record Card(
      String format,
      int formatVersion,
      String usual,
      int usualDays,
      int passes,
      double power,
      int days,
      int daysShowingNothing,
      List<DataFile> files,
      Provenance provenance) {}

  @Override
  protected int run(Context context) throws IOException {
    if (top < 1) {
      throw new UsageException("--top " + top, "give at least 1");
    }
    if (!(power >= 1 && power <= 64)) {
      throw new UsageException("--power " + power, "give 1 to 64");
    }
    try (ModelAndData both = ModelAndData.open(model, data, context)) {
      if (planted) {
        study(both, context);
      } else {
        score(both, context);
      }
    }
    return ExitCode.OK;
  }

  private void study(ModelAndData both, Context context) throws IOException {
    if (minutes) {
      throw new UsageException("--planted writes no minutes", "leave --minutes out");
    }
    PlantedStudy study =
        new PlantedStudy(
            both.saved(),
            both.dataset(),
            both.people(people),
            both.split(),
            passes,
            context.threads(),
            context.seed());
    if (context.dryRun()) {
      context.println("would look for what is planted in " + study.people());
      return;
    }
    List<Table> tables;
    try (ConsoleProgress progress = context.progress("surprise")) {
      tables = PlantedTables.of(study.run(progress), passes, context.seed());
    }
    context.print(tables.toArray(Table[]::new));
  }

  private void score(ModelAndData both, Context context) throws IOException {
    List<String> who = both.people(people);
    SurpriseRun run =
        new SurpriseRun(both, passes, usual, power, context.threads(), context.seed());
    if (context.dryRun()) {
      context.println("would score " + both.days(who) + " days of " + who.size() + " people");
      return;
    }
    Path folder =
        out.orElseThrow(
            () -> new UsageException("--out is missing", "name a folder, or add --dry-run"));
    OutFolder result = new OutFolder(folder, CARD, List.of(DAYS, MINUTES));
    Provenance provenance =
        both.provenance(context.command(), Clock.systemUTC().instant(), context.seed());
    SurpriseRun.Scored scored;
    List<DataFile> files = new ArrayList<>();
    try (ConsoleProgress progress = context.progress("surprise")) {
      run.findUsual(context);
      result.begin();
      if (minutes) {
        try (MinuteTable table = new MinuteTable(both.schema(), folder.resolve(MINUTES))) {
          scored = run.score(who, table::add, progress);
          files.add(table.commit(MINUTES));
        }
      } else {
        scored = run.score(who, (day, errors) -> {}, progress);
      }
    }
    Table all = SurpriseTables.days(scored.days(), both.schema());
    DurableFiles.write(folder.resolve(DAYS), context.render(List.of(all), TableFormat.csv));
    Path file = folder.resolve(DAYS);
    files.addFirst(new DataFile(DAYS, scored.days().size(), Files.size(file), Sha256.of(file)));
    result.finish(
        new Card(
            "diurnal-surprise",
            1,
            usual.name(),
            run.usualDays(),
            passes,
            power,
            scored.days().size(),
            scored.daysShowingNothing(),
            files,
            provenance));
    context.print(SurpriseTables.most(scored, top, both.schema(), words(run)));
  }

  private String words(SurpriseRun run) {
    return switch (usual) {
      case population -> "errors over what is usual on " + run.usualDays() + " validation days";
      case own ->
          "errors over what is usual on the person's other days, drawn towards "
              + run.usualDays()
              + " validation days";
      case none -> "errors in z-units squared, compared with nothing";
    };
  }

  /// A column of the tables of this verb.
  static Column column(String name, int decimals) {
    return Column.of(name, "", decimals);
  }
}
