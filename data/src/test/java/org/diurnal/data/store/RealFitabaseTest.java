package org.diurnal.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.RealData;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.ChannelReceipt;
import org.diurnal.data.importing.CrossCheck;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real export of 33 people: what the receipt says, and that plain SQL over the raw CSV files
/// and over the dataset's Parquet files agree, person by person.
class RealFitabaseTest {
  @TempDir static Path tmp;
  private static Path export;
  private static Path folder;
  private static ImportReceipt receipt;

  @BeforeAll
  static void importOnce() {
    export = RealData.fitabaseExport();
    folder = tmp.resolve("dataset");
    receipt = importInto(folder);
  }

  private static ImportReceipt importInto(Path dataset) {
    return DatasetImport.run(
        new FitabaseImporter(),
        export,
        ImportOptions.defaults(),
        dataset,
        "import fitabase",
        Progress.SILENT);
  }

  @Test
  void theReceiptCountsEveryRow() {
    assertThat(receipt.people()).isEqualTo(33);
    assertThat(receipt.channel("steps"))
        .isEqualTo(new ChannelReceipt("steps", 33, 919, 1_298_700, 1_298_700));
    assertThat(receipt.channel("intensity"))
        .isEqualTo(new ChannelReceipt("intensity", 33, 919, 1_298_700, 1_298_700));
    assertThat(receipt.channel("heart_rate"))
        .isEqualTo(new ChannelReceipt("heart_rate", 5, 127, 791_446, 114_906));
    assertThat(receipt.firstDate()).contains(LocalDate.of(2016, 4, 12));
    assertThat(receipt.lastDate()).contains(LocalDate.of(2016, 5, 13));
    FileReceipt heart = receipt.file("heartrate_seconds_merged.csv");
    assertThat(heart.rows().read()).isEqualTo(791_446);
    assertThat(heart.rows().dropped()).isZero();
    assertThat(receipt.file("minuteStepsWide_merged.csv").rows().kept()).isEqualTo(21_645);
    FileReceipt sleep = receipt.file("sleepDay_merged.csv");
    assertThat(sleep.rows().read()).isEqualTo(413);
    assertThat(sleep.rows().dropped("the same again (duplicate)")).isEqualTo(3);
    assertThat(receipt.labels()).containsEntry("daily_steps", 940L).containsEntry("weight_kg", 67L);
    assertThat(receipt.simulated()).isFalse();
  }

  @Test
  void hourlyTotalsAgreeWithTheMinutes() {
    assertThat(receipt.checks()).hasSize(2);
    for (CrossCheck check : receipt.checks()) {
      assertThat(check.compared()).isGreaterThan(21_000);
      assertThat(check.equal()).isEqualTo(check.compared());
    }
  }

  @Test
  void minutesPerPersonAgreeWithPlainSqlOverTheRawFiles() throws Exception {
    String wide = "read_csv('" + export.resolve("minuteStepsWide_merged.csv") + "')";
    List<String> raw =
        sql(
            "SELECT Id::VARCHAR, count(*), sum(v)::BIGINT FROM (UNPIVOT "
                + wide
                + " ON COLUMNS('Steps.*') INTO NAME n VALUE v) GROUP BY 1 ORDER BY 1");
    List<String> stored =
        sql(
            "SELECT person_id, sum(list_count(steps))::BIGINT, sum(list_sum(steps))::BIGINT FROM "
                + parts()
                + " GROUP BY 1 ORDER BY 1");
    assertThat(raw).hasSize(33).isEqualTo(stored);
    wide = "read_csv('" + export.resolve("minuteIntensitiesWide_merged.csv") + "')";
    assertThat(
            sql(
                "SELECT Id::VARCHAR, count(*), sum(v)::BIGINT FROM (UNPIVOT "
                    + wide
                    + " ON COLUMNS('Intensity.*') INTO NAME n VALUE v) GROUP BY 1 ORDER BY 1"))
        .isEqualTo(
            sql(
                "SELECT person_id, sum(list_count(intensity))::BIGINT,"
                    + " sum(list_sum(intensity))::BIGINT FROM "
                    + parts()
                    + " GROUP BY 1 ORDER BY 1"));
  }

