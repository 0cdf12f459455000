package org.diurnal.data.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.RealData;
import org.diurnal.data.SampleDays;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.data.store.SampleDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotWornCurationTest {
  @TempDir Path tmp;

  private NotWornCuration.Outcome curate(List<DayWindow> days, Label... labels) {
    SampleDataset.add(tmp.resolve("in"), "a", days, List.of(labels));
    return NotWornCuration.run(
        Dataset.open(tmp.resolve("in")), tmp.resolve("out"), "test", Progress.SILENT);
  }

  private List<DayWindow> out() {
    List<DayWindow> days = new ArrayList<>();
    Dataset.open(tmp.resolve("out")).forEachSourceDay(days::add);
    return days;
  }

  private static float[] walking(int from, int to) {
    float[] steps = Watched.constant(0);
    Arrays.fill(steps, from, to, 5);
    return steps;
  }

  @Test
  void zerosOfHalfADayBecomeMissingAndEveryMinuteIsAccountedFor() {
    // p000: walks to 20:00, the evening's 4 hours and 9 of the next morning are one run of 13.
    // p001: a night of 8 hours stays. p002: nothing but zeros, no day is left.
    Label label = new Label("p002", "weight_kg", Optional.empty(), 70);
    NotWornCuration.Outcome outcome =
        curate(
            List.of(
                Watched.steps("p000", 0, walking(0, 1200)),
                Watched.steps("p000", 1, walking(540, 1440)),
                Watched.steps("p001", 0, walking(480, 1440)),
                Watched.steps("p002", 0, Watched.constant(0)),
                Watched.steps("p002", 2, Watched.constant(0))),
            label);
    assertThat(outcome.channels().getFirst())
        .isEqualTo(
            new NotWornCuration.Line("steps", 5 * 1440, 1200 + 900 + 1440, 240 + 540 + 2 * 1440));
    List<DayWindow> days = out();
    assertThat(days)
        .extracting(d -> d + ": " + d.observed(0).count())
        .containsExactly(
            "person p000, 2026-01-05: 1200",
            "person p000, 2026-01-06: 900",
            "person p001, 2026-01-05: 1440");
    MinuteMask afternoon = new MinuteMask();
    afternoon.set(540, 1440);
    assertThat(days.get(1).observed(0)).isEqualTo(afternoon);
    assertThat(days.get(2)).isEqualTo(Watched.steps("p001", 0, walking(480, 1440)));
    assertThat(Dataset.open(tmp.resolve("out")).labels()).containsExactly(label);

    var receipt = Dataset.open(tmp.resolve("out")).receipts().getFirst();
    assertThat(receipt).isEqualTo(outcome.receipt());
    assertThat(receipt.source()).isEqualTo("curate");
    assertThat(receipt.options()).containsEntry("not_worn", "missing");
    assertThat(receipt.files().getFirst().rows().dropped()).isEqualTo(2);
    assertThat(receipt.files().getFirst().values().dropped()).isEqualTo(240 + 540 + 2 * 1440);
    assertThat(receipt.notes()).contains("steps: 7,200 minutes read = 3,540 kept + 3,660 not worn");
    // What went in is as it was.
    Dataset.open(tmp.resolve("in")).verify();
    assertThat(Dataset.open(tmp.resolve("in")).days()).isEqualTo(5);
  }

  @Test
  void eachDeviceIsJudgedByItself() {
    DayWindow phone = Watched.steps("p000", 0, Watched.constant(0));
    DayWindow watch =
        new DayWindow(
            "p000",
            SampleDays.FIRST,
            phone.utcOffsetMinutes(),
            "watch",
            new float[][] {walking(0, 1440), Watched.nothing(), Watched.nothing()},
            new MinuteMask[] {MinuteMask.all(), new MinuteMask(), new MinuteMask()});
    DayWindow next = Watched.steps("p000", 1, walking(300, 1440)); // the phone's, from 05:00
    curate(List.of(phone, watch, next));
    assertThat(out())
        .extracting(d -> d.sourceId() + " " + d + ": " + d.observed(0).count())
        .containsExactly(
            "watch person p000, 2026-01-05: 1440", "sample person p000, 2026-01-06: 1140");
  }

  @Test
  void aFolderThatIsThereIsRefused() {
    curate(List.of(Watched.steps("p000", 0, walking(0, 1440))));
    assertThatThrownBy(() ->
            NotWornCuration.run(
                Dataset.open(tmp.resolve("in")), tmp.resolve("out"), "test", Progress.SILENT))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("out");
  }

  @Test
  void onTheRealExportASixthOfTheMinutesWasNotWorn() {
    DatasetImport.run(
        new FitabaseImporter(),
        RealData.fitabaseExport(),
        ImportOptions.defaults(),
        tmp.resolve("real"),
        "import fitabase",
        Progress.SILENT);
    NotWornCuration.Outcome outcome =
        NotWornCuration.run(
            Dataset.open(tmp.resolve("real")), tmp.resolve("worn"), "test", Progress.SILENT);
    assertThat(outcome.channels())
        .containsExactly(
            new NotWornCuration.Line("steps", 1_298_700, 1_069_212, 229_488),
            new NotWornCuration.Line("intensity", 1_298_700, 1_069_212, 229_488),
            new NotWornCuration.Line("heart_rate", 114_906, 114_906, 0));
    DataCheck after = DataCheck.of(Dataset.open(tmp.resolve("worn")));
    assertThat(after.count(Finding.Kind.NOT_WORN)).isZero();
    assertThat(after.notWornMinutes()).isZero();
  }
}
