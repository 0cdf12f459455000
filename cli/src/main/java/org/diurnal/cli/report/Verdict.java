package org.diurnal.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diurnal.cli.report.ReportData.Score;
import org.diurnal.cli.report.ReportData.ScoreRow;
import org.diurnal.cli.report.ReportData.ScoreTable;

/// What a table of scores says about its first method, in words made from the numbers.
final class Verdict {
  private Verdict() {}

  /// A row's first method against the best of the others.
  ///
  /// @param rival the index of the best other method
  /// @param wins whether the first is strictly better
  /// @param apart whether the two 95 % intervals are known and do not overlap
  record Comparison(int rival, boolean wins, boolean tie, boolean apart, double change) {}

  /// Empty where the first method, or all others, were not measured.
  static Optional<Comparison> compare(ScoreTable table, ScoreRow row) {
    Score own = row.scores().getFirst();
    int rival = -1;
    for (int k = 1; k < row.scores().size(); k++) {
      double v = row.scores().get(k).value();
      if (!Double.isNaN(v) && (rival < 0 || better(table, v, row.scores().get(rival).value()))) {
        rival = k;
      }
    }
    if (rival < 0 || Double.isNaN(own.value())) {
      return Optional.empty();
    }
    Score other = row.scores().get(rival);
    boolean apart = own.low() > other.high() || own.high() < other.low(); // false with NaN
    return Optional.of(
        new Comparison(
            rival,
            better(table, own.value(), other.value()),
            own.value() == other.value(),
            apart,
            (own.value() - other.value()) / Math.abs(other.value())));
  }

  static boolean better(ScoreTable table, double a, double b) {
    return table.lowerIsBetter() ? a < b : a > b;
  }

  /// Whether a score is the best of its row; several may be.
  static boolean isBest(ScoreTable table, ScoreRow row, int method) {
    double v = row.scores().get(method).value();
    return !Double.isNaN(v)
        && row.scores().stream()
            .noneMatch(s -> !Double.isNaN(s.value()) && better(table, s.value(), v));
  }

  /// The whole table in one sentence, then a sentence for every row that the first method does not
  /// win.
  static List<String> sentences(ScoreTable table) {
    String model = table.methods().getFirst();
    List<String> losses = new ArrayList<>();
    int compared = 0;
    int won = 0;
    int wonApart = 0;
    for (ScoreRow row : table.rows()) {
      Optional<Comparison> maybe = compare(table, row);
      if (maybe.isEmpty()) {
        losses.add(place(row) + ": not compared, a value is missing.");
        continue;
      }
      Comparison c = maybe.get();
      compared++;
      won += c.wins() ? 1 : 0;
      wonApart += c.wins() && c.apart() ? 1 : 0;
      if (!c.wins()) {
        losses.add(loss(table, row, c));
      }
    }
    List<String> all = new ArrayList<>();
    String rivals = table.methods().size() == 2 ? table.methods().get(1) : "every baseline";
    if (compared > 0) {
      all.add(
          String.format(
              Locale.ROOT,
              "%s: %s is better than %s in %d of %d comparisons; in %d of them the 95 %% intervals"
                  + " do not overlap.",
              table.title(),
              model,
              rivals,
              won,
              compared,
              wonApart));
    }
    all.addAll(losses);
    return all;
  }

  private static String loss(ScoreTable table, ScoreRow row, Comparison c) {
    String model = table.methods().getFirst();
    String rival = table.methods().get(c.rival());
    String values =
        Html.number(row.scores().get(c.rival()).value())
            + " against "
            + Html.number(row.scores().getFirst().value())
            + (Html.unit(row.unit()).isEmpty() ? "" : " " + Html.unit(row.unit()));
    if (c.tie()) {
      return place(row) + ": " + model + " is no better than " + rival + " (" + values + ").";
    }
    return place(row)
        + ": "
        + rival
        + " is better than "
        + model
        + " ("
        + values
        + (c.apart() ? "" : "; the 95 % intervals overlap or are not known")
        + ").";
  }

  private static String place(ScoreRow row) {
    return row.subject().isEmpty() ? row.task() : row.task() + ", " + Html.channel(row.subject());
  }
}