  @Test
  void everyHeartRateMinuteAgreesWithPlainSqlOverTheRawFile() throws Exception {
    String raw =
        "SELECT Id::VARCHAR AS person, CAST(t AS DATE) AS day, hour(t) * 60 + minute(t) AS minute,"
            + " avg(Value)::FLOAT AS bpm FROM (SELECT Id, Value, strptime(Time,"
            + " '%m/%d/%Y %I:%M:%S %p') AS t FROM read_csv('"
            + export.resolve("heartrate_seconds_merged.csv")
            + "', types = {'Time': 'VARCHAR'})) GROUP BY ALL";
    String stored =
        "SELECT person_id AS person, local_date AS day, m AS minute, heart_rate[m + 1] AS bpm FROM "
            + parts()
            + ", range(1440) r(m) WHERE heart_rate[m + 1] IS NOT NULL";
    List<String> compared =
        sql(
            "SELECT count(*), count(*) FILTER (a.bpm = b.bpm), count(a.bpm), count(b.bpm) FROM ("
                + raw
                + ") a FULL JOIN ("
                + stored
                + ") b ON a.person = b.person AND a.day = b.day AND a.minute = b.minute");
    assertThat(compared).containsExactly("114906|114906|114906|114906");
  }

  @Test
  void daysStreamInOrderAndAgreeWithSql() throws Exception {
    Dataset dataset = Dataset.open(folder);
    dataset.verify();
    List<String> keys = new ArrayList<>();
    double[] sums = new double[3];
    long[] counts = new long[3];
    dataset.forEachDay(day -> {
      keys.add(day.personId() + " " + day.localDate());
      for (int c = 0; c < 3; c++) {
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (day.observed(c).get(m)) {
            sums[c] += day.values(c)[m];
            counts[c]++;
          }
        }
      }
    });
    assertThat(keys).isSorted().hasSize((int) dataset.days()).doesNotHaveDuplicates();
    assertThat(counts).containsExactly(1_298_700, 1_298_700, 114_906);
    String[] bySql =
        sql("SELECT sum(list_sum(steps)), sum(list_sum(intensity)),"
                + " sum(list_sum(heart_rate::DOUBLE[])) FROM "
                + parts())
            .getFirst()
            .split("\\|", -1);
    for (int c = 0; c < 3; c++) {
      assertThat(sums[c]).isCloseTo(Double.parseDouble(bySql[c]), within(1e-3));
    }
    assertThat(dataset.people()).hasSize(33).isSorted();
    assertThat(dataset.peopleTable().stream().filter(p -> p.has(2)).toList()).hasSize(5);
  }

  @Test
  void minuteStepsEqualTheVendorsTotalOn747Of903Days() {
    Dataset dataset = Dataset.open(folder);
    Map<String, Double> totals = new TreeMap<>();
    for (Label l : dataset.labels("daily_steps")) {
      totals.put(l.personId() + " " + l.time().orElseThrow(), l.value());
    }
    int[] compared = new int[2];
    dataset.forEachDay(day -> {
      Double total = totals.get(day.personId() + " " + day.localDate());
      if (total != null && day.observed(0).count() > 0) {
        double sum = 0;
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          sum += day.observed(0).get(m) ? day.values(0)[m] : 0;
        }
        compared[0]++;
        compared[1] += sum == total ? 1 : 0;
      }
    });
    assertThat(compared).containsExactly(903, 747);
  }

  @Test
  void importingTwiceChangesNothing() {
    Path twice = tmp.resolve("twice");
    ImportReceipt first = importInto(twice);
    DatasetManifest before = Dataset.open(twice).manifest();
    ImportReceipt second = importInto(twice);
    assertThat(Dataset.open(twice).manifest()).isEqualTo(before);
    assertThat(second).isEqualTo(first.withNotes(List.of(DatasetWriter.IMPORTED_BEFORE)));
    assertThat(before.parts()).isEqualTo(Dataset.open(folder).manifest().parts());
    assertThat(Dataset.open(twice).contentSha256()).isEqualTo(Dataset.open(folder).contentSha256());
  }

  private static String parts() {
    return "read_parquet('" + folder.resolve("days") + "/part-*.parquet')";
  }

  private static List<String> sql(String query) throws Exception {
    try (var c = DriverManager.getConnection("jdbc:duckdb:");
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (r.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
          row.append(i > 1 ? "|" : "").append(r.getString(i));
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }
}
