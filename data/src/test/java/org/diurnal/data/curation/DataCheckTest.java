package org.diurnal.data.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.diurnal.data.SampleDays.constant;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Json;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.RealData;
import org.diurnal.data.SampleDays;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.simulate.SimulatedExport;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.data.store.SampleDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
  @TempDir Path tmp;

  private Dataset dataset(List<DayWindow> days, Label... labels) {
    SampleDataset.add(tmp.resolve("d"), "a", days, List.of(labels));
    return Dataset.open(tmp.resolve("d"));
  }

  private static List<Finding> of(DataCheck check, Finding.Kind kind) {
    return check.findings().stream().filter(f -> f.kind() == kind).toList();
  }

  @Test
  void aPersonWithoutASensorDoesNotLoseDaysToIt() {
    // Of 1440 minutes of the one channel that p000 has, 288 are exactly 20 %: kept. Over the three
    // channels of the schema 288 of 4320 are 6.7 %: would be dropped.
    Dataset d =
        dataset(
            List.of(
                constant("p000", 0, 3, 0, 0, 288, 1),
                constant("p000", 1, 3, 0, 0, 287, 1),
                constant("p001", 0, 3, 0, 0, 1440, 0)));
    DataCheck check = DataCheck.of(d);
    assertThat(check.daysDropped()).isEqualTo(1);
    assertThat(check.daysDroppedOverAllChannels()).isEqualTo(2);
    assertThat(of(check, Finding.Kind.MOSTLY_MISSING))
        .extracting(f -> f.personId() + " " + f.date())
        .containsExactly("p000 2026-01-06");
    assertThat(check.missingShare()).isCloseTo((0.8 + 1153 / 1440.0 + 0) / 3, within(1e-12));
    assertThat(DayFilter.of(d).keeps(constant("stranger", 0, 3, 0, 0, 1440, 1))).isFalse();
  }

  @Test
  void theSameValueForMoreThanTwoHoursIsAStuckSensorUnlessItIsZero() {
    DayWindow gap = constant("p003", 0, 3, 2, 600, 721, 70);
    MinuteMask[] hidden = {new MinuteMask(), new MinuteMask(), new MinuteMask()};
    hidden[2].set(650);
    DataCheck check =
        DataCheck.of(
            dataset(
                List.of(
                    constant("p000", 0, 3, 2, 600, 720, 70), // two hours, not more
                    constant("p001", 0, 3, 2, 1319, 1440, 71), // to the end of the day
                    constant("p002", 0, 3, 0, 0, 1440, 0),
                    gap.hiding(hidden))));
    assertThat(of(check, Finding.Kind.STUCK_SENSOR))
        .containsExactly(
            new Finding(
                Finding.Kind.STUCK_SENSOR,
                "p001",
                SampleDays.FIRST,
                OptionalInt.of(1319),
                "heart_rate",
                "71.0 /min for 121 minutes from 21:59"));
  }

  @Test
  void aClassThatLastsIsNotCalledStuck() {
    DataCheck check =
        DataCheck.of(
            dataset(
                List.of(
                    constant("p000", 0, 3, 1, 804, 928, 3), // a workout of 124 minutes
                    constant("p001", 0, 3, 1, 0, 700, 0))));
    assertThat(of(check, Finding.Kind.STUCK_SENSOR)).isEmpty();
    assertThat(of(check, Finding.Kind.LONG_STATE))
        .extracting(f -> f.personId() + " " + f.detail())
        .containsExactly("p000 intensity 3 for 124 minutes from 13:24");
  }

  @Test
  void valuesOutsideTheRangeAreFoundWithTheirMinute() {
    DataCheck check =
        DataCheck.of(
            dataset(
                List.of(
                    constant("p000", 0, 3, 0, 61, 63, 301), constant("p000", 1, 3, 0, 0, 9, 300))));
    List<Finding> found = of(check, Finding.Kind.IMPLAUSIBLE);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().detail())
        .isEqualTo("2 minutes outside 0.0 to 300.0 /min, first 301.0 at 01:01");
  }

  @Test
  void aCopiedPersonIsFoundAndADeviceInADrawerIsNot() {
    List<DayWindow> one = SampleDays.random(1, 2, 3, 9);
    DayWindow copy =
        new DayWindow(
            "p009",
            SampleDays.FIRST.plusDays(40),
            one.get(1).utcOffsetMinutes(),
            "sample",
            new float[][] {
              one.get(1).values(0).clone(),
              one.get(1).values(1).clone(),
              one.get(1).values(2).clone()
            },
            new MinuteMask[] {
              one.get(1).observed(0), one.get(1).observed(1), one.get(1).observed(2)
            });
    DataCheck check =
        DataCheck.of(
            dataset(
                List.of(
                    one.get(0),
                    one.get(1),
                    constant("p005", 0, 3, 0, 0, 1440, 0),
                    constant("p006", 0, 3, 0, 0, 1440, 0),
                    copy)));
    List<Finding> found = of(check, Finding.Kind.DUPLICATE_PERSON);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().personId()).isEqualTo("p009");
    assertThat(found.getFirst().detail()).isEqualTo("the same minutes as person p000, 2026-01-06");
  }

  @Test
  void totalsAreComparedWhereBothAreThere() {
    DataCheck check =
        DataCheck.of(
            dataset(
                List.of(
                    constant("p000", 0, 3, 0, 0, 10, 7),
                    constant("p000", 1, 3, 0, 0, 10, 7),
                    constant("p000", 2, 3, 2, 0, 10, 70),
                    constant("p000", 3, 3, 0, 0, 10, 7)),
                new Label("p000", "daily_steps", Optional.of(SampleDays.FIRST), 70),
                new Label("p000", "daily_steps", Optional.of(SampleDays.FIRST.plusDays(1)), 71),
                new Label("p000", "daily_steps", Optional.of(SampleDays.FIRST.plusDays(2)), 9)));
    assertThat(check.totalsCompared()).isEqualTo(2);
    assertThat(check.totalsEqual()).isEqualTo(1);
    assertThat(of(check, Finding.Kind.TOTAL_DIFFERS).getFirst().detail())
        .isEqualTo("minutes add up to 70, the vendor says 71; 10 minutes observed");
    assertThat(Json.text(check)).contains("\"totalsEqual\" : 1");
  }

  @Test
  void gapsAreCountedByLengthForThoseWhoHaveTheChannel() {
    // p000 day 0: gaps of 100 and 1240 minutes; day 1: 40 and 1300; day 2: a whole day; p001 has no
    // such channel.
    Dataset d =
        dataset(
            List.of(
                constant("p000", 0, 3, 0, 100, 200, 1),
                constant("p000", 1, 3, 0, 40, 140, 1),
                constant("p000", 2, 3, 1, 0, 1440, 1),
                constant("p001", 0, 3, 1, 0, 1440, 1)));
    DataSummary s = DataSummary.of(d);
    DataSummary.ChannelSummary steps = s.channels().get(0);
    assertThat(steps.gaps())
        .isEqualTo(new GapLengths(5, 1, 1240, 1440, 100 + 1240 + 40 + 1300 + 1440));
    assertThat(steps.people()).isEqualTo(1);
    assertThat(steps.days()).isEqualTo(2);
    assertThat(steps.observedMinutes()).isEqualTo(200);
    assertThat(steps.observedShare()).isCloseTo(200 / (4 * 1440.0), within(1e-12));
    assertThat(steps.observedShareOfOwners()).isCloseTo(200 / (3 * 1440.0), within(1e-12));
    assertThat(s.persons()).hasSize(2);
    assertThat(s.toText()).contains("2 people, 4 days").contains("SIMULATED");
    assertThat(Json.text(s)).contains("\"medianMinutes\" : 1240");
  }

  @Test
  void onTheRealExportMinutesEqualTheVendorsTotalOn747Of903Days() {
    Path export = RealData.fitabaseExport();
    DatasetImport.run(
        new FitabaseImporter(),
        export,
        ImportOptions.defaults(),
        tmp.resolve("real"),
        "import fitabase",
        Progress.SILENT);
    Dataset real = Dataset.open(tmp.resolve("real"));
    DataCheck check = DataCheck.of(real);
    assertThat(check.totalsCompared()).isEqualTo(903);
    assertThat(check.totalsEqual()).isEqualTo(747);
    assertThat(check.count(Finding.Kind.TOTAL_DIFFERS)).isEqualTo(156);
    assertThat(check.counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Finding.Kind.MOSTLY_MISSING, 5L,
                Finding.Kind.NOT_WORN, 119L,
                Finding.Kind.SPREAD_EVENLY, 4L,
                Finding.Kind.LONG_STATE, 1L,
                Finding.Kind.IMPLAUSIBLE_JUMP, 5L,
                Finding.Kind.TOTAL_DIFFERS, 156L));
    assertThat(check.notWornMinutes()).isEqualTo(229_488);
    // Only 5 of 33 people have heart rate: counted over all channels two thirds are still there.
    assertThat(check.missingShareOfAllChannels()).isGreaterThan(check.missingShare());
    DataSummary summary = DataSummary.of(real);
    assertThat(summary.channels().get(0).observedMinutes()).isEqualTo(1_298_700);
    assertThat(summary.channels().get(2).people()).isEqualTo(5);
  }

  @Test
  void cleanDaysAreSilent() {
    SimulatedExport.write(tmp.resolve("export"), 6, 9, 3);
    DatasetImport.run(
        new FitabaseImporter(),
        tmp.resolve("export"),
        ImportOptions.defaults().withZone(java.time.ZoneId.of("Europe/Berlin")),
        tmp.resolve("clean"),
        "test",
        Progress.SILENT);
    DataCheck check = DataCheck.of(Dataset.open(tmp.resolve("clean")));
    // Days on which the device was left at home; and hearts that jump where exercise begins, as
    // five times in the 923 days of the real export.
    assertThat(check.counts().keySet())
        .isSubsetOf(Finding.Kind.MOSTLY_MISSING, Finding.Kind.IMPLAUSIBLE_JUMP);
    assertThat(check.count(Finding.Kind.IMPLAUSIBLE_JUMP)).isLessThan(4);
  }

  @Test
  void nothingIsChangedByACheck() {
    Dataset d = dataset(List.of(constant("p000", 0, 3, 0, 0, 1440, 0)));
    DataCheck.of(d);
    d.verify();
    assertThat(Dataset.open(d.folder()).manifest()).isEqualTo(d.manifest());
  }

  @Test
  void heartRatesJumpAndDaysAddUpToMoreThanPeopleDo() {
    float[][] values = new float[3][1440];
    MinuteMask[] observed = {MinuteMask.all(), new MinuteMask(), MinuteMask.all()};
    for (int m = 0; m < 1440; m++) {
      values[0][m] = m % 2 == 0 ? 80 : 5; // 61,200
      values[2][m] = m < 700 ? 60 + m % 2 : m < 702 ? 121 + 1 : 142 + m % 2;
    }
    DataCheck check = DataCheck.of(dataset(List.of(SampleDays.day("p000", 0, values, observed))));
    assertThat(of(check, Finding.Kind.IMPLAUSIBLE_JUMP))
        .extracting(f -> f.minute().orElse(-1) + ": " + f.detail())
        .containsExactly("700: from 61.0 to 122.0 /min at 11:40");
    assertThat(of(check, Finding.Kind.IMPLAUSIBLE_TOTAL))
        .extracting(Finding::detail)
        .containsExactly("61,200 steps");
    for (int m = 0; m < 1440; m++) {
      values[0][m] = 1 + m % 3;
      values[2][m] = 141 + m % 2;
    }
    DataCheck other =
        DataCheck.of(datasetAt("e", List.of(SampleDays.day("p000", 0, values, observed))));
    assertThat(of(other, Finding.Kind.IMPLAUSIBLE_TOTAL))
        .extracting(Finding::detail)
        .containsExactly("mean of 1440 minutes 141.5 /min");
  }

  private Dataset datasetAt(String folder, List<DayWindow> days) {
    SampleDataset.add(tmp.resolve(folder), "a", days, List.of());
    return Dataset.open(tmp.resolve(folder));
  }
}
