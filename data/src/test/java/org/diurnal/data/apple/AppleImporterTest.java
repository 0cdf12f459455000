package org.diurnal.data.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.diurnal.data.apple.HealthExport.PHONE;
import static org.diurnal.data.apple.HealthExport.PHONE_ID;
import static org.diurnal.data.apple.HealthExport.WATCH;
import static org.diurnal.data.apple.HealthExport.WATCH_ID;
import static org.diurnal.data.apple.HealthExport.heart;
import static org.diurnal.data.apple.HealthExport.metadata;
import static org.diurnal.data.apple.HealthExport.quantity;
import static org.diurnal.data.apple.HealthExport.sleep;
import static org.diurnal.data.apple.HealthExport.steps;
import static org.diurnal.data.apple.HealthExport.with;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diurnal.core.Device;
import org.diurnal.core.Placement;
import org.diurnal.data.Label;
import org.diurnal.data.apple.HealthExport.Result;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What records become, worked by hand.
class AppleImporterTest {
  private static final String DAY = "2024-05-01";
  private static final String NOON = "2024-05-01 12:00:00 +0200";
  private static final String ONE = "2024-05-01 12:01:00 +0200";
  @TempDir Path tmp;
  private HealthExport export = new HealthExport(Path.of("unset"));

  @BeforeEach
  void folder() {
    export = new HealthExport(tmp.resolve("export"));
  }

  private Result read(String... lines) {
    return export.write(lines).read();
  }

  @ParameterizedTest
  @CsvSource({
    "StepCount, count, 61, steps, 61",
    "StepCount, count, 0, steps, 0",
    "ActiveEnergyBurned, kcal, 3.5, active_energy, 3.5",
    "ActiveEnergyBurned, Cal, 3.5, active_energy, 3.5",
    "ActiveEnergyBurned, kJ, 8.368, active_energy, 2",
    "ActiveEnergyBurned, cal, 1500, active_energy, 1.5",
    "ActiveEnergyBurned, J, 4184, active_energy, 1",
    "HeartRate, count/min, 72, heart_rate, 72",
    "HeartRate, count/s, 1.2, heart_rate, 72",
    "HeartRateVariabilitySDNN, ms, 49.39, sdnn, 49.39",
    "HeartRateVariabilitySDNN, s, 0.04939, sdnn, 49.39",
    "RespiratoryRate, count/min, 14.5, respiratory_rate, 14.5",
    "OxygenSaturation, %, 0.97, spo2, 97",
    "OxygenSaturation, %, 97, spo2, 97",
    "OxygenSaturation, %, 1, spo2, 100",
    "AppleSleepingWristTemperature, degC, 35.6, skin_temperature, 35.6",
    "AppleSleepingWristTemperature, degF, 95, skin_temperature, 35"
  })
  void quantitiesBecomeMinutesInTheUnitOfTheChannel(
      String type, String unit, String value, String channel, float expected) {
    Result r = read(quantity(type, WATCH, NOON, ONE, unit, value));
    assertThat(r.at(WATCH_ID, DAY, channel, 720)).isCloseTo(expected, within(1e-3f));
    assertThat(r.count(WATCH_ID, DAY, channel, 0, 1440)).isEqualTo(1);
    assertThat(r.day(WATCH_ID, DAY).observedCells()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "RestingHeartRate, count/min, 58, resting_heart_rate_bpm, 58",
    "BodyMass, kg, 71.5, weight_kg, 71.5",
    "BodyMass, lb, 165, weight_kg, 74.84274",
    "BodyMass, st, 11, weight_kg, 69.85323",
    "BodyMass, g, 71500, weight_kg, 71.5",
    "BodyMassIndex, count, 22.4, bmi, 22.4",
    "BodyFatPercentage, %, 0.213, body_fat_pct, 21.3",
    "Height, cm, 178, height_cm, 178",
    "Height, m, 1.78, height_cm, 178",
    "Height, ft, 5.75, height_cm, 175.26",
    "Height, in, 70, height_cm, 177.8"
  })
  void quantitiesOfADayBecomeLabels(
      String type, String unit, String value, String task, double expected) {
    Result r = read(quantity(type, WATCH, NOON, NOON, unit, value));
    assertThat(r.label(task)).isCloseTo(expected, within(1e-4));
    assertThat(r.labels().getFirst().time()).hasValue(LocalDate.parse(DAY));
    assertThat(r.days()).isEmpty();
    assertThat(r.receipt().labels()).containsEntry(task, 1L);
  }

