package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.TableFormat;
import org.diurnal.cli.report.AheadPicture;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Provenance;
import org.diurnal.core.RefusedException;
import org.diurnal.data.store.Dataset;
import org.diurnal.tasks.forecast.Ahead;
import org.diurnal.tasks.forecast.ForecastStudy;
import org.diurnal.tasks.forecast.Grid;

/// What `forecast` says of one person.
///
/// @param person whose
/// @param all what is told or refused
/// @param daysAhead days shown
/// @param hoursAhead hours shown
record ForecastOutput(String person, List<Ahead> all, int daysAhead, int hoursAhead) {
  private static final String CARD = "forecast.json";
  private static final String TABLE = "forecast.csv";

  ForecastOutput {
    all = List.copyOf(all);
  }

  /// A step that is told.
  ///
  /// @param told metric or channel
  /// @param time a date, or a date and hour
  /// @param forecaster who told it
  /// @param low nine of ten lie between this
  /// @param high and this; both empty where too few people were measured so far ahead
  /// @param measured after all, if it was
  record Step(
      String told,
      String unit,
      String time,
      double value,
      Optional<Double> low,
      Optional<Double> high,
      Optional<Double> measured,
      String forecaster) {}

  /// What `forecast.json` holds.
  record Card(
      String person, double level, List<Step> steps, List<String> refused, Provenance provenance) {}

  /// @throws RefusedException if nothing is told, with counts
  void requireAny(Dataset dataset) {
    if (all.stream().noneMatch(a -> a.refused().isEmpty())) {
      throw new RefusedException(
          dataset.folder()
              + ": too little is known of person "
              + person
              + (all.isEmpty() ? ": nothing of anybody" : ": " + String.join("; ", refusals())),
          "a longer record is needed; `data show --people-table` counts days");
    }
  }

  private List<String> refusals() {
    return all.stream()
        .flatMap(a -> a.refused().stream().map(why -> a.name() + ": " + why))
        .toList();
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Ahead a : all) {
      int shown =
          switch (a.question().grid()) {
            case DAY -> daysAhead;
            case HOUR -> hoursAhead;
          };
      for (int h = 0; h < Math.min(shown, a.said().length); h++) {
        steps.add(
            new Step(
                a.name(),
                a.unit(),
                time(a.question().grid(), a.question().first() + h),
                a.said()[h],
                known(a.low(h, 0)),
                known(a.high(h)),
                known(a.measured()[h]),
                a.forecaster()));
      }
    }
    return steps;
  }

  private static Optional<Double> known(double value) {
    return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
  }

  static String time(Grid grid, long step) {
    return switch (grid) {
      case DAY -> {
        LocalDate date = LocalDate.ofEpochDay(step);
        yield date + " " + date.getDayOfWeek().toString().substring(0, 3);
      }
      case HOUR ->
          String.format(
              Locale.ROOT,
              "%s %02d:00",
              LocalDate.ofEpochDay(Math.floorDiv(step, 24L)),
              Math.floorMod(step, 24L));
    };
  }

  List<Table> tables() {
    List<List<Object>> rows =
        steps().stream()
            .map(s ->
                List.<Object>of(
                    s.told,
                    s.unit,
                    s.time,
                    s.value,
                    s.low.<Object>map(v -> v).orElse(Optional.empty()),
                    s.high.<Object>map(v -> v).orElse(Optional.empty()),
                    s.measured.<Object>map(v -> v).orElse(Optional.empty()),
                    s.forecaster))
            .toList();
    List<String> notes = new ArrayList<>();
    notes.add(
        "person "
            + person
            + "; nine of ten truths lie between low and high, as found on other people; hours are"
            + " means of their minutes");
    refusals().forEach(r -> notes.add("refused: " + r));
    return List.of(
        new Table(
            "forecast",
            List.of(
                Column.of("told"),
                Column.of("unit"),
                Column.of("time"),
                Column.of("value", "", 1),
                Column.of("low", "", 1),
                Column.of("high", "", 1),
                Column.of("measured", "", 1),
                Column.of("forecaster")),
            rows,
            notes));
  }

  /// Writes the card, the table and a picture of each.
  void write(Path folder, Provenance provenance, Context context) throws IOException {
    OutFolder result = new OutFolder(folder, CARD, List.of(TABLE, "*.svg"));
    result.begin();
    DurableFiles.write(folder.resolve(TABLE), context.render(tables(), TableFormat.csv));
    for (Ahead a : all) {
      if (a.refused().isEmpty()) {
        String of =
            provenance.simulated() ? "person " + person + ", SIMULATED" : "person " + person;
        DurableFiles.write(
            folder.resolve(a.name() + "-" + a.question().grid().plural() + ".svg"),
            AheadPicture.svg(a, of));
      }
    }
    result.finish(new Card(person, ForecastStudy.LEVEL, steps(), refusals(), provenance));
  }
}
