package org.diurnal.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.tasks.features.Embedding;
import org.diurnal.tasks.pat.PatResult;
import org.diurnal.tasks.pat.PatResult.Value;
import org.diurnal.tasks.pat.PatTask;

/// The tables of `tasks pat`.
final class PatTables {
  private PatTables() {}

  static Table[] all(PatCard card) {
    return new Table[] {beside(card), differences(card), bySize(card)};
  }

  private static Set<String> names(PatCard card) {
    Set<String> names = new LinkedHashSet<>();
    card.results().forEach(r -> names.addAll(r.scores().keySet()));
    return names;
  }

  /// Our column beside theirs, then the baselines.
  private static Table beside(PatCard card) {
    Set<String> names = names(card);
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("task"),
                Column.of("test"),
                Column.of("positives"),
                Column.of("to train on"),
                Column.of("positives there"),
                Column.of("PAT"),
                Column.of("PAT's best baseline")));
    names.forEach(n -> columns.add(Column.of(n.equals(Embedding.NAME) ? "ours: " + n : n)));
    List<List<Object>> rows = new ArrayList<>();
    for (PatResult r : card.results()) {
      PatTask task = PatTask.find(r.task()).orElseThrow();
      List<Object> row = new ArrayList<>();
      row.add(r.task() + r.refused().map(w -> " (refused: " + w + ")").orElse(""));
      row.add(r.test());
      row.add(r.testPositives());
      row.add(r.training());
      row.add(r.trainingPositives());
      row.add(task.published());
      row.add(task.publishedBaseline());
      for (String n : names) {
        row.add(
            Optional.ofNullable(r.scores().get(n))
                .<Object>map(s -> text(s.mean()))
                .orElse(Optional.empty()));
      }
      rows.add(row);
    }
    return new Table(
        "mean AUROC over training sizes, test people of NHANES " + card.settings().cycle().years(),
        columns,
        rows,
        card.notes());
  }

  private static Table differences(PatCard card) {
    List<List<Object>> rows = new ArrayList<>();
    for (PatResult r : card.results()) {
      for (PatResult.Difference d : r.differences()) {
        rows.add(List.of(r.task(), d.one(), d.than(), text(d.by())));
      }
    }
    return Table.of(
        "one less the other, on the same test people and draws",
        List.of(Column.of("task"), Column.of("one"), Column.of("other"), Column.of("difference")),
        rows);
  }

  private static Table bySize(PatCard card) {
    List<List<Object>> rows = new ArrayList<>();
    for (PatResult r : card.results()) {
      r.scores()
          .forEach((name, s) -> {
            for (int i = 0; i < s.bySize().size(); i++) {
              rows.add(
                  List.of(
                      r.task(),
                      name,
                      r.sizes().get(i),
                      text(s.bySize().get(i)),
                      i + 1 < s.bySize().size() ? s.spread().get(i) : Optional.empty()));
            }
          });
    }
    return new Table(
        "by training size",
        List.of(
            Column.of("task"),
            Column.of("description"),
            Column.of("training people"),
            Column.of("AUROC"),
            Column.of("SD over draws")),
        rows,
        List.of("all training people are one draw"));
  }

  /// A row a task, description and training size, for programs.
  static Table flat(PatCard card) {
    List<List<Object>> rows = new ArrayList<>();
    for (PatResult r : card.results()) {
      PatTask task = PatTask.find(r.task()).orElseThrow();
      rows.add(row(r, "PAT", "mean", new Value(task.published(), Optional.empty())));
      rows.add(
          row(
              r,
              "PAT's best baseline",
              "mean",
              new Value(task.publishedBaseline(), Optional.empty())));
      r.scores()
          .forEach((name, s) -> {
            rows.add(row(r, name, "mean", s.mean()));
            for (int i = 0; i < s.bySize().size(); i++) {
              rows.add(row(r, name, String.valueOf(r.sizes().get(i)), s.bySize().get(i)));
            }
          });
      r.refused()
          .ifPresent(why ->
              rows.add(row(r, "refused: " + why, "", new Value(Double.NaN, Optional.empty()))));
    }
    return new Table(
        "scores",
        List.of(
            Column.of("task"),
            Column.of("description"),
            Column.of("training people"),
            Column.of("test"),
            Column.of("positives"),
            Column.of("auroc", "", 6),
            Column.of("low", "", 6),
            Column.of("high", "", 6)),
        rows,
        card.notes());
  }

  private static List<Object> row(PatResult r, String name, String size, Value v) {
    return List.of(
        r.task(),
        name,
        size,
        r.test(),
        r.testPositives(),
        Double.isNaN(v.value()) ? Optional.empty() : v.value(),
        v.ci95().<Object>map(i -> i.low()).orElse(Optional.empty()),
        v.ci95().<Object>map(i -> i.high()).orElse(Optional.empty()));
  }

  private static String text(Value v) {
    return String.format(Locale.ROOT, "%.3f", v.value())
        + v.ci95()
            .map(i -> String.format(Locale.ROOT, " [%.3f, %.3f]", i.low(), i.high()))
            .orElse("");
  }
}
