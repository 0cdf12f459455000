package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Provenance;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.embed.Pooling;
import org.diurnal.tasks.features.Demographics;
import org.diurnal.tasks.heads.ProbeFile;
import org.diurnal.tasks.predict.EnoughDays;
import org.diurnal.tasks.predict.Prediction;
import org.diurnal.tasks.predict.Predictor;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal predict`: what a model's kept heads say of one person.
@Command(
    name = "predict",
    description = {
      "Says what the heads kept with a model say of one person, how sure that is, and which hours",
      "and channels it rests on; nothing where there are too few days."
    },
    footer = {
      "",
      "Heads are fitted and kept by: evaluate --keep-heads. A probability's interval says where the",
      "share of yes lies among people to whom the head says the same; a quantity's holds the truth of",
      "95 in 100 people. Not a diagnosis: for research.",
      "",
      "Example:",
      "  ./diurnal predict --model ~/diurnal/model --data ~/diurnal/data --person 1503960366"
    })
final class PredictVerb extends Verb {
  private static final int SHOWN = 3; // parts in a table

  @Option(names = "--model", paramLabel = "MODEL", required = true, description = "The model.")
  Path model = Path.of("");

  @Option(names = "--data", paramLabel = "DATASET", required = true, description = "The dataset.")
  Path data = Path.of("");

  @Option(names = "--person", paramLabel = "PERSON", required = true, description = "Of whom.")
  String person = "";

  @Option(
      names = "--tasks",
      paramLabel = "TASK",
      split = ",",
      description = "Names of tasks, main or all (default: those that heads are kept of).")
  List<String> tasks = new ArrayList<>();

  @Option(
      names = "--least-days",
      paramLabel = "N",
      description = "Days with ten hours of a channel that are needed (default: ${DEFAULT-VALUE}).")
  int leastDays = EnoughDays.DEFAULT.days();

  @Option(
      names = "--no-occlusion",
      description = "Leaves out what predictions rest on, which takes most of the time.")
  boolean noOcclusion;

  @Option(names = "--out", paramLabel = "FILE", description = "A JSON file with everything.")
  Optional<Path> out = Optional.empty();

  /// The JSON.
  ///
  /// @param format always `diurnal-prediction`
  /// @param formatVersion 1
  /// @param person of whom
  /// @param days that count
  /// @param firstDay of them
  /// @param lastDay of them
  /// @param demographics told to heads that use them, by name; those known
  /// @param predictions in order of the tasks
  /// @param provenance model, dataset, command, version
  record Card(
      String format,
      int formatVersion,
      String person,
      int days,
      String firstDay,
      String lastDay,
      List<String> demographics,
      List<Prediction> predictions,
      Provenance provenance) {}

  @Override
  protected int run(Context context) throws IOException {
    try (ModelAndData both = ModelAndData.open(model, data, context)) {
      both.people(List.of(person));
      List<Task> asked = asked();
      Dataset dataset = both.dataset();
      List<DayWindow> all = new ArrayList<>();
      dataset.forEachDay(List.of(person), all::add);
      List<DayWindow> days =
          new EnoughDays(leastDays, EnoughDays.DEFAULT.minutes()).require(person, all);
      if (context.dryRun()) {
        context.println("would ask " + asked.size() + " heads of " + days.size() + " days");
        return ExitCode.OK;
      }
      if (both.split().train().contains(person)) {
        context.note("note: the model was pretrained on this person's days");
      }
      double[] nothing = new double[Demographics.NAMES.size()];
      Arrays.fill(nothing, Double.NaN);
      double[] demographics = Demographics.of(dataset).of(person).orElse(nothing);
      Predictor predictor =
          new Predictor(both.saved(), Pooling.MEAN, days, demographics, !noOcclusion);
      List<Prediction> predictions = new ArrayList<>();
      for (Task t : asked) {
        predictions.add(predictor.ask(ProbeFile.read(ProbeFile.of(model, t.name())), t.unit()));
      }
      Card card =
          new Card(
              "diurnal-prediction",
              1,
              person,
              days.size(),
              days.getFirst().localDate().toString(),
              days.getLast().localDate().toString(),
              known(demographics),
              predictions,
              both.provenance(context.command(), Clock.systemUTC().instant(), 0));
      if (out.isPresent()) {
        DurableFiles.write(out.get(), Json.text(card));
      }
      context.print(table(card, all.size()));
      out.ifPresent(o -> context.note("wrote " + o));
    }
    return ExitCode.OK;
  }

  /// Those asked for that have a head.
  private List<Task> asked() throws IOException {
    List<String> kept = KeptHeads.tasks(model);
    if (kept.isEmpty()) {
      throw new UsageException(
          model + " keeps no heads", "fit them: evaluate --model " + model + " --keep-heads ...");
    }
    List<Task> wanted = TaskRegistry.select(tasks.isEmpty() ? kept : tasks);
    List<Task> here = wanted.stream().filter(t -> kept.contains(t.name())).toList();
    if (here.isEmpty()) {
      throw new UsageException(
          model + " keeps no head of the tasks asked for", "it keeps: " + String.join(", ", kept));
    }
    return here;
  }

  private static List<String> known(double[] demographics) {
    List<String> known = new ArrayList<>();
    for (int i = 0; i < demographics.length; i++) {
      if (!Double.isNaN(demographics[i])) {
        known.add(Demographics.NAMES.get(i));
      }
    }
    return known;
  }

  private Table table(Card card, int all) {
    List<List<Object>> rows = new ArrayList<>();
    for (Prediction p : card.predictions()) {
      rows.add(
          List.of(
              p.task(),
              p.probability() ? "probability" : p.unit(),
              p.value(),
              p.interval().<Object>map(i -> i.low()).orElse(Optional.empty()),
              p.interval().<Object>map(i -> i.high()).orElse(Optional.empty()),
              p.usual(),
              p.restsOn().isEmpty()
                  ? Optional.empty()
                  : p.restsOn().stream()
                      .limit(SHOWN)
                      .map(o -> change(o.name(), o.change()))
                      .collect(Collectors.joining(", ")),
              p.demographics()
                  .<Object>map(c -> String.format(Locale.ROOT, "%+.2f", -c))
                  .orElse(Optional.empty()),
              KeptHeads.evaluated(model, p.task())));
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        String.format(
            "%s: %d of %d days count, %s to %s; told to heads that use it: %s",
            card.person(),
            card.days(),
            all,
            card.firstDay(),
            card.lastDay(),
            card.demographics().isEmpty()
                ? "neither age, sex nor body mass index"
                : String.join(", ", card.demographics())));
    notes.add(
        "rests on, and demographics: what they add to the log-odds of yes, or to the quantity; hidden"
            + " hours and channels are gaps to the model");
    card.predictions().stream()
        .filter(p -> p.unlike() > Prediction.UNLIKE)
        .findFirst()
        .ifPresent(p ->
            notes.add(
                String.format(
                    Locale.ROOT,
                    "unlike the %d people that the heads were fitted on (%.1f times their spread):"
                        + " intervals may be too narrow",
                    p.people(),
                    p.unlike())));
    notes.add("for research; not a diagnosis");
    return new Table(
        "predictions",
        List.of(
            Column.of("task"),
            Column.of("unit"),
            Column.of("value", "", 3),
            Column.of("low", "", 3),
            Column.of("high", "", 3),
            Column.of("usual", "", 3),
            Column.of("rests on"),
            Column.of("demographics"),
            Column.of("evaluated")),
        rows,
        notes);
  }

  private static String change(String name, double without) {
    return String.format(Locale.ROOT, "%s %+.2f", name, -without);
  }
}
