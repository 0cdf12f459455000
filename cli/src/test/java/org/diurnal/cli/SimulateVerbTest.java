package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.data.store.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Populations that cannot be are refused before anything is written, with what and the cure.
class SimulateVerbTest {
  @TempDir Path tmp;
  private final Workbench program = new Workbench();

  private int simulate(Path into, Object... more) {
    Map<Object, Object> options =
        new LinkedHashMap<>(
            Map.of("--people", 2, "--days", 2, "--schema", "fitbit", "--into", into));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    List<Object> words = new ArrayList<>(List.of("simulate"));
    options.forEach((name, value) -> words.addAll(List.of(name, value)));
    return program.run(words.toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "--people, 0, 0 people",
    "--people, -3, ask for 1 to",
    "--people, 2000000000, 2000000000 people",
    "--people, many, many",
    "--first-person, -1, numbered from 0",
    "--first-person, 9999999999, numbered from 0",
    "--days, 0, 0 days",
    "--days, -7, -7 days",
    "--days, 99999999, a hundred years",
    "--first-day, 2026-02-30, 2026-02-30",
    "--first-day, +999999-01-01, from 1900 to 2200",
    "--schema, fitbt, did you mean 'fitbit'?",
    "--schema, nhanes, the simulator cannot make",
    "--events, 1.5, 0 to 1",
    "--events, -0.1, 0 to 1",
    "--events, NaN, 0 to 1",
  })
  void whatCannotBeIsRefusedAndNothingIsWritten(String option, String value, String says) {
    Path into = tmp.resolve("d");
    assertThat(simulate(into, option, value)).isEqualTo(2);
    assertThat(program.err()).contains("cure:").contains(says);
    assertThat(into).doesNotExist();
  }

  @Test
  void tooManyDaysForOneDatasetAreRefused() {
    assertThat(simulate(tmp.resolve("d"), "--people", 900_000_000, "--days", 30)).isEqualTo(2);
    assertThat(program.err()).contains("in one dataset").contains("at most 71582788 people");
    assertThat(tmp.resolve("d")).doesNotExist();
  }

  @Test
  void aLabelsTableThatIsNoneIsBadData() throws IOException {
    Path csv = Files.writeString(tmp.resolve("labels.parquet"), "age_years,female\n40,1\n");
    assertThat(simulate(tmp.resolve("d"), "--people-from", csv)).isEqualTo(3);
    assertThat(program.err()).contains("labels.parquet").contains("not a Parquet file");
    assertThat(simulate(tmp.resolve("d"), "--people-from", tmp.resolve("none"))).isEqualTo(3);
    assertThat(program.err()).contains("no such file");
    // A dataset of devices alone knows nobody's age.
    assertThat(simulate(tmp.resolve("d"), "--people-from", Workbench.DATA)).isEqualTo(3);
    assertThat(program.err()).contains("age_years").contains("female");
    assertThat(tmp.resolve("d")).doesNotExist();
  }

  @Test
  void peopleFromTheLabelsOfAnotherDatasetStaySimulated() {
    Path first = tmp.resolve("first");
    Path second = tmp.resolve("second");
    assertThat(simulate(first)).isZero();
    assertThat(simulate(second, "--people-from", first)).isZero();
    assertThat(program.out()).contains("(SIMULATED)").contains("the labels of 2 real people");
    assertThat(Dataset.open(second).labels("bmi"))
        .extracting(l -> l.value())
        .containsExactlyInAnyOrderElementsOf(
            Dataset.open(first).labels("bmi").stream().map(l -> l.value()).toList());
  }

  @Test
  void aDatasetHoldsOnePopulation() {
    Path d = tmp.resolve("d");
    assertThat(simulate(d)).isZero();
    String before = Dataset.open(d).contentSha256();
    assertThat(simulate(d, "--seed", 9)).isEqualTo(2);
    assertThat(program.err()).contains("simulated with seed").contains("not 9");
    assertThat(simulate(d, "--schema", "wearable")).isEqualTo(2);
    assertThat(program.err()).contains("schema fitbit, not wearable");
    assertThat(simulate(d, "--days", 3)).isEqualTo(2);
    assertThat(program.err()).contains("days 2, not 3");
    assertThat(Dataset.open(d).contentSha256()).isEqualTo(before);
    assertThat(simulate(d, "--first-person", 2)).isZero();
    assertThat(Dataset.open(d).people()).hasSize(4);
  }

  @Test
  void realPeopleAreNotMixedIn() throws IOException {
    Path export = Files.createDirectory(tmp.resolve("export"));
    Files.writeString(
        export.resolve("minuteStepsNarrow_merged.csv"),
        "Id,ActivityMinute,Steps\n1,4/13/2016 9:00:00 AM,12\n");
    Path real = tmp.resolve("real");
    program.runs("import", "fitabase", export, "--into", real);
    assertThat(simulate(real, "--people", 100_000)).isEqualTo(2); // at once, not after hours
    assertThat(program.err()).contains("of real people").contains("never mixed");
    Path simulated = tmp.resolve("simulated");
    assertThat(simulate(simulated)).isZero();
    assertThat(program.run("import", "fitabase", export, "--into", simulated)).isEqualTo(2);
    assertThat(program.err()).contains("never mixed");
    assertThat(program.run("data", "merge", real, simulated, "--into", tmp.resolve("m")))
        .isEqualTo(2);
  }
}
