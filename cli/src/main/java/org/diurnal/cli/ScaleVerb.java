package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.TableFormat;
import org.diurnal.cli.frame.Verb;
import org.diurnal.cli.report.ScalePicture;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Provenance;
import org.diurnal.core.UsageException;
import org.diurnal.core.Version;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.network.ModelSize;
import org.diurnal.tasks.evaluate.MetricValue;
import org.diurnal.tasks.scaling.ScaleCell;
import org.diurnal.tasks.scaling.ScalePlan;
import org.diurnal.tasks.scaling.ScaleResult;
import org.diurnal.tasks.scaling.ScaleStudy;
import org.diurnal.tasks.scaling.ScalingLaw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal scale`: networks of several sizes, each pretrained on groups of several sizes.
@Command(
    name = "scale",
    description = {
      "Pretrains networks of several sizes on groups of several sizes of a dataset's people, takes",
      "their losses on the same people whom none of them met, and fits a law through them."
    },
    footer = {
      "",
      "Everybody in a small group is in every larger one. All cells take the same number of steps,",
      "so the small groups are seen more often. --out keeps a model folder a cell (SIZE-PEOPLE, and",
      "xDAYS where --days are few),",
      "scale.json, scale.csv and scale.svg; an interrupted study goes on where it was.",
      "",
      "Example:",
      "  ./diurnal scale --data ~/diurnal/cohort --sizes XXS,XS --people 500,1500,5000 --out grid"
    })
final class ScaleVerb extends Verb {
  static final String CARD = "scale.json";
  static final String TABLE = "scale.csv";
  static final String PICTURE = "scale.svg";

  @Option(names = "--data", paramLabel = "DATASET", required = true, description = "The dataset.")
  Path data = Path.of("");

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "SIZE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  List<ModelSize> sizes = new ArrayList<>(List.of(ModelSize.XXS, ModelSize.XS, ModelSize.S));

  @Option(
      names = "--people",
      split = ",",
      paramLabel = "N",
      description = "People to learn from (default: ${DEFAULT-VALUE}).")
  List<Integer> people = new ArrayList<>(List.of(500, 1500, 5000));

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Learns from the first N days of each person (default: from all).")
  Optional<Integer> days = Optional.empty();

  @Option(
      names = "--tested",
      paramLabel = "N",
      description = "People left alone (default: ${DEFAULT-VALUE}).")
  int tested = 1000;

  @Option(
      names = "--watched",
      paramLabel = "N",
      description = "People who choose the best step (default: ${DEFAULT-VALUE}).")
  int watched = 50;

  @Option(
      names = "--loss-people",
      paramLabel = "N",
      description = "Of those left alone, whom losses are taken on (default: ${DEFAULT-VALUE}).")
  int lossPeople = 300;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of each cell (default: ${DEFAULT-VALUE}).")
  long steps = 500;

  @Option(
      names = "--batch",
      paramLabel = "DAYS",
      description = "Days a step (default: ${DEFAULT-VALUE}).")
  int batch = 16;

  @Option(names = "--precision", description = "auto, fp32 or bf16 (default: ${DEFAULT-VALUE}).")
  String precision = "auto";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where models, table and picture go.")
  Optional<Path> out = Optional.empty();

  /// `scale.json`.
  ///
  /// @param format always `diurnal-scale`
  /// @param formatVersion 1
  /// @param plan who learned, was watched, was left alone
  /// @param steps of each cell
  /// @param batch days a step
  /// @param cells in order of size and people
  /// @param result losses and law
  /// @param provenance dataset, command, version
  record Card(
      String format,
      int formatVersion,
      ScalePlan plan,
      long steps,
      int batch,
      List<ScaleCell> cells,
      ScaleResult result,
      Provenance provenance) {}

  @Override
  protected int run(Context context) throws IOException {
    Dataset dataset = DataFolder.open(data, context);
    ScalePlan plan = new ScalePlan(sizes, people, tested, watched, days, context.seed());
    plan.split(dataset.people(), plan.people().getLast()); // refuses before anything is written
    if (context.dryRun()) {
      context.println(
          "would pretrain "
              + plan.sizes().size() * plan.people().size()
              + " models for "
              + steps
              + " steps of "
              + batch
              + " days");
      return ExitCode.OK;
    }
    Path folder =
        out.orElseThrow(
            () -> new UsageException("--out is missing", "name a folder, or add --dry-run"));
    ScaleStudy study =
        new ScaleStudy(
            dataset,
            folder,
            plan,
            lossPeople,
            (size, group) ->
                PretrainVerb.defaults(
                        size,
                        steps,
                        batch,
                        context.threads(),
                        context.seed(),
                        PretrainVerb.precision(precision))
                    .with(
                        Optional.empty(),
                        Optional.empty(),
                        1e-4,
                        Math.max(1, steps / 4),
                        Math.max(1, steps / 4)));
    Optional<List<ScaleCell>> cells;
    try (Shown shown = new Shown(context)) {
      cells =
          study.run(
              context.command(), Clock.systemUTC(), shown::of, context.interruption()::requested);
    }
    if (cells.isEmpty()) {
      context.note("interrupted; the same command goes on");
      return ExitCode.INTERRUPTED;
    }
    Card card =
        new Card(
            "diurnal-scale",
            1,
            plan,
            steps,
            batch,
            cells.get(),
            ScaleResult.of(cells.get(), new Bootstrap(1000, context.seed())),
            new Provenance(
                Version.current(),
                context.command(),
                Clock.systemUTC().instant(),
                dataset.manifest().provenance().simulated(),
                context.seed(),
                Map.of("dataset", dataset.contentSha256())));
    write(card, folder, context);
    context.print(table(card), law(card));
    context.note("wrote " + folder);
    return ExitCode.OK;
  }

  /// A bar a cell, the one before it ended.
  private static final class Shown implements AutoCloseable {
    private final Context context;
    private Optional<ConsoleProgress> bar = Optional.empty();

    Shown(Context context) {
      this.context = context;
    }

    ConsoleProgress of(String cell) {
      close();
      ConsoleProgress next = context.progress(cell);
      bar = Optional.of(next);
      return next;
    }

    @Override
    public void close() {
      bar.ifPresent(ConsoleProgress::close);
      bar = Optional.empty();
    }
  }

  private static void write(Card card, Path folder, Context context) throws IOException {
    DurableFiles.write(
        folder.resolve(TABLE), context.render(List.of(table(card)), TableFormat.csv));
    DurableFiles.write(folder.resolve(PICTURE), picture(card));
    DurableFiles.write(folder.resolve(CARD), Json.text(card));
  }

  static Table table(Card card) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < card.cells().size(); i++) {
      ScaleCell c = card.cells().get(i);
      MetricValue loss = card.result().losses().get(i);
      MetricValue than = card.result().againstFirst().get(i);
      rows.add(
          List.of(
              c.size().name(),
              c.parameters(),
              c.people(),
              c.days(),
              c.steps(),
              c.bestStep(),
              c.seconds(),
              loss.value(),
              loss.ci95().<Object>map(v -> v.low()).orElse(Optional.empty()),
              loss.ci95().<Object>map(v -> v.high()).orElse(Optional.empty()),
              100 * than.value(),
              than.ci95().<Object>map(v -> 100 * v.low()).orElse(Optional.empty()),
              than.ci95().<Object>map(v -> 100 * v.high()).orElse(Optional.empty())));
    }
    return new Table(
        "scale",
        List.of(
            Column.of("size"),
            Column.of("parameters"),
            Column.of("people"),
            Column.of("days"),
            Column.of("steps"),
            Column.of("best step"),
            Column.of("seconds", "s", 0),
            Column.of("loss", "z2", 4),
            Column.of("low", "z2", 4),
            Column.of("high", "z2", 4),
            Column.of("against the first", "%", 1),
            Column.of("from", "%", 1),
            Column.of("to", "%", 1)),
        rows,
        List.of(
            "loss of "
                + card.cells().getFirst().losses().size()
                + " people that no cell met, hidden observed minutes, one normalisation;"
                + " 95 % interval over people; seed "
                + card.provenance().seed()));
  }

  private static Table law(Card card) {
    List<List<Object>> rows = new ArrayList<>();
    card.result()
        .parameters()
        .forEach(n ->
            rows.add(
                List.of(
                    n.name(),
                    n.value().value(),
                    n.value().ci95().<Object>map(v -> v.low()).orElse(Optional.empty()),
                    n.value().ci95().<Object>map(v -> v.high()).orElse(Optional.empty()))));
    return new Table(
        "law",
        List.of(
            Column.of("number"),
            Column.of("value", "", 4),
            Column.of("low", "", 4),
            Column.of("high", "", 4)),
        rows,
        List.of(
            card.result()
                .law()
                .map(l ->
                    String.format(
                        Locale.ROOT,
                        "loss = %.4f + %.4g * parameters^-%.3f + %.4g * people^-%.3f",
                        l.floor(),
                        l.size(),
                        l.alpha(),
                        l.data(),
                        l.beta()))
                .orElse(
                    "no law: it needs two sizes, two groups and "
                        + ScalingLaw.LEAST_POINTS
                        + " cells")));
  }

  private static String picture(Card card) {
    Map<ModelSize, List<Integer>> bySize = new LinkedHashMap<>();
    for (int i = 0; i < card.cells().size(); i++) {
      bySize.computeIfAbsent(card.cells().get(i).size(), s -> new ArrayList<>()).add(i);
    }
    List<ScalePicture.Line> lines = new ArrayList<>();
    bySize.forEach((size, at) -> {
      long parameters = card.cells().get(at.getFirst()).parameters();
      lines.add(
          new ScalePicture.Line(
              String.format(Locale.ROOT, "%s, %,d", size, parameters),
              at.stream().mapToDouble(i -> card.cells().get(i).people()).toArray(),
              at.stream().mapToDouble(i -> card.result().losses().get(i).value()).toArray(),
              at.stream().map(i -> card.result().losses().get(i).ci95()).toList(),
              card.result().law().map(l -> p -> l.at(parameters, p))));
    });
    int tested = card.cells().getFirst().losses().size();
    return ScalePicture.svg(
        (card.provenance().simulated() ? "Simulated people: " : "")
            + "held-out loss by people learned from and size of network",
        String.format(
            Locale.ROOT,
            "%,d steps of %d days each; %,d people no cell met; bars: 95 %% interval over people;"
                + " dashed: the law",
            card.steps(),
            card.batch(),
            tested),
        "loss, standard deviations squared",
        lines);
  }
}
