package org.diurnal.data.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.googlehealth.GoogleHealthImporter;
import org.diurnal.data.takeout.TakeoutImporter;
import org.junit.jupiter.api.Test;

class DayLabelTest {
  private static Map<String, String> units(Importer importer) {
    return importer.fields().stream()
        .filter(f -> f.part() == FieldOrigin.Part.LABEL)
        .collect(Collectors.toMap(FieldOrigin::name, FieldOrigin::unit, (a, b) -> a));
  }

  @Test
  void aLabelHasTheSameUnitWhereverItComesFrom() {
    Map<String, String> fitabase = units(new FitabaseImporter());
    Map<String, DayLabel> known =
        Arrays.stream(DayLabel.values())
            .collect(Collectors.toMap(DayLabel::task, Function.identity()));
    assertThat(known).hasSize(DayLabel.values().length);
    assertThat(known.keySet())
        .contains(
            "daily_steps",
            "daily_calories_kcal",
            "daily_sedentary_minutes",
            "sleep_records",
            "sleep_minutes_asleep",
            "sleep_minutes_in_bed",
            "weight_kg",
            "bmi",
            "body_fat_pct");
    fitabase.forEach((task, unit) -> {
      if (known.containsKey(task)) {
        assertThat(unit).as(task).isEqualTo(known.get(task).unit());
      }
    });
    for (Importer i : List.of(new TakeoutImporter(), new GoogleHealthImporter())) {
      assertThat(units(i))
          .isNotEmpty()
          .allSatisfy((task, unit) -> {
            assertThat(known).containsKey(task);
            assertThat(Optional.ofNullable(known.get(task)).map(DayLabel::unit)).contains(unit);
          });
    }
  }

  @Test
  void aRangeHasItsEnds() {
    assertThat(DayLabel.SLEEP_OXYGEN.wrong(100)).isEmpty();
    assertThat(DayLabel.SLEEP_OXYGEN.wrong(100.1)).contains(Reasons.ABOVE);
    assertThat(DayLabel.SLEEP_OXYGEN.wrong(49)).contains(Reasons.BELOW);
    assertThat(DayLabel.DAILY_STEPS.wrong(0)).as("zero is a value").isEmpty();
    assertThat(DayLabel.DAILY_STEPS.wrong(Double.NaN)).contains(Reasons.NUMBER);
    assertThat(DayLabel.DAILY_STEPS.wrong(Double.POSITIVE_INFINITY)).contains(Reasons.NUMBER);
  }
}
