package org.diurnal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.model.surprise.Agreement;
import org.diurnal.tasks.planted.PlantedResult;

/// What was found of what was planted, as tables.
final class PlantedTables {
  private PlantedTables() {}

  static List<Table> of(PlantedResult result, int passes, long seed) {
    return List.of(areas(result, passes, seed), times(result), alarms(result), agreement(result));
  }

  private static Table areas(PlantedResult result, int passes, long seed) {
    List<List<Object>> rows = new ArrayList<>();
    for (PlantedResult.Found f : result.found()) {
      rows.add(
          List.of(
              kind(f),
              f.rule().words(),
              f.people(),
              f.days(),
              text(f.dayAuroc(), 3),
              text(f.slotAuroc(), 3)));
    }
    return new Table(
        "area under the ROC curve, affected against free",
        List.of(
            Column.of("planted"),
            Column.of("rule"),
            Column.of("people"),
            Column.of("days"),
            Column.of("days told"),
            Column.of("20-minute slots told")),
        rows,
        List.of(
            "[95 % interval over people, 1,000 draws, seed " + seed + "]",
            result.test()
                + " test people, "
                + result.freeDays()
                + " free days of theirs; what is usual and the thresholds come from "
                + result.validation()
                + " validation people; "
                + passes
                + " passes a day",
            "free: nothing is planted on that day nor the day before; all slots of an affected day"
                + " count as affected"));
  }

  private static Table times(PlantedResult result) {
    List<List<Object>> rows = new ArrayList<>();
    for (PlantedResult.Found f : result.found()) {
      rows.add(
          List.of(
              kind(f),
              f.rule().words(),
              f.episodes(),
              text(f.byDay(), 2),
              cell(f.daysToAlarm()),
              text(f.bySlot(), 2),
              cell(f.hoursToAlarm())));
    }
    return new Table(
        "time to detection at one false alarm in a person-month",
        List.of(
            Column.of("planted"),
            Column.of("rule"),
            Column.of("episodes"),
            Column.of("share found by day"),
            Column.of("days to alarm", "d", 1),
            Column.of("share found by slot"),
            Column.of("hours to alarm", "h", 1)),
        rows,
        List.of(
            "median over the episodes found; days: 0 is the first day itself, known at its end;"
                + " hours: from the midnight before, to the end of the slot",
            "a slot's number uses the rest of its day, later hours too; own usual and own z-score"
                + " use the person's later days too"));
  }

  private static Table alarms(PlantedResult result) {
    List<List<Object>> rows = new ArrayList<>();
    for (PlantedResult.Alarms a : result.alarms()) {
      rows.add(
          List.of(
              a.rule().words(),
              a.power(),
              a.dayThreshold(),
              text(a.byDay(), 2),
              a.slotThreshold(),
              text(a.bySlot(), 2)));
    }
    return new Table(
        "thresholds, and false alarms in 30 free days of test people",
        List.of(
            Column.of("rule"),
            Column.of("power"),
            SurpriseVerb.column("threshold of a day", 3),
            Column.of("alarms by day"),
            SurpriseVerb.column("threshold of a slot", 3),
            Column.of("alarms by slot")),
        rows,
        List.of(
            "thresholds allow one in 30 free days of validation people",
            "power of the mean over channels: the best of 1, 2, 4, 8 on validation people, by the"
                + " mean over kinds of the area by day"));
  }

  private static Table agreement(PlantedResult result) {
    List<List<Object>> rows = new ArrayList<>();
    for (Agreement a : result.agreement()) {
      rows.add(List.of(a.passes(), a.patches(), a.correlation(), a.ratio()));
    }
    return new Table(
        "few passes beside one patch at a time",
        List.of(
            Column.of("passes a day"),
            Column.of("patches"),
            SurpriseVerb.column("correlation", 3),
            SurpriseVerb.column("error ratio", 3)),
        rows,
        List.of(
            "Pearson's, of the logarithms of patches' mean squared errors; error ratio: mean squared"
                + " error by few passes over that by one patch at a time"));
  }

  private static String kind(PlantedResult.Found f) {
    return f.kind().name().toLowerCase(Locale.ROOT);
  }

  private static Object cell(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : Optional.empty();
  }

  private static Object text(PlantedResult.Value v, int decimals) {
    if (Double.isNaN(v.value())) {
      return Optional.empty();
    }
    String format = "%." + decimals + "f";
    return String.format(Locale.ROOT, format, v.value())
        + v.ci95()
            .map(i ->
                String.format(Locale.ROOT, " [" + format + ", " + format + "]", i.low(), i.high()))
            .orElse("");
  }
}
