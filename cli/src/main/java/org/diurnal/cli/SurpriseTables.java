package org.diurnal.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.masking.PatchGrid;

/// Days and what makes them odd, as tables.
final class SurpriseTables {
  private static final int NAMED = 3;

  private SurpriseTables() {}

  /// Every day, in order.
  static Table days(List<SurpriseRun.ScoredDay> days, SensorSchema schema) {
    return Table.of("days", columns(), days.stream().map(d -> row(d, schema)).toList());
  }

  /// The days of the largest numbers.
  static Table most(SurpriseRun.Scored scored, int most, SensorSchema schema, String compared) {
    List<String> notes = new ArrayList<>();
    double[] sorted = scored.days().stream().mapToDouble(d -> d.score().day()).sorted().toArray();
    notes.add(compared + "; a day's number is a mean of log(1 + that)");
    notes.add("channels and hours: the three that are oddest, each by itself");
    notes.add(
        scored.days().size()
            + " days scored"
            + (sorted.length == 0
                ? ""
                : String.format(
                    Locale.ROOT, ", half of them below %.3f", Bootstrap.quantile(sorted, 0.5)))
            + (scored.daysShowingNothing() > 0
                ? ", " + scored.daysShowingNothing() + " that show nothing left out"
                : ""));
    return new Table(
        "most surprising days",
        columns(),
        scored.days().stream()
            .sorted(
                Comparator.comparingDouble((SurpriseRun.ScoredDay d) -> d.score().day()).reversed())
            .limit(most)
            .map(d -> row(d, schema))
            .toList(),
        notes);
  }

  private static List<Column> columns() {
    return List.of(
        Column.of("person"),
        Column.of("date"),
        SurpriseVerb.column("surprise", 3),
        Column.of("minutes observed"),
        Column.of("channels"),
        Column.of("hours from"));
  }

  private static List<Object> row(SurpriseRun.ScoredDay d, SensorSchema schema) {
    double[] hours = new double[24];
    int slotsAnHour = PatchGrid.SLOTS / hours.length;
    for (int h = 0; h < hours.length; h++) {
      hours[h] =
          IntStream.range(h * slotsAnHour, (h + 1) * slotsAnHour)
              .mapToDouble(s -> d.score().slots()[s])
              .filter(v -> !Double.isNaN(v))
              .average()
              .orElse(Double.NaN);
    }
    return List.of(
        d.person(),
        d.date().toString(),
        d.score().day(),
        (long) d.score().minutes(),
        highest(d.score().channels(), c -> schema.channel(c).name()),
        highest(hours, h -> String.format(Locale.ROOT, "%02d:00", h)));
  }

  /// The names of the highest numbers, with the numbers.
  static String highest(double[] numbers, IntFunction<String> name) {
    return String.join(
        ", ",
        IntStream.range(0, numbers.length)
            .filter(i -> !Double.isNaN(numbers[i]))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> numbers[i]).reversed())
            .limit(NAMED)
            .map(i -> String.format(Locale.ROOT, "%s %.2f", name.apply(i), numbers[i]))
            .toList());
  }
}
