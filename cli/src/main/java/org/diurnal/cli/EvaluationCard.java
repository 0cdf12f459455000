package org.diurnal.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.TableFormat;
import org.diurnal.cli.report.EvaluationPage;
import org.diurnal.cli.report.ReportData.Fact;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Provenance;
import org.diurnal.tasks.evaluate.Comparison;
import org.diurnal.tasks.evaluate.Predictions;
import org.diurnal.tasks.evaluate.TaskReport;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.features.Embedding;

/// `evaluation.json`, written last: what was evaluated, and where it came from. Beside it lie a
/// JSON and the predictions of each task, and the leaderboard.
///
/// @param format always `diurnal-evaluation`
/// @param formatVersion 2
/// @param people evaluated at most
/// @param tasks in the order asked for
/// @param comparisons of descriptions over all tasks
/// @param seconds it took
/// @param configuration all that took effect
/// @param provenance model, dataset, command, version, and whether anything is simulated
record EvaluationCard(
    String format,
    int formatVersion,
    int people,
    List<String> tasks,
    List<Comparison> comparisons,
    double seconds,
    Map<String, Object> configuration,
    Provenance provenance) {
  static final String FILE = "evaluation.json";
  static final String LEADERBOARD = "leaderboard.csv";
  static final String PAGE = "evaluation.html";

  private static final String TASKS = "tasks";
  private static final String PREDICTIONS = "predictions";

  EvaluationCard {
    tasks = List.copyOf(tasks);
    comparisons = List.copyOf(comparisons);
  }

  /// The folder for such a result.
  static OutFolder folder(Path folder) {
    return new OutFolder(
        folder, FILE, List.of(LEADERBOARD, PAGE, TASKS + "/*.json", PREDICTIONS + "/*.csv.gz"));
  }

  /// Writes what heads said of everybody. CSV, gzipped: id (of a day, person and date), person,
  /// fold, truth (of an event time months, and then whether they ended with the event), the weight
  /// where not all count the same, each description's probability, quantity or log hazard ratio,
  /// and where yes or no is asked the threshold of the fold.
  static void write(Predictions p, Path folder, Context context) throws IOException {
    Path each = Files.createDirectories(folder.resolve(PREDICTIONS));
    List<Column> columns = new ArrayList<>();
    List.of("id", "person_id", "fold", "truth").forEach(c -> columns.add(Column.of(c)));
    p.followed().ifPresent(f -> columns.add(Column.of("event")));
    if (p.weighted()) {
      columns.add(Column.of("weight"));
    }
    p.told()
        .forEach((name, told) -> {
          columns.add(Column.of(name));
          if (p.binary()) {
            columns.add(Column.of(name + ": yes from"));
          }
        });
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < p.truth().length; i++) {
      int fold = p.fold()[i];
      int at = i;
      List<Object> row = new ArrayList<>();
      row.add(p.ids().get(i));
      row.add(p.people().get(p.owner()[i]));
      row.add(fold);
      row.add(p.truth()[i]);
      p.followed().ifPresent(f -> row.add(f.events()[at]));
      if (p.weighted()) {
        row.add(p.weights()[i]);
      }
      p.told()
          .forEach((name, told) -> {
            row.add(told.values()[at]);
            if (p.binary()) {
              row.add(told.thresholds()[fold]);
            }
          });
      rows.add(row);
    }
    String text = context.render(List.of(Table.of(p.task(), columns, rows)), TableFormat.csv);
    DurableFiles.write(
        each.resolve(p.task() + ".csv.gz"),
        out -> {
          try (OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  /// Writes a JSON a task and the leaderboard.
  void write(List<TaskResult> results, Path folder, Context context) throws IOException {
    Path each = Files.createDirectories(folder.resolve(TASKS));
    String device = "cpu, " + context.threads() + " threads";
    for (TaskResult r : results) {
      DurableFiles.write(
          each.resolve(r.task() + ".json"),
          Json.text(TaskReport.of(r, Embedding.NAME, provenance, device)));
    }
    DurableFiles.write(
        folder.resolve(LEADERBOARD),
        context.render(List.of(EvaluationTables.scores(results)), TableFormat.csv));
    DurableFiles.write(folder.resolve(PAGE), page(results).render());
  }

  private EvaluationPage page(List<TaskResult> results) {
    List<Comparison> counting = new ArrayList<>(comparisons);
    counting.sort(
        Comparator.comparing(c ->
            !(c.better().equals(EvaluationTables.WITH_DEMOGRAPHICS)
                && c.than().equals(EvaluationTables.BASELINE))));
    List<Fact> how = new ArrayList<>();
    results.stream()
        .findFirst()
        .map(TaskResult::protocol)
        .ifPresent(p -> {
          how.add(new Fact("head", p.probe()));
          how.add(new Fact("folds", p.folds() + ", " + p.split()));
          how.add(new Fact("labelled people of a class", p.shots()));
          how.add(new Fact("bootstrap", p.resamples() + " resamples of people, without refitting"));
          how.add(new Fact("seed", String.valueOf(p.seed())));
        });
    List<Fact> whence = new ArrayList<>();
    whence.add(new Fact("program", provenance.version()));
    whence.add(new Fact("made", provenance.created().toString()));
    provenance.inputs().forEach((name, hash) -> whence.add(new Fact("SHA-256 of " + name, hash)));
    whence.add(new Fact("seconds", String.format(Locale.ROOT, "%.0f", seconds)));
    return new EvaluationPage(
        "What the model's vectors say of people",
        "Labels of "
            + people
            + " people, told from a frozen model's vectors by heads that had not seen the person,"
            + " beside what is told without the model.",
        provenance.simulated(),
        Embedding.NAME,
        results,
        counting,
        how,
        whence,
        List.of(provenance.command()));
  }
}