  @Test
  void aSumIsSpreadOverItsTimeAndAnAverageHoldsForIt() {
    Result r =
        read(
            steps(PHONE, NOON, "2024-05-01 12:10:00 +0200", "500"),
            quantity(
                "AppleSleepingWristTemperature",
                WATCH,
                "2024-04-30 23:30:00 +0200",
                "2024-05-01 06:30:00 +0200",
                "degC",
                "35.25"));
    assertThat(r.at(PHONE_ID, DAY, "steps", 729)).isEqualTo(50);
    assertThat(r.count(PHONE_ID, DAY, "steps", 0, 1440)).isEqualTo(10);
    assertThat(r.count(WATCH_ID, "2024-04-30", "skin_temperature", 0, 1440)).isEqualTo(30);
    assertThat(r.count(WATCH_ID, DAY, "skin_temperature", 0, 1440)).isEqualTo(390);
    assertThat(r.at(WATCH_ID, DAY, "skin_temperature", 0)).isEqualTo(35.25f);
  }

  @Test
  void anAverageOverHoursIsNoReadingOfAMinute() {
    Result r =
        read(
            quantity(
                "HeartRate",
                "sourceName=\"App\"",
                NOON,
                "2024-05-01 12:10:01 +0200",
                "count/min",
                "120"),
            quantity(
                "HeartRate",
                "sourceName=\"App\"",
                NOON,
                "2024-05-01 12:10:00 +0200",
                "count/min",
                "118"),
            quantity(
                "OxygenSaturation",
                "sourceName=\"App\"",
                NOON,
                "2024-05-01 14:00:00 +0200",
                "%",
                "0.95"));
    assertThat(r.file().rows().rejections().getFirst().firstLines()).containsExactly(6L, 8L);
    assertThat(r.at("apple:App", DAY, "heart_rate", 729)).isEqualTo(118);
    assertThat(r.receipt().channel("spo2").samples()).isZero();
  }

  @Test
  void stagesOfSleep() {
    Result r =
        read(
            sleep(WATCH, "2024-05-01 01:00:00 +0200", "2024-05-01 01:10:00 +0200", "AsleepCore"),
            sleep(WATCH, "2024-05-01 01:10:00 +0200", "2024-05-01 01:20:00 +0200", "AsleepDeep"),
            sleep(WATCH, "2024-05-01 01:20:00 +0200", "2024-05-01 01:30:00 +0200", "Awake"),
            sleep(WATCH, "2024-05-01 01:30:00 +0200", "2024-05-01 01:40:00 +0200", "AsleepREM"),
            sleep(WATCH, "2024-05-01 00:30:00 +0200", "2024-05-01 07:00:00 +0200", "InBed"));
    String[] channels = {"asleep", "sleep_awake", "sleep_light", "sleep_deep", "sleep_rem"};
    String[] minutes = {"1 0 1 0 0", "1 0 0 1 0", "0 1 0 0 0", "1 0 0 0 1"};
    for (int i = 0; i < minutes.length; i++) {
      int minute = 60 + 10 * i;
      assertThat(
              java.util.Arrays.stream(channels)
                  .map(c -> String.valueOf((int) r.at(WATCH_ID, DAY, c, minute)))
                  .collect(Collectors.joining(" ")))
          .isEqualTo(minutes[i]);
    }
    for (String c : channels) {
      assertThat(r.count(WATCH_ID, DAY, c, 0, 1440)).as(c).isEqualTo(40);
    }
    assertThat(r.file().rows().rejections().getFirst().reason()).contains("in bed");
    assertThat(r.file().values().kept()).isEqualTo(20);
  }

