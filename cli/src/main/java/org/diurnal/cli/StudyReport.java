package org.diurnal.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.report.ReportData.Band;
import org.diurnal.cli.report.ReportData.Reconstruction;
import org.diurnal.cli.report.ReportData.ResultTable;
import org.diurnal.cli.report.ReportData.Score;
import org.diurnal.cli.report.ReportData.ScoreRow;
import org.diurnal.cli.report.ReportData.ScoreTable;
import org.diurnal.core.Interval;
import org.diurnal.core.MinuteMask;
import org.diurnal.model.generation.GenerationResults;
import org.diurnal.model.generation.GenerationResults.DailyRow;
import org.diurnal.model.generation.GenerationResults.Estimate;
import org.diurnal.model.generation.GenerationResults.Example;
import org.diurnal.model.generation.GenerationResults.ExampleChannel;
import org.diurnal.model.generation.GenerationResults.Truth;
import org.jspecify.annotations.Nullable;

/// A generation study's results as parts of the report page.
final class StudyReport {
  /// The fillers' names on the page, the one to judge first.
  private static final Map<String, String> NAMES =
      Map.of(
          "diurnal_personal", "Diurnal with the person's other days",
          "diurnal", "Diurnal, the day alone",
          "personal_without_network", "the same blend without the network",
          "linear", "linear interpolation",
          "carry_forward", "last value carried forward",
          "own_mean", "person's mean by time of day",
          "population_mean", "population's mean by time of day",
          "drop", "nothing filled");

  private StudyReport() {}

  /// The score tables: the blend and the network alone, each against the simple baselines.
  static List<ScoreTable> scores(GenerationResults r) {
    List<ScoreTable> tables = new ArrayList<>();
    for (String model : List.of("diurnal_personal", "diurnal")) {
      // what the network adds to the blend stands beside it
      Stream<String> first =
          model.equals("diurnal") ? Stream.of(model) : Stream.of(model, "personal_without_network");
      List<String> fillers = Stream.concat(first, r.baselines().stream()).toList();
      tables.add(reconstruction(r, fillers));
    }
    for (Truth truth : Truth.values()) {
      List<String> fillers =
          Stream.of(
                  Stream.of("diurnal_personal", "diurnal"),
                  r.baselines().stream(),
                  Stream.of("drop"))
              .flatMap(s -> s)
              .toList();
      ScoreTable table = daily(r, truth, fillers);
      if (!table.rows().isEmpty()) {
        tables.add(table);
      }
    }
    return tables;
  }

  private static ScoreTable reconstruction(GenerationResults r, List<String> fillers) {
    List<ScoreRow> rows = new ArrayList<>();
    for (String task : StudyTables.tasks(r)) {
      for (String channel : StudyTables.channels(r, task)) {
        List<Score> scores =
            fillers.stream()
                .map(f -> r.row(task, channel, f).map(x -> score(x.rmseZ())).orElse(Score.NONE))
                .toList();
        rows.add(new ScoreRow(words(task), words(channel), "", scores));
      }
    }
    return new ScoreTable(
        "Hidden minutes of held-out people: " + name(fillers.getFirst()),
        "Minutes that were observed are hidden and filled; every method sees the same remaining"
            + " minutes. The network learned from other people.",
        "root mean squared error in units of the channel's standard deviation",
        true,
        fillers.stream().map(StudyReport::name).toList(),
        rows,
        List.of(
            r.people()
                + " held-out people, "
                + r.days()
                + " days; intervals by bootstrap over people, none with fewer than 3 people."));
  }

