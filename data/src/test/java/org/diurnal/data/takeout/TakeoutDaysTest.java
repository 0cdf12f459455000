package org.diurnal.data.takeout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values of days: labels.
class TakeoutDaysTest {
  private static final LocalDate DATE = LocalDate.of(2024, 5, 1);
  @TempDir Path tmp;

  private Export.Seen read(Export export) {
    return export.read(
        ImportOptions.defaults()
            .withWorkFolder(tmp.resolve("work"))
            .withZone(ZoneId.of("Europe/Berlin")));
  }

  private Export export() {
    return new Export(tmp.resolve("export"));
  }

  private static String day(String date, String value) {
    return "{\"dateTime\": \"" + date + " 00:00:00\", \"value\": " + value + "}";
  }

  @Test
  void restingHeartRatesOfDaysThatHaveOne() {
    Export.Seen seen =
        read(
            export()
                .csv(
                    Export.CSV + "daily_resting_heart_rate.csv",
                    "timestamp,beats per minute,data source",
                    "2024-05-01T00:00:00Z,61.5,Google Health App",
                    "2024-05-02T00:00:00Z,0.0,Google Health App")
                .json(
                    "resting_heart_rate-2024-05-01.json",
                    day("05/01/24", "{\"date\": \"05/01/24\", \"value\": 61.5, \"error\": 5}"),
                    day("05/03/24", "{\"date\": \"05/03/24\", \"value\": 60.25, \"error\": 5}"),
                    day("05/04/24", "{\"date\": null, \"value\": 0.0, \"error\": 0.0}")));
    assertThat(seen.label(DayLabel.RESTING_HEART_RATE, DATE)).as("the local date").isEqualTo(61.5);
    assertThat(seen.label(DayLabel.RESTING_HEART_RATE, DATE.plusDays(2))).isEqualTo(60.25);
    assertThat(seen.labels()).hasSize(2);
    var json = seen.receipt().file(Export.JSON + "resting_heart_rate-2024-05-01.json");
    assertThat(json.rows().dropped(OlderReader.NO_RESTING)).isEqualTo(1);
    assertThat(json.values().dropped(Reasons.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void minutesOfActivityOfDaysThatWereLived() {
    Export.Seen seen =
        read(
            export()
                .json(
                    "sedentary_minutes-2024-05-01.json",
                    day("05/01/24", "\"800\""),
                    day("05/02/24", "\"1440\""),
                    day("05/01/24", "\"800\""))
                .json(
                    "lightly_active_minutes-2024-05-01.json",
                    day("05/01/24", "\"600\""),
                    day("05/02/24", "\"0\""))
                .json(
                    "moderately_active_minutes-2024-05-01.json",
                    day("05/01/24", "\"40\""),
                    day("05/02/24", "\"0\""))
                .json(
                    "very_active_minutes-2024-05-01.json",
                    day("05/01/24", "\"0\""),
                    day("05/02/24", "\"0\"")));
    assertThat(seen.label(DayLabel.DAILY_SEDENTARY, DATE)).isEqualTo(800);
    assertThat(seen.label(DayLabel.DAILY_LIGHTLY_ACTIVE, DATE)).isEqualTo(600);
    assertThat(seen.label(DayLabel.DAILY_FAIRLY_ACTIVE, DATE)).isEqualTo(40);
    assertThat(seen.label(DayLabel.DAILY_VERY_ACTIVE, DATE)).as("zero is a value").isZero();
    assertThat(seen.labels()).as("the second day is to come").hasSize(4);
    var sedentary = seen.receipt().file(Export.JSON + "sedentary_minutes-2024-05-01.json");
    assertThat(sedentary.values().dropped(ActivityDays.PLACEHOLDER)).isEqualTo(1);
    assertThat(sedentary.rows().dropped(Reasons.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void theUnitOfAWeightFollowsFromItsBmi() {
    // 180 lb are 81.65 kg: 1.80 m at a BMI of 25.2. In kilograms it would be a person of 2.67 m.
    assertThat(OlderReader.kilograms(180, 25.2)).hasValue(180 * 0.45359237);
    // 70 kg at 24.2 are 1.70 m; in pounds 1.15 m
    assertThat(OlderReader.kilograms(70, 24.2)).hasValue(70);
    // 80 kg of 1.90 m, or 80 lb of 1.28 m
    assertThat(OlderReader.kilograms(80, 22.16)).isEmpty();
    assertThat(OlderReader.kilograms(80, 0)).isEmpty();
    assertThat(OlderReader.kilograms(Double.NaN, 22)).isEmpty();
  }

  @Test
  void weighings() {
    Export.Seen seen =
        read(
            export()
                .csv(
                    Export.CSV + "weight.csv",
                    "timestamp,weight grams,data source",
                    "2024-04-30T22:30:00.123456Z,70500,Aria",
                    "2024-05-01T20:00:00Z,70900,Aria")
                .csv(
                    Export.CSV + "body_fat_2024-05-01.csv",
                    "timestamp,body fat percentage,data source",
                    "2024-04-30T22:30:00Z,18.5,Aria")
                .json(
                    "weight-2024-05-01.json",
                    """
                    {"logId": 1, "weight": 155.4, "bmi": 24.4, "fat": 18.5, "date": "05/01/24",
                     "time": "00:30:00", "source": "Aria"}
                    """,
                    """
                    {"logId": 2, "weight": 154.3, "bmi": 24.2, "date": "05/02/24",
                     "time": "00:30:00"}
                    """));
    assertThat(seen.label(DayLabel.WEIGHT, DATE)).as("the first of its local day").isEqualTo(70.5);
    assertThat(seen.label(DayLabel.WEIGHT, DATE.plusDays(1)))
        .isCloseTo(69.99, org.assertj.core.data.Offset.offset(0.005));
    assertThat(seen.label(DayLabel.BMI, DATE)).isEqualTo(24.4);
    assertThat(seen.label(DayLabel.BODY_FAT, DATE)).isEqualTo(18.5);
    assertThat(seen.receipt().file(Export.CSV + "weight.csv").values().dropped(Reasons.CONFLICT))
        .isEqualTo(1);
  }

  @Test
  void nightsOfOxygenBreathVariabilityAndTemperature() {
    Export.Seen seen =
        read(
            export()
                .csv(
                    "Fitbit/Heart Rate Variability/Daily Heart Rate Variability Summary - 2024-05-(1).csv",
                    "timestamp,rmssd,nremhr,entropy",
                    "2024-05-01T00:00:00,33.5,60.1,2.2")
                .csv(
                    "Fitbit/Heart Rate Variability/Daily Respiratory Rate Summary - 2024-05-01.csv",
                    "timestamp,daily_respiratory_rate",
                    "2024-05-01T00:00:00,14.5")
                .csv(
                    "Fitbit/Oxygen Saturation (SpO2)/Daily SpO2 - 2024-05-01-2024-06-01.csv",
                    "timestamp,average_value,lower_bound,upper_bound",
                    "2024-05-01T00:00:00Z,95.5,93,98")
                .csv(
                    "Fitbit/Temperature/Computed Temperature - 2024-05-01.csv",
                    "type,sleep_start,sleep_end,temperature_samples,nightly_temperature",
                    "SKIN,2024-04-30T23:10,2024-05-01T06:30,440,34.25",
                    "SKIN,2024-05-01T23:10,2024-05-02T06:30,0,NaN")
                .csv(
                    Export.CSV + "daily_sleep_temperature_derivations.csv",
                    "timestamp,nightly temperature celsius,baseline temperature celsius",
                    "2024-05-03T00:00:00Z,33.75,NaN")
                .json(
                    "demographic_vo2_max-2024-05-01.json",
                    day(
                        "05/01/24",
                        "{\"demographicVO2Max\": 41.2, \"filteredDemographicVO2Max\": 40.5}")));
    assertThat(seen.label(DayLabel.SLEEP_RMSSD, DATE)).isEqualTo(33.5);
    assertThat(seen.label(DayLabel.SLEEP_RESPIRATION, DATE)).isEqualTo(14.5);
    assertThat(seen.label(DayLabel.SLEEP_OXYGEN, DATE)).isEqualTo(95.5);
    assertThat(seen.label(DayLabel.SLEEP_TEMPERATURE, DATE)).isEqualTo(34.25);
    assertThat(seen.label(DayLabel.SLEEP_TEMPERATURE, DATE.plusDays(2))).isEqualTo(33.75);
    assertThat(seen.label(DayLabel.VO2_MAX, DATE)).isEqualTo(40.5);
    assertThat(seen.labels()).hasSize(6);
    assertThat(
            seen.receipt()
                .file("Fitbit/Temperature/Computed Temperature - 2024-05-01.csv")
                .values()
                .dropped(Reasons.NUMBER))
        .isEqualTo(1);
  }

  /// A kilocalorie in each of these minutes.
  private static String[] calories(String from, int minutes) {
    List<String> lines = new ArrayList<>(List.of("timestamp,calories,data source"));
    Instant t = Instant.parse(from);
    for (int m = 0; m < minutes; m++) {
      lines.add(t.plusSeconds(60L * m) + ",1.0,Google Health App");
    }
    return lines.toArray(String[]::new);
  }

  @Test
  void caloriesAreAddedUpWhereEveryMinuteOfTheLocalDayIsThere() {
    // 31 March has 23 hours in Berlin; the day before is whole, the day after lacks its last minute
    Export.Seen seen =
        read(
            export()
                .csv(
                    Export.CSV + "calories_2024-03-01.csv",
                    calories("2024-03-29T23:00:00Z", 1440 + 1380 + 1439))
                .csv(Export.CSV + "calories_2024-03-30.csv", calories("2024-03-29T23:00:00Z", 10)));
    LocalDate whole = LocalDate.of(2024, 3, 30);
    assertThat(seen.label(DayLabel.DAILY_CALORIES, whole)).isEqualTo(1440);
    assertThat(seen.label(DayLabel.DAILY_CALORIES, whole.plusDays(1))).isEqualTo(1380);
    assertThat(seen.label(DayLabel.DAILY_CALORIES, whole.plusDays(2))).isNaN();
    var first = seen.receipt().file(Export.CSV + "calories_2024-03-01.csv");
    assertThat(first.values().dropped("the sum of a day that lacks minutes")).isEqualTo(1);
    assertThat(
            seen.receipt()
                .file(Export.CSV + "calories_2024-03-30.csv")
                .rows()
                .dropped(Reasons.DUPLICATE))
        .isEqualTo(10);
  }

  @Test
  void activeZoneMinutesAreAddedUpByLocalDay() {
    Export.Seen seen =
        read(
            export()
                .csv(
                    Export.CSV + "active_zone_minutes_2024-05-01.csv",
                    "timestamp,heart rate zone,total minutes,data source",
                    "2024-04-30T22:30:00Z,FAT_BURN,1,Charge 6",
                    "2024-05-01T08:30:00Z,PEAK,2,Charge 6")
                .csv(
                    "Fitbit/Active Zone Minutes (AZM)/Active Zone Minutes - 2024-05-01.csv",
                    "date_time,heart_zone_id,total_minutes",
                    "2024-05-01T00:30,FAT_BURN,1",
                    "2024-05-02T09:07,CARDIO,2",
                    "2024-05-02T09:08,CARDIO,2"));
    assertThat(seen.label(DayLabel.DAILY_ZONE_MINUTES, DATE)).isEqualTo(3);
    assertThat(seen.label(DayLabel.DAILY_ZONE_MINUTES, DATE.plusDays(1))).isEqualTo(4);
    assertThat(
            seen.receipt()
                .file("Fitbit/Active Zone Minutes (AZM)/Active Zone Minutes - 2024-05-01.csv")
                .rows()
                .dropped(Intake.TWIN))
        .isEqualTo(1);
  }

  @Test
  void aLabelOutsideOfItsRangeIsCounted() {
    Export.Seen seen =
        read(
            export()
                .json(
                    "resting_heart_rate-2024-05-01.json",
                    day("05/01/24", "{\"date\": \"05/01/24\", \"value\": 612.0}")));
    assertThat(
            seen.receipt()
                .file(Export.JSON + "resting_heart_rate-2024-05-01.json")
                .values()
                .dropped(Reasons.ABOVE))
        .isEqualTo(1);
  }
}