  @Test
  void aNightWithoutStagesHasNone() {
    Result r =
        read(
            sleep(WATCH, "2024-05-01 01:10:00 +0200", "2024-05-01 01:20:00 +0200", "Awake"),
            sleep(WATCH, "2024-05-01 01:00:00 +0200", "2024-05-01 01:10:00 +0200", "Asleep"),
            sleep(
                WATCH,
                "2024-05-01 01:20:00 +0200",
                "2024-05-01 01:30:00 +0200",
                "AsleepUnspecified"),
            // The next night, and another device, have stages.
            sleep(WATCH, "2024-05-01 23:00:00 +0200", "2024-05-01 23:10:00 +0200", "AsleepREM"),
            sleep(PHONE, "2024-05-01 01:00:00 +0200", "2024-05-01 01:10:00 +0200", "AsleepDeep"));
    assertThat(r.at(WATCH_ID, DAY, "asleep", 65)).isEqualTo(1);
    assertThat(r.at(WATCH_ID, DAY, "asleep", 75)).isZero();
    assertThat(r.at(WATCH_ID, DAY, "asleep", 85)).isEqualTo(1);
    assertThat(r.count(WATCH_ID, DAY, "sleep_awake", 0, 720)).isZero();
    assertThat(r.count(WATCH_ID, DAY, "sleep_deep", 0, 720)).isZero();
    assertThat(r.count(WATCH_ID, DAY, "sleep_rem", 720, 1440)).isEqualTo(10);
  }

  @Test
  void oldNumbersOfSleepAreKnownAndOthersAreCounted() {
    String night = sleep(WATCH, "2024-05-01 01:00:00 +0200", "2024-05-01 01:10:00 +0200", "X");
    Result r =
        read(
            night.replace("HKCategoryValueSleepAnalysisX", "1"),
            night
                .replace("01:1", "02:1")
                .replace("01:0", "02:0")
                .replace("HKCategoryValueSleepAnalysisX", "5"),
            night);
    assertThat(r.at(WATCH_ID, DAY, "asleep", 60)).isEqualTo(1);
    assertThat(r.at(WATCH_ID, DAY, "sleep_rem", 120)).isEqualTo(1);
    assertThat(r.file().rows().dropped("a value of sleep that is not known")).isEqualTo(1);
  }

  @Test
  void theBeatsOfAVariabilityGiveAnRmssd() {
    // 60 and 75 a minute in turn: every difference of intervals is 200 ms.
    String beats =
        IntStream.range(0, 22)
            .mapToObj(i ->
                String.format(
                    Locale.ROOT,
                    "<InstantaneousBeatsPerMinute bpm=\"%d\" time=\"12:00:%05.2f\"/>",
                    i % 2 == 0 ? 60 : 75,
                    10 + 0.9 * i + (i % 2 == 0 ? 0.1 : 0)))
            .collect(Collectors.joining());
    String record = quantity("HeartRateVariabilitySDNN", WATCH, NOON, ONE, "ms", "41");
    String list = "<HeartRateVariabilityMetadataList>%s</HeartRateVariabilityMetadataList>";
    Result r =
        read(
            with(record, list.formatted(beats)),
            with(
                record.replace("12:0", "14:0"),
                list.formatted(beats.substring(0, beats.indexOf("<", 300)))),
            record.replace("12:0", "16:0"));
    assertThat(r.at(WATCH_ID, DAY, "rmssd", 720)).isCloseTo(200, within(1e-3f));
    assertThat(r.at(WATCH_ID, DAY, "sdnn", 720)).isEqualTo(41);
    assertThat(r.at(WATCH_ID, DAY, "sdnn", 840)).isEqualTo(41);
    assertThat(r.count(WATCH_ID, DAY, "rmssd", 0, 1440)).isEqualTo(1);
    assertThat(r.file().values().dropped("fewer than 20 beats in a row")).isEqualTo(1);
    assertThat(r.file().values().read()).isEqualTo(5);
  }