  private static ScoreTable daily(GenerationResults r, Truth truth, List<String> fillers) {
    Map<String, Map<String, DailyRow>> cells = new LinkedHashMap<>();
    for (DailyRow d : r.daily()) {
      if (d.truth() == truth) {
        String key = d.metric() + "\n" + d.gapMinutes() + "\n" + d.unit();
        cells.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(d.filler(), d);
      }
    }
    List<ScoreRow> rows = new ArrayList<>();
    cells.forEach((key, byFiller) -> {
      String[] parts = key.split("\n", -1);
      List<Score> scores =
          fillers.stream()
              .map(f ->
                  Optional.ofNullable(byFiller.get(f))
                      .map(d -> score(d.meanAbsoluteError()))
                      .orElse(Score.NONE))
              .toList();
      rows.add(new ScoreRow(words(parts[0]), parts[1] + " min gap", parts[2], scores));
    });
    return new ScoreTable(
        truth == Truth.UNABLATED_MINUTES
            ? "Daily metrics after a gap, against the same day without the gap"
            : "Daily metrics after a gap, against the vendor's own daily total",
        "Contiguous minutes are removed from all channels while the person is awake, filled, and the"
            + " day's metric is computed again.",
        "mean absolute error",
        true,
        fillers.stream().map(StudyReport::name).toList(),
        rows,
        truth == Truth.UNABLATED_MINUTES
            ? List.of()
            : List.of(
                "Only days whose minutes add up to the vendor's total before the gap: "
                    + r.vendor().equal()
                    + " of "
                    + r.vendor().withVendorTotal()
                    + " complete days."));
  }

  /// The examples that are drawn.
  static List<Example> pictured(GenerationResults r) {
    return r.examples().stream()
        .filter(
            e -> e.task().equals("temporal_interpolation") || e.task().equals("random_imputation"))
        .toList();
  }

  /// A channel of an example: truth, hidden stretches, the two models and the straight line.
  ///
  /// @param band of the first model
  static Reconstruction picture(Example e, ExampleChannel c, Optional<Band> band) {
    boolean[] masked = new boolean[MinuteMask.MINUTES];
    for (int m = 0; m < masked.length; m++) {
      masked[m] = c.hidden().get(m);
    }
    Map<String, float[]> fills = new LinkedHashMap<>();
    for (String filler : List.of("diurnal_personal", "diurnal", "linear")) {
      List<@Nullable Float> fill = c.filled().get(filler);
      if (fill != null) {
        fills.put(name(filler), floats(fill));
      }
    }
    return new Reconstruction(
        e.personId(),
        e.localDate() + ", " + words(e.task()),
        words(c.channel()),
        c.unit(),
        floats(c.truth()),
        masked,
        fills,
        band);
  }

  private static float[] floats(List<@Nullable Float> values) {
    float[] out = new float[values.size()];
    for (int m = 0; m < out.length; m++) {
      Float v = values.get(m);
      out[m] = v == null ? Float.NaN : v;
    }
    return out;
  }

  /// A command-line table as a table of the page.
  static ResultTable page(Table table, String explanation) {
    return new ResultTable(
        table.title(),
        explanation,
        table.columns().stream()
            .map(c -> c.unit().isEmpty() ? c.name() : c.name() + " (" + c.unit() + ")")
            .toList(),
        table.rows().stream()
            .map(row -> {
              List<String> cells = new ArrayList<>();
              for (int i = 0; i < row.size(); i++) {
                cells.add(text(row.get(i), table.columns().get(i).decimals()));
              }
              return cells;
            })
            .toList(),
        table.notes());
  }

  private static String text(Object cell, int decimals) {
    return switch (cell) {
      case Double d -> String.format(Locale.ROOT, "%,." + decimals + "f", d);
      case Integer i -> String.format(Locale.ROOT, "%,d", i);
      case Long l -> String.format(Locale.ROOT, "%,d", l);
      case Optional<?> o -> "–";
      default -> String.valueOf(cell);
    };
  }

  private static Score score(Estimate e) {
    return new Score(
        e.value(),
        e.ci95().map(Interval::low).orElse(Double.NaN),
        e.ci95().map(Interval::high).orElse(Double.NaN));
  }

  static String name(String filler) {
    return NAMES.getOrDefault(filler, filler);
  }

  private static String words(String id) {
    return id.replace('_', ' ');
  }
}
