package org.diurnal.data.nhanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.RealData;
import org.diurnal.data.importing.CrossCheck;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.nhanes.RawCountsFile.Row;
import org.diurnal.data.store.ParquetRows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The compact files of real participants.
class CompactFilesTest {
  @TempDir Path tmp;

  @Test
  void countsAndWearOfADayComeTogetherAndAgree() throws IOException {
    for (String name : List.of("wear_minutes.parquet", "counts_sample.parquet")) {
      Files.copy(RealData.nhanes().resolve(name), tmp.resolve(name));
    }
    Imported i = Imported.receiptOf(tmp);
    assertThat(i.receipt().people()).isEqualTo(14_631);
    assertThat(i.receipt().channel("counts").days()).isEqualTo(360);
    assertThat(i.receipt().channel("counts").people()).isEqualTo(105);
    assertThat(i.receipt().checks())
        .containsExactly(
            new CrossCheck(
                "counts_sample.parquet",
                "worn minutes of a day against those of the other files",
                360,
                360,
                0,
                List.of()));
  }

  @Test
  void theSampleAloneHasItsOwnWearBits() {
    Imported i = Imported.of(RealData.nhanes().resolve("counts_sample.parquet"));
    assertThat(i.days()).hasSize(360);
    assertThat(i.receipt().channel("worn").samples()).isEqualTo(360 * 1440);
    assertThat(i.receipt().labels()).isEmpty();
    assertThat(i.receipt().checks()).isEmpty();
    DayWindow day = i.day(21005, LocalDate.of(2003, 1, 5));
    assertThat(day.localDate().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(day.observed(CountChannels.COUNTS).count()).isEqualTo(1440);
    assertThat(day.observed(CountChannels.WORN).count()).isEqualTo(1440);
  }

  @Test
  @Tag("slow")
  void everyBitOfTheWearRecordIsAMinuteOfTheRightWeekday() {
    Path file = RealData.nhanes().resolve("wear_minutes.parquet");
    int[] days = {0};
    try (ParquetRows.Cursor rows =
        ParquetRows.of(file)
            .open(
                List.of("seqn", "weekday", "wear_bits", "missing_minutes"),
                List.of("seqn", "day_index"))) {
      ImportSink sink =
          new ImportSink() {
            @Override
            public void day(DayWindow day) {
              do {
                assertThat(rows.next()).isTrue();
              } while (rows.whole(3).orElseThrow() == 1440); // no minute at all, no day
              days[0]++;
              assertThat(day.personId()).isEqualTo(rows.text(0));
              assertThat(day.localDate().getDayOfWeek().getValue() % 7 + 1)
                  .isEqualTo((int) rows.whole(1).orElseThrow());
              MinuteMask worn = new MinuteMask();
              for (int m = 0; m < MinuteMask.MINUTES; m++) {
                if (day.values(CountChannels.WORN)[m] == 1) {
                  worn.set(m);
                }
              }
              assertThat(worn).isEqualTo(MinuteMask.fromBytes(rows.bytes(2).orElseThrow()));
              assertThat(day.observed(CountChannels.WORN).count())
                  .isEqualTo(1440 - (int) rows.whole(3).orElseThrow());
            }

            @Override
            public void label(Label label) {}
          };
      new NhanesImporter().read(file, ImportOptions.defaults(), sink, Progress.SILENT);
    }
    assertThat(days[0]).isEqualTo(102_239);
  }

  @Test
  @Tag("slow")
  void countsMinuteByMinuteWinAndTheCompactRecordIsComparedWithThem() throws IOException {
    // The five participants whose seven days of counts are whole, written as NCHS would.
    Files.copy(
        RealData.nhanes().resolve("wear_minutes.parquet"), tmp.resolve("wear_minutes.parquet"));
    try (RawCountsFile raw = new RawCountsFile(tmp.resolve("PAXRAW_C.XPT"), false);
        ParquetRows.Cursor rows =
            ParquetRows.of(RealData.nhanes().resolve("counts_sample.parquet"))
                .open(
                    List.of("seqn", "day_index", "weekday", "counts_u16le", "source"),
                    List.of("seqn", "day_index"))) {
      while (rows.next()) {
        if (rows.text(4).equals("accelerometry")) {
          byte[] counts = rows.bytes(3).orElseThrow();
          int day = (int) rows.whole(1).orElseThrow() - 1;
          int first = PlaceholderDates.firstWeekday((int) rows.whole(2).orElseThrow(), day);
          for (int m = 0; m < 1440; m++) {
            int count = counts[2 * m] & 0xFF | (counts[2 * m + 1] & 0xFF) << 8;
            raw.row(Row.of((int) rows.whole(0).orElseThrow(), first, day * 1440 + m + 1, count, 0));
          }
        }
      }
    }
    Imported i = Imported.receiptOf(tmp);
    assertThat(i.receipt().people()).isEqualTo(14_631);
    assertThat(i.receipt().channel("counts").people()).isEqualTo(5);
    CrossCheck check = i.receipt().checks().getFirst();
    assertThat(check.compared()).isEqualTo(35);
    assertThat(check.equal()).isEqualTo(35);
    assertThat(i.rowsDropped(Reason.ELSEWHERE)).isEqualTo(35);
  }
}
