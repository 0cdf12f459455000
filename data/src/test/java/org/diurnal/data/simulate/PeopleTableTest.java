package org.diurnal.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.RealData;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.ParquetSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People out of the rows of a labels table: what a row says stays, and what is left out is
/// counted.
class PeopleTableTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  @TempDir Path tmp;

  private Path table(String select) {
    Path file = tmp.resolve("t" + select.hashCode() + ".parquet");
    ParquetSample.write(file, select);
    return file;
  }

  private static Map<String, Double> labels(Simulator s, long number) {
    Map<String, Double> labels = new HashMap<>();
    s.person(
        number,
        d -> {},
        l -> {
          if (l.time().isEmpty()) {
            labels.put(l.task(), l.value());
          }
        });
    return labels;
  }

  @Test
  void whatARowSaysStaysAndWhatItLacksIsDrawn() {
    PeopleTable table =
        PeopleTable.read(
            table(
                "SELECT 7 AS seqn, 61 AS age_years, 1 AS female, 31.5 AS bmi, 160.0 AS height_cm,"
                    + " 1 AS current_smoker, 0 AS beta_blocker, 1 AS diabetes_any, 5 AS"
                    + " sleep_hours, 1 AS arthritis, NULL::DOUBLE AS sbp_mmhg"));
    Simulator s = new Simulator(3, FITBIT, MONDAY, 1, 0).from(table);
    Traits t = s.traits(0);
    assertThat(t.ageYears()).isEqualTo(61);
    assertThat(t.female()).isTrue();
    assertThat(t.bmi()).isEqualTo(31.5);
    assertThat(t.heightCm()).isEqualTo(160);
    assertThat(t.smoker()).isTrue();
    assertThat(t.betaBlocker()).isFalse();
    Map<String, Double> labels = labels(s, 0);
    assertThat(labels)
        .containsEntry("age_years", 61.0)
        .containsEntry("bmi", 31.5)
        .containsEntry("obese", 1.0)
        .containsEntry("diabetes_any", 1.0)
        .containsEntry("sleep_hours", 5.0)
        .containsEntry("short_sleep", 1.0) // follows from the row's hours
        .containsEntry("arthritis", 1.0) // no equation speaks of it
        .containsEntry("truth_row", 1.0)
        .containsKeys("sbp_mmhg", "stroke", "truth_fitness")
        .doesNotContainKey("seqn");
    // Traits that were drawn by an answer know it: they are no ceiling for it.
    assertThat(labels).doesNotContainKey("bayes_diabetes_any").containsKey("bayes_stroke");
    assertThat(table.carried()).containsExactly("arthritis");
  }

  @Test
  void everyRowComesOnceThenAgainInAnotherOrder() {
    PeopleTable table =
        PeopleTable.read(table("SELECT 20 + i AS age_years, i % 2 AS female FROM range(40) r(i)"));
    List<Double> first = ages(table, 5, 0, 40);
    assertThat(first)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(20, 60).mapToObj(a -> (double) a).toList());
    List<Double> second = ages(table, 5, 40, 80);
    assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
    assertThat(ages(table, 6, 0, 40)).isNotEqualTo(first);
    // The same row twice is not the same person twice.
    Simulator s = new Simulator(5, FITBIT, MONDAY, 1, 0).from(table);
    long again = 40 + second.indexOf(first.getFirst());
    assertThat(s.traits(again).ageYears()).isEqualTo(s.traits(0).ageYears());
    assertThat(s.traits(again).fitness()).isNotEqualTo(s.traits(0).fitness());
  }

  private static List<Double> ages(PeopleTable table, long seed, long from, long to) {
    Simulator s = new Simulator(seed, FITBIT, MONDAY, 1, 0).from(table);
    return LongStream.range(from, to).mapToObj(n -> s.traits(n).ageYears()).toList();
  }

  @Test
  void shardsMadeApartAreTheDatasetMadeAtOnceFromATableToo() {
    Path file =
        table("SELECT 18 + 3 * i AS age_years, i % 2 AS female, 20 + i AS bmi FROM range(9) r(i)");
    Simulator s = new Simulator(5, FITBIT, MONDAY, 2, 0.2).from(PeopleTable.read(file));
    SimulatedCohort.write(tmp.resolve("whole"), s, 0, 5, "test", Progress.SILENT);
    Simulator other = new Simulator(5, FITBIT, MONDAY, 2, 0.2).from(PeopleTable.read(file));
    SimulatedCohort.write(tmp.resolve("shards"), other, 3, 2, "test", Progress.SILENT);
    ImportReceipt r =
        SimulatedCohort.write(tmp.resolve("shards"), other, 0, 3, "test", Progress.SILENT);
    Dataset whole = Dataset.open(tmp.resolve("whole"));
    Dataset shards = Dataset.open(tmp.resolve("shards"));
    assertThat(shards.labels()).isEqualTo(whole.labels());
    List<Object> a = new ArrayList<>();
    List<Object> b = new ArrayList<>();
    whole.forEachDay(a::add);
    shards.forEachDay(b::add);
    assertThat(b).isEqualTo(a);
    assertThat(r.simulated()).isTrue();
    assertThat(r.options().get("people-from")).contains(r.files().getFirst().sha256());
    assertThat(r.files().getFirst().rows().kept()).isEqualTo(9);
  }

  @Test
  void theLabelsOfADatasetMakePeopleWithTheSameLabels() {
    Simulator made = new Simulator(8, FITBIT, MONDAY, 1, 0);
    Path d = tmp.resolve("d");
    SimulatedCohort.write(d, made, 0, 6, "test", Progress.SILENT);
    PeopleTable table = PeopleTable.read(d);
    assertThat(table.size()).isEqualTo(6);
    assertThat(table.receipt().rows().rejections())
        .extracting(r -> r.reason())
        .anyMatch(r -> r.contains("truth_..."))
        .anyMatch(r -> r.contains("bayes_..."))
        .anyMatch(r -> r.contains("daily_steps"));
    List<Label> before = Dataset.open(d).labels();
    Simulator s = new Simulator(9, FITBIT, MONDAY, 1, 0).from(table);
    for (long p = 0; p < 6; p++) {
      Map<String, Double> now = labels(s, p);
      String twin =
          before.stream()
              .filter(l -> l.task().equals("bmi") && l.value() == now.getOrDefault("bmi", 0.0))
              .map(Label::personId)
              .findFirst()
              .orElseThrow();
      for (Label l : before) {
        if (l.personId().equals(twin)
            && l.time().isEmpty()
            && HealthLabels.tasks().contains(l.task())) {
          assertThat(now).containsEntry(l.task(), l.value());
        }
      }
    }
  }

  @Test
  void whoCannotBeMadeIsLeftOutWithTheReasonAndTheRow() {
    PeopleTable table =
        PeopleTable.read(
            table(
                "SELECT * FROM (VALUES (30, 1, 24.0, 1), (12, 0, 18.0, 0), (NULL, 0, 20.0, 0),"
                    + " (40, NULL, 20.0, 0), (50, 2, 20.0, 0), (130, 1, 20.0, 0), (33, 0, 999.0, 3))"
                    + " t(age_years, female, bmi, stroke)"));
    assertThat(table.size()).isEqualTo(2);
    var rows = table.receipt().rows();
    assertThat(rows.read()).isEqualTo(7);
    assertThat(rows.dropped("younger than 18")).isEqualTo(1);
    assertThat(rows.dropped("age_years is missing")).isEqualTo(1);
    assertThat(rows.dropped("female is missing")).isEqualTo(1);
    assertThat(rows.dropped("female is neither 0 nor 1")).isEqualTo(1);
    assertThat(rows.dropped("older than 110")).isEqualTo(1);
    assertThat(rows.rejections().getFirst().firstLines()).containsExactly(2L);
    var values = table.receipt().values();
    assertThat(values.dropped("bmi outside 10 to 150")).isEqualTo(1);
    assertThat(values.dropped("stroke is neither 0 nor 1")).isEqualTo(1);
    assertThat(values.read()).isEqualTo(8);
  }

  @Test
  void aTableThatIsNoneIsRefusedNamingWhatItLacks() throws IOException {
    assertThatThrownBy(() -> PeopleTable.read(table("SELECT 1 AS seqn, 40 AS age_years")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("no column female")
        .hasMessageContaining("seqn, age_years");
    assertThatThrownBy(() ->
            PeopleTable.read(table("SELECT 'a' AS person_id, 'weight_kg' AS task, 70.0 AS value")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("no adult")
        .hasMessageContaining("1 rows: age_years is missing (first in row 1)");
    assertThatThrownBy(() -> PeopleTable.read(table("SELECT 9 AS age_years, 1 AS female")))
        .hasMessageContaining("no adult")
        .hasMessageContaining("younger than 18");
    assertThatThrownBy(
            () -> PeopleTable.read(table("SELECT 9 AS age_years, 1 AS female WHERE false")))
        .hasMessageContaining("it has no row");
    assertThatThrownBy(() -> PeopleTable.read(table("SELECT 'old' AS age_years, 1 AS female")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("age_years is not a number");
    assertThatThrownBy(() ->
            PeopleTable.read(
                table(
                    "SELECT 'a' AS person_id, unnest(['female', 'female']) AS task, 1.0 AS"
                        + " value")))
        .hasMessageContaining("has female twice");
    Path csv = Files.writeString(tmp.resolve("labels.csv"), "age_years,female\n40,1\n");
    assertThatThrownBy(() -> PeopleTable.read(csv))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("not a Parquet file");
    assertThatThrownBy(() -> PeopleTable.read(tmp.resolve("nowhere.parquet")))
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> PeopleTable.read(tmp)).hasMessageContaining("no such file");
  }

  @Test
  void realPeoplesCombinationsOfLabelsComeOutAsTheyWentIn() {
    PeopleTable table = PeopleTable.read(RealData.nhanes().resolve("labels.parquet"));
    assertThat(table.size()).isBetween(10_000, 13_000);
    assertThat(table.receipt().rows().read()).isEqualTo(20_470);
    Simulator s = new Simulator(1, FITBIT, MONDAY, 1, 0).from(table);
    double[] sum = new double[2];
    int n = 300;
    for (long p = 0; p < n; p++) {
      Map<String, Double> labels = labels(s, p);
      assertThat(labels).containsAllEntriesOf(table.labels(1, p));
      assertThat(labels.keySet()).containsAll(HealthLabels.tasks());
      double fitness = s.traits(p).fitness();
      sum[0] += fitness / n;
      sum[1] += fitness * fitness / n;
    }
    // Real people are not drawn from the model, but its people have to stay people.
    assertThat(sum[0]).as("mean fitness of 300").isBetween(-0.6, 0.6);
    assertThat(Math.sqrt(sum[1] - sum[0] * sum[0])).as("its SD").isBetween(0.6, 1.5);
  }
}