  @Test
  void whatEachDeviceSaysIsKeptApart() {
    String strap =
        WATCH.replace(
            "name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2",
            "name:Polar H10 12345678, manufacturer:Polar, model:H10");
    Result r =
        read(
            steps(WATCH, NOON, ONE, "60"),
            steps(PHONE, NOON, ONE, "58"),
            steps(WATCH.replace("0x30141d0e0", "0x999999999"), NOON, ONE, "60"),
            heart(strap, NOON, "88"),
            heart("sourceName=\"Some\u00a0App\"", NOON, "87"),
            heart(WATCH, NOON, "90"),
            steps(WATCH.replace("Watch6,2", "Watch7,1"), NOON, ONE, "61"),
            with(
                steps("sourceName=\"Health\"", NOON, ONE, "100"),
                metadata("HKWasUserEntered", "1")),
            with(heart("sourceName=\"Health\"", NOON, "70"), metadata("HKWasUserEntered", "0")));
    assertThat(r.receipt().devices())
        .containsExactly(
            new Device("apple:Health", "Health", Placement.UNKNOWN),
            new Device("apple:Health (typed in)", "Health (typed in)", Placement.NONE),
            new Device(PHONE_ID, "Phone (iPhone14,5)", Placement.PHONE),
            new Device("apple:Some App", "Some App", Placement.UNKNOWN),
            new Device("apple:Watch (H10)", "Watch (H10)", Placement.CHEST),
            new Device(WATCH_ID, "Watch (Watch6,2)", Placement.WRIST),
            new Device("apple:Watch (Watch7,1)", "Watch (Watch7,1)", Placement.WRIST));
    assertThat(r.at(WATCH_ID, DAY, "steps", 720)).isEqualTo(60);
    assertThat(r.at("apple:Watch (H10)", DAY, "heart_rate", 720)).isEqualTo(88);
    assertThat(r.file().values().dropped(Reasons.DUPLICATE)).as("the other address").isEqualTo(1);
  }

  @Test
  void whatIsNotUsedIsCountedByTypeAndNothingInsideOfItIsTaken() {
    Result r =
        read(
            quantity("FlightsClimbed", WATCH, NOON, ONE, "count", "2"),
            quantity("FlightsClimbed", PHONE, NOON, ONE, "count", "2"),
            " <Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"30\">"
                + metadata("HKTimeZone", "Asia/Tokyo")
                + "</Workout>",
            " <Correlation type=\"HKCorrelationTypeIdentifierFood\">"
                + steps(WATCH, NOON, ONE, "99")
                + "</Correlation>",
            steps(WATCH, NOON, ONE, "60"));
    assertThat(r.file().rows().read()).isEqualTo(5);
    assertThat(r.file().rows().kept()).isEqualTo(1);
    assertThat(r.file().rows().dropped("not used: HKQuantityTypeIdentifierFlightsClimbed"))
        .isEqualTo(2);
    assertThat(r.file().rows().dropped("not used: Workout")).isEqualTo(1);
    assertThat(r.file().rows().dropped("not used: Correlation")).isEqualTo(1);
    assertThat(r.at(WATCH_ID, DAY, "steps", 720)).isEqualTo(60);
    assertThat(r.file().values().read()).isEqualTo(1);
  }

