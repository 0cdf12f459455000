package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.cli.report.FilledPage;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.Provenance;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.DataFile;
import org.diurnal.data.store.FilledDays;
import org.diurnal.model.generation.GenerationProtocol;
import org.diurnal.model.generation.GenerationResults;
import org.diurnal.model.generation.HeldOutStudy;
import org.diurnal.model.spread.Bands;
import org.diurnal.model.spread.Correction;
import org.diurnal.model.spread.CoverageResults;
import org.diurnal.model.spread.Imputation;
import org.diurnal.model.spread.Spread;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal impute`: the missing minutes of days, filled and marked as filled.
@Command(
    name = "impute",
    description = "Fills the missing minutes of days, and says how far off such fills are.",
    footer = {
      "",
      "Writes days/part-*.parquet: CHANNEL as measured or filled, CHANNEL_imputed the minutes that",
      "were filled, CHANNEL_sd the error of such fills on hidden minutes of validation people,",
      "CHANNEL_low and CHANNEL_high an interval of 90 %% of what the minute would have been (of a",
      "binary channel CHANNEL_probability, how probable a one is). A sensor that a person never had",
      "stays missing. --baselines scores all fillers on hidden minutes of the model's test people",
      "instead, and writes nothing but what the model's folder does not have yet; with --suite on",
      "some days of some test people, with OpenMHC's skill, also as --format csv or json.",
      "",
      "Example:",
      "  ./diurnal impute --model ~/diurnal/model --data ~/diurnal/data --out ~/diurnal/filled",
      "  minutes of 923 days of 33 people",
      "  channel     observed  filled  left missing",
      "  ----------  --------  ------  ------------",
      "  steps        1298700   30420             0",
      "  intensity    1298700   30420             0",
      "  heart_rate    114906   78054       1136160",
      "  filled by diurnal_personal, each minute with an interval of 90 %%; a filled minute is"
          + " never an observed one",
      "  left missing: the person never had the sensor"
    })
final class ImputeVerb extends Verb {
  static final String CARD = "imputed.json";

  /// Where the intervals of 90 % promise less than this, the summary says so.
  private static final double LEAST_PROMISE = 0.8;

  /// Days filled at once.
  private static final int BATCH = 32;

  @Option(names = "--model", paramLabel = "MODEL", required = true, description = "The model.")
  Path model = Path.of("");

  @Option(names = "--data", paramLabel = "DATASET", required = true, description = "The dataset.")
  Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where to; an earlier result of this verb there is replaced.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--people",
      paramLabel = "PERSON",
      split = ",",
      description = "Only these, separated by commas (default: everybody).")
  List<String> people = new ArrayList<>();

  @Option(
      names = "--filler",
      paramLabel = "NAME",
      split = ",",
      description =
          "Who fills: ${COMPLETION-CANDIDATES} (default: personal; for --coverage all, or several"
              + " separated by commas).")
  List<FillerChoice> filler = new ArrayList<>();

  @Option(
      names = "--all-channels",
      description = "Also channels that the person never had: a guess from other channels.")
  boolean allChannels;

  @Option(
      names = "--baselines",
      description = "Scores the fillers on hidden minutes of the model's test people instead.")
  boolean baselines;

  @Option(
      names = "--coverage",
      description = "Counts how often the intervals hold hidden minutes of test people instead.")
  boolean coverage;

  @Option(
      names = "--suite",
      description =
          "With --baselines, what is hidden: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}). reconstruction: the four tasks at several sizes; scenarios:"
              + " OpenMHC's six.")
  SuiteChoice suite = SuiteChoice.standard;

  @Option(
      names = "--test-people",
      paramLabel = "N",
      description =
          "At most so many test people for --coverage or a suite (default: ${DEFAULT-VALUE}).")
  int testPeople = 200;

  @Option(
      names = "--test-days",
      paramLabel = "N",
      description =
          "With a suite: at most so many days of each, by lot (default: ${DEFAULT-VALUE}).")
  int testDays = 5;

  @Option(
      names = "--no-blend",
      description =
          "With a suite: without the blends of network and the person's other days, which have to"
              + " be fitted once for a model.")
  boolean noBlend;

  @Option(
      names = "--by-channel",
      description = "With a suite: rows for every channel beside those over all.")
  boolean byChannel;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Also draws a few of the filled days: an HTML file.")
  Optional<Path> picture = Optional.empty();

  /// What became of a channel's minutes.
  ///
  /// @param channel its name
  /// @param unit in UCUM
  /// @param observed minutes measured
  /// @param filled minutes filled
  /// @param leftMissing minutes left missing: the person never had the sensor, or the day shows
  ///   nothing at all
  /// @param calibrationPeople validation people behind the correction of the intervals
  /// @param promised what the intervals of 90 % hold at least, as a share, on average over new
  ///   people of the same population; 0 where nothing can be promised
  record ChannelCounts(
      String channel,
      String unit,
      long observed,
      long filled,
      long leftMissing,
      int calibrationPeople,
      double promised) {}

  /// `imputed.json`: what was filled, by whom, and where it came from.
  ///
  /// @param format always `diurnal-imputed`
  /// @param formatVersion 1
  /// @param filler the filler's name
  /// @param errorsKnown whether it knows how sure it is, so that `CHANNEL_sd`, `CHANNEL_low`,
  ///   `CHANNEL_high` and `CHANNEL_probability` hold anything
  /// @param allChannels whether channels that a person never had were filled as well
  /// @param people people with days
  /// @param days days, those included that show nothing and were left as they are
  /// @param daysShowingNothing how many of that kind
  /// @param channels one entry a channel
  /// @param files the parts, in order
  /// @param provenance model, dataset, command, version
  record Card(
      String format,
      int formatVersion,
      String filler,
      boolean errorsKnown,
      boolean allChannels,
      long people,
      long days,
      long daysShowingNothing,
      List<ChannelCounts> channels,
      List<DataFile> files,
      Provenance provenance) {}

  @Override
  protected int run(Context context) throws IOException {
    try (ModelAndData both = ModelAndData.open(model, data, context)) {
      if (baselines && out.isPresent()) {
        throw new UsageException(
            "--baselines prints tables and fills no days, --out has nothing to take",
            "leave one of them out");
      }
      requireSuiteMakesSense();
      if (baselines && context.dryRun()) {
        context.println(
            suite == SuiteChoice.standard ? wouldStudy(both) : SuiteRun.would(both, extent()));
        return ExitCode.OK;
      }
      if (baselines && suite != SuiteChoice.standard) {
        requireNobodyAsked(people);
        GenerationResults found = SuiteRun.of(both, suite, extent(), context);
        context.print(SuiteTables.of(found, byChannel).toArray(Table[]::new));
        return ExitCode.OK;
      }
      if (baselines) {
        context.print(
            StudyTables.reconstruction(study(both, people, context)).toArray(Table[]::new));
        return ExitCode.OK;
      }
      if (coverage) {
        requireNothingElse();
        if (context.dryRun()) {
          context.println(
              "would hold intervals against hidden minutes of "
                  + CoverageRun.people(both.split().test(), testPeople).size()
                  + " test people");
          return ExitCode.OK;
        }
        CoverageResults results = CoverageRun.run(both, filler, testPeople, context);
        context.print(CoverageTables.of(results).toArray(Table[]::new));
        return ExitCode.OK;
      }
      List<String> who = both.people(people);
      if (context.dryRun()) {
        context.println(
            "would fill the gaps of " + both.days(who) + " days of " + who.size() + " people");
        return ExitCode.OK;
      }
      Path folder =
          out.orElseThrow(
              () -> new UsageException("--out is missing", "name a folder, or add --dry-run"));
      Provenance provenance = both.provenance(context.command(), Clock.systemUTC().instant(), 0);
      FillerChoice.Ready ready = oneFiller().openWithSpread(both, context);
      Card card;
      FilledPictures pictures = new FilledPictures(both.schema());
      try (ConsoleProgress progress = context.progress("impute")) {
        card = impute(both, ready, who, allChannels, folder, provenance, pictures, progress);
      }
      if (picture.isPresent()) {
        FilledPage.write(card.filler(), pictures.pictures(), provenance.simulated(), picture.get());
        context.note("drew " + picture.get());
      }
      context.print(summary(card));
    }
    return ExitCode.OK;
  }

  private FillerChoice oneFiller() {
    if (filler.size() > 1) {
      throw new UsageException(
          "--filler names " + filler.size() + " fillers; days are filled by one",
          "name one of them, or add --coverage");
    }
    return filler.isEmpty() ? FillerChoice.personal : filler.getFirst();
  }

  private void requireNothingElse() {
    if (baselines || out.isPresent() || picture.isPresent() || !people.isEmpty()) {
      throw new UsageException(
          "--coverage judges all fillers on the model's test people and fills no days: it goes with"
              + " none of --baselines, --out, --picture, --people",
          "leave them out");
    }
    if (testPeople < 1) {
      throw new UsageException("--test-people " + testPeople + " asks nobody", "give 1 or more");
    }
  }

  private void requireSuiteMakesSense() {
    if (!baselines && suite != SuiteChoice.standard) {
      throw new UsageException(
          "--suite " + suite + " scores fillers, and nothing is to be scored", "add --baselines");
    }
    if (suite != SuiteChoice.standard && (testPeople < 1 || testDays < 1)) {
      throw new UsageException(
          "--test-people " + testPeople + ", --test-days " + testDays + " ask nobody",
          "give 1 or more of each");
    }
  }

  private HeldOutStudy.Extent extent() {
    return new HeldOutStudy.Extent(testPeople, testDays, !noBlend);
  }

  private static void requireNobodyAsked(List<String> asked) {
    if (!asked.isEmpty()) {
      throw new UsageException(
          "--baselines judges the model on its test people, --people names others",
          "leave one of them out");
    }
  }

  /// What a dry run of [#study] says.
  static String wouldStudy(ModelAndData both) {
    List<String> test = both.split().test();
    return "would score the fillers on "
        + both.days(test)
        + " days of "
        + test.size()
        + " test people";
  }

  /// The study of the model on its own test people.
  ///
  /// @param asked must be empty: whose minutes are hidden is not a choice
  static GenerationResults study(ModelAndData both, List<String> asked, Context context)
      throws IOException {
    requireNobodyAsked(asked);
    var split = both.split();
    both.requirePeople(split.train(), "training people", context);
    both.requirePeople(split.test(), "test people", context);
    both.requireWhole();
    try (ConsoleProgress progress = context.progress("study")) {
      return HeldOutStudy.run(
          both.dataset(),
          both.folder(),
          both.saved(),
          split,
          GenerationProtocol.standard(HeldOutStudy.SEED),
          progress);
    }
  }

  /// Which channels a person ever has; all for somebody without days.
  static Function<String, boolean[]> channelsOf(ModelAndData both, boolean allChannels) {
    boolean[] all = new boolean[both.schema().size()];
    Arrays.fill(all, true);
    Map<String, boolean[]> has = new HashMap<>();
    if (!allChannels) {
      both.dataset()
          .peopleTable()
          .forEach(p -> {
            boolean[] flags = new boolean[all.length];
            for (int c = 0; c < flags.length; c++) {
              flags[c] = p.has(c);
            }
            has.put(p.personId(), flags);
          });
    }
    return person -> has.getOrDefault(person, all);
  }

  /// Fills the days of people and writes them.
  static Card impute(
      ModelAndData both,
      FillerChoice.Ready ready,
      List<String> people,
      boolean allChannels,
      Path folder,
      Provenance provenance,
      FilledPictures pictures,
      Progress progress)
      throws IOException {
    OutFolder result = new OutFolder(folder, CARD, List.of(FilledDays.FOLDER + "/part-*.parquet"));
    result.begin();
    Run run =
        new Run(both, ready.imputation(both), channelsOf(both, allChannels), pictures, progress);
    run.total = both.days(people);
    List<DataFile> files;
    try (FilledDays sink = new FilledDays(both.schema(), folder)) {
      both.dataset().forEachDay(people, day -> run.add(day, sink));
      run.work(sink);
      files = sink.finish();
    }
    Card card =
        new Card(
            "diurnal-imputed",
            1,
            ready.filler().name(),
            ready.spread().isPresent(),
            allChannels,
            people.size(),
            run.days,
            run.empty,
            run.counts(ready.spread()),
            files,
            provenance);
    result.finish(card);
    return card;
  }

  /// One pass over days, a batch at a time.
  private static final class Run {
    private final ModelAndData both;
    private final Imputation imputation;
    private final Function<String, boolean[]> channels;
    private final FilledPictures pictures;
    private final Progress progress;
    private final List<DayWindow> waiting = new ArrayList<>();
    private final long[] observed;
    private final long[] filled;
    private long total;
    private long days;
    private long empty;

    Run(
        ModelAndData both,
        Imputation imputation,
        Function<String, boolean[]> channels,
        FilledPictures pictures,
        Progress progress) {
      this.both = both;
      this.imputation = imputation;
      this.channels = channels;
      this.pictures = pictures;
      this.progress = progress;
      this.observed = new long[both.schema().size()];
      this.filled = new long[both.schema().size()];
    }

    void add(DayWindow day, FilledDays sink) {
      waiting.add(day);
      if (waiting.size() == BATCH) {
        work(sink);
      }
    }

    void work(FilledDays sink) {
      for (Imputation.Filled f : imputation.fill(waiting, channels)) {
        pictures.offer(f);
        Bands b = f.bands();
        List<MinuteMask> imputed =
            sink.add(
                f.day(),
                f.values(),
                new FilledDays.Sureness(b.sd(), b.low(), b.high(), b.probability()));
        for (int c = 0; c < observed.length; c++) {
          observed[c] += f.day().observed(c).count();
          filled[c] += imputed.get(c).count();
        }
        empty += f.day().observedCells() == 0 ? 1 : 0;
        days++;
      }
      waiting.clear();
      progress.update(days, total, "days");
    }

    List<ChannelCounts> counts(Optional<Spread> spread) {
      List<ChannelCounts> counts = new ArrayList<>();
      for (int c = 0; c < observed.length; c++) {
        int channel = c;
        Correction correction = spread.map(s -> s.correction(channel)).orElse(Correction.NONE);
        counts.add(
            new ChannelCounts(
                both.schema().channel(c).name(),
                both.schema().channel(c).unit(),
                observed[c],
                filled[c],
                days * DayWindow.MINUTES - observed[c] - filled[c],
                correction.people(),
                correction.promised()));
      }
      return counts;
    }
  }

  /// Says of which channels the intervals rest on too few people.
  private static Optional<String> fewPeople(Card card) {
    List<String> channels =
        card.channels().stream()
            .filter(c -> card.errorsKnown() && c.filled() > 0 && c.promised() < LEAST_PROMISE)
            .map(c -> c.channel() + " (" + c.calibrationPeople() + ")")
            .toList();
    return channels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "intervals rest on too few validation people to promise 80 % of new people's minutes: "
                + String.join(", ", channels));
  }

  private static Table summary(Card card) {
    List<List<Object>> rows = new ArrayList<>();
    for (ChannelCounts c : card.channels()) {
      rows.add(List.of(c.channel(), c.observed(), c.filled(), c.leftMissing()));
    }
    return new Table(
        "minutes of " + card.days() + " days of " + card.people() + " people",
        List.of(
            Column.of("channel"),
            Column.of("observed"),
            Column.of("filled"),
            Column.of("left missing")),
        rows,
        Stream.concat(
                Stream.of(
                    "filled by "
                        + card.filler()
                        + (card.errorsKnown()
                            ? ", each minute with an interval of 90 %"
                            : ", which does not know its errors")
                        + "; a filled minute is never an observed one",
                    "left missing: the person never had the sensor"
                        + (card.daysShowingNothing() > 0
                            ? ", or the day shows nothing (" + card.daysShowingNothing() + " days)"
                            : "")),
                fewPeople(card).stream())
            .toList());
  }
}