  @Test
  void aDaysSummaryBecomesLabelsAndOneOfZerosIsNone() {
    Result r =
        read(
            " <ActivitySummary dateComponents=\"2024-05-01\" activeEnergyBurned=\"1750.5\""
                + " activeEnergyBurnedGoal=\"500\" activeEnergyBurnedUnit=\"kJ\""
                + " appleMoveTime=\"0\" appleMoveTimeGoal=\"0\" appleExerciseTime=\"31\""
                + " appleExerciseTimeGoal=\"30\" appleStandHours=\"9\" appleStandHoursGoal=\"12\"/>",
            " <ActivitySummary dateComponents=\"2024-05-02\" activeEnergyBurned=\"0\""
                + " activeEnergyBurnedUnit=\"kJ\" appleMoveTime=\"0\" appleExerciseTime=\"0\""
                + " appleStandHours=\"0\"/>",
            " <ActivitySummary dateComponents=\"1969-12-31\" activeEnergyBurned=\"5\"/>",
            " <ActivitySummary activeEnergyBurned=\"5\"/>",
            " <ActivitySummary dateComponents=\"2024-05-03\" activeEnergyBurned=\"5\""
                + " activeEnergyBurnedUnit=\"kW\" appleStandHours=\"25\"/>");
    Optional<LocalDate> day = Optional.of(LocalDate.parse(DAY));
    assertThat(r.labels())
        .containsExactly(
            new Label("me", "daily_active_energy_kcal", day, 1750.5 * (1 / 4.184)),
            new Label("me", "daily_exercise_minutes", day, 31),
            new Label("me", "daily_move_minutes", day, 0),
            new Label("me", "daily_stand_hours", day, 9));
    assertThat(r.file().rows().rejections())
        .extracting(x -> x.reason() + " " + x.firstLines())
        .containsExactly(
            "a summary of zeros: the watch was not worn that day [7]",
            Reasons.YEAR + " [8]",
            Reasons.TIME + " [9]");
    assertThat(r.file().values().rejections())
        .extracting(x -> x.reason() + " " + x.firstLines())
        .containsExactly(Reasons.NUMBER + " [10]", Reasons.ABOVE + " [10]");
  }

  @Test
  void thePersonsYearOfBirthAndSexAreTakenWhereTheyAreSet() {
    String me =
        " <Me HKCharacteristicTypeIdentifierDateOfBirth=\"%s\""
            + " HKCharacteristicTypeIdentifierBiologicalSex=\"HKBiologicalSex%s\""
            + " HKCharacteristicTypeIdentifierBloodType=\"HKBloodTypeNotSet\"/>";
    ImportOptions anna = ImportOptions.defaults().withPerson("anna");
    assertThat(export.write(me.formatted("1980-02-03", "Female")).read(anna).labels())
        .containsExactly(
            new Label("anna", "birth_year", Optional.empty(), 1980),
            new Label("anna", "female", Optional.empty(), 1));
    assertThat(read(me.formatted("", "Male")).labels())
        .containsExactly(new Label("me", "female", Optional.empty(), 0));
    assertThat(read(me.formatted("", "NotSet")).labels()).isEmpty();
    assertThat(read(me.formatted("", "Other")).labels()).isEmpty();
    Result odd = read(me.formatted("0001-01-01", "NotSet"));
    assertThat(odd.labels()).isEmpty();
    assertThat(odd.file().values().dropped()).isEqualTo(1);
  }

  @Test
  void theReceiptSaysWhenAndByWhatTheExportWasWritten() {
    Result r =
        export
            .in(
                "de_DE",
                "<ExportDate value=\"2024-05-03 09:00:00 +0200\"/>",
                steps(WATCH, NOON, ONE, "60"))
            .read();
    assertThat(r.receipt().notes())
        .anyMatch(n ->
            n.equals(
                "written 2024-05-03 09:00:00 +0200, HealthKit export version 13,"
                    + " locale de_DE"));
    assertThat(r.receipt().simulated()).isFalse();
    assertThat(r.file().rows().read()).as("the date is no row").isEqualTo(1);
  }

  @Test
  void aSimulatorsMarkIsSeen() {
    Result r =
        export
            .text("<?simulated?><HealthData>" + steps(WATCH, NOON, ONE, "60") + "</HealthData>")
            .read();
    assertThat(r.receipt().simulated()).isTrue();
  }

  @Test
  void decimalCommasAreReadWhereTheLocaleHasThem() {
    String record = quantity("BodyMass", WATCH, NOON, NOON, "kg", "71,5");
    assertThat(export.in("de_DE", record).read().label("weight_kg")).isEqualTo(71.5);
    Result english = export.in("en_US", record).read();
    assertThat(english.labels()).isEmpty();
    assertThat(english.file().rows().dropped(Reasons.NUMBER)).isEqualTo(1);
    Result twice = export.in("de_DE", record.replace("71,5", "1,071,5")).read();
    assertThat(twice.file().rows().dropped(Reasons.NUMBER)).isEqualTo(1);
  }
}
