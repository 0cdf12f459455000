package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.data.store.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DataVerbTest {
  @TempDir Path tmp;
  private final Workbench program = new Workbench();

  private static List<DayWindow> days() {
    List<DayWindow> days = new java.util.ArrayList<>();
    Dataset.open(Workbench.DATA).forEachDay(days::add);
    return days;
  }

  @Test
  void showCountsWhatTheDatasetHolds() {
    List<JsonNode> tables = program.tables("data", "show", Workbench.DATA, "--people-table");
    JsonNode overview = tables.get(0).get("rows").get(0);
    assertThat(overview.get("people").asInt()).isEqualTo(6);
    assertThat(overview.get("days").asInt()).isEqualTo(days().size());
    assertThat(overview.get("simulated").asBoolean()).isTrue();
    JsonNode channels = tables.get(1).get("rows");
    for (int c = 0; c < 3; c++) {
      int channel = c;
      assertThat(channels.get(c).get("minutes").asLong())
          .isEqualTo(days().stream().mapToLong(d -> d.observed(channel).count()).sum());
    }
    assertThat(channels.get(2).get("channel").asString()).isEqualTo("heart_rate");
    assertThat(channels.get(2).get("people").asInt()).isEqualTo(4);
    assertThat(tables.getLast().get("rows").size()).isEqualTo(6);
    assertThat(tables.getLast().get("rows").get(0).get("steps").asLong())
        .isEqualTo(
            days().stream()
                .filter(d -> d.personId().equals(days().getFirst().personId()))
                .mapToLong(d -> d.observed(0).count())
                .sum());
  }

  @Test
  void aDayHourByHourAddsUpToTheDay() {
    DayWindow day = days().get(1);
    JsonNode table =
        program
            .tables(
                "data",
                "show",
                Workbench.DATA,
                "--person",
                day.personId(),
                "--day",
                day.localDate())
            .getFirst();
    assertThat(table.get("rows").size()).isEqualTo(24);
    double steps = 0;
    int minutes = 0;
    double pulse = 0;
    for (JsonNode row : table.get("rows")) {
      steps += row.get("steps sum").isNull() ? 0 : row.get("steps sum").asDouble();
      minutes += row.get("heart_rate minutes").asInt();
      pulse +=
          row.get("heart_rate mean").isNull()
              ? 0
              : row.get("heart_rate mean").asDouble() * row.get("heart_rate minutes").asInt();
    }
    double expectedSteps = 0;
    double expectedPulse = 0;
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      expectedSteps += day.observed(0).get(m) ? day.values(0)[m] : 0;
      expectedPulse += day.observed(2).get(m) ? day.values(2)[m] : 0;
    }
    assertThat(steps).isGreaterThan(0).isCloseTo(expectedSteps, within(1e-6));
    assertThat(minutes).isEqualTo(day.observed(2).count());
    assertThat(pulse).isCloseTo(expectedPulse, within(1e-6));
  }

  @Test
  void anHourWithoutAMinuteShowsADashAndNoZero() {
    DayWindow first =
        days().stream()
            .filter(d -> d.localDate().toString().equals("2026-01-05")) // begins at noon
            .findFirst()
            .orElseThrow();
    assertThat(first.observed(0).count(0, 60)).isZero();
    assertThat(first.observed(2).count()).isPositive();
    String text =
        program.runs(
            "data",
            "show",
            Workbench.DATA,
            "--person",
            first.personId(),
            "--day",
            first.localDate());
    assertThat(text.lines().filter(l -> l.startsWith("00:00")).findFirst().orElseThrow())
        .matches("00:00 +- +0 +- +0 +- +0");
  }

  @Test
  void aPersonAloneListsTheirDays() {
    JsonNode table =
        program
            .tables("data", "show", Workbench.DATA, "--person", days().getFirst().personId())
            .getFirst();
    List<DayWindow> own =
        days().stream().filter(d -> d.personId().equals(days().getFirst().personId())).toList();
    assertThat(table.get("rows").size()).isEqualTo(own.size());
    assertThat(table.get("rows").get(0).get("date").asString())
        .isEqualTo(own.getFirst().localDate().toString());
  }

  @Test
  void askingForWhoOrWhatIsNotThereIsAMistake() {
    assertThat(program.run("data", "show", Workbench.DATA, "--day", "2026-01-05")).isEqualTo(2);
    assertThat(program.err()).contains("--day without --person");
    assertThat(program.run("data", "show", Workbench.DATA, "--person", "nobody")).isEqualTo(2);
    assertThat(program.err()).contains("nobody named nobody").contains("9000000001");
    assertThat(
            program.run(
                "data", "show", Workbench.DATA, "--person", "9000000001", "--day", "2020-01-01"))
        .isEqualTo(2);
    assertThat(program.err()).contains("has no day 2020-01-01");
    assertThat(program.run("data", "show", tmp)).isEqualTo(3);
    assertThat(program.err()).contains("no dataset here");
  }

  @Test
  void checkListsFindingsGapsAndWearAndEndsWell() {
    List<JsonNode> tables = program.tables("data", "check", Workbench.DATA, "--most", "2");
    JsonNode totals =
        tables
            .getFirst()
            .get("rows")
            .valueStream()
            .filter(r -> r.get("finding").asString().equals("total_differs"))
            .findFirst()
            .orElseThrow();
    // The first day of everybody is cut short, and the totals are of the whole day.
    assertThat(totals.get("number").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(totals.get("rule").asString()).contains("do not add up");
    assertThat(totals.get("likely cause").asString()).isNotEmpty();
    assertThat(totals.get("what to do").asString()).isNotEmpty();
    List<JsonNode> listed =
        tables
            .get(1)
            .get("rows")
            .valueStream()
            .filter(r -> r.get("finding").asString().equals("total_differs"))
            .toList();
    assertThat(listed).hasSize(2);
    assertThat(listed.getFirst().get("minute").isNull()).isTrue();
    assertThat(listed.getFirst().get("likely cause").asString())
        .isEqualTo(totals.get("likely cause").asString());
    assertThat(tables)
        .extracting(t -> t.get("title").asString())
        .contains("gaps", "gaps by person", "worn minutes a day", "worn minutes a day by person");
    JsonNode steps = tables.get(2).get("rows").get(0);
    assertThat(steps.get("channel").asString()).isEqualTo("steps");
    assertThat(steps.get("people").asInt()).isEqualTo(6);
  }

  @Test
  void checkForPeopleSaysTheRuleAndWhatToDoOfWhatWasFound() {
    String text = program.runs("data", "check", Workbench.DATA);
    assertThat(text)
        .contains("checked " + days().size() + " days of 6 people")
        .contains("total_differs: likely minutes of the day are missing")
        .contains("worn minutes a day")
        .doesNotContain("by person");
    assertThat(program.runs("data", "check", Workbench.DATA, "--people-table"))
        .contains("gaps by person");
    assertThat(program.runs("data", "check", Workbench.DATA, "--format", "csv"))
        .contains("finding,number,rule,likely cause,what to do,simulated\r\n");
  }

  @Test
  void curateLeavesOutWhatWasNotWornOnlyWhenAsked() {
    Path worn = tmp.resolve("worn");
    assertThat(program.run("data", "curate", Workbench.DATA, "--into", worn)).isEqualTo(2);
    assertThat(program.err()).contains("--not-worn");
    JsonNode rows =
        program
            .tables("data", "curate", Workbench.DATA, "--into", worn, "--not-worn")
            .getFirst()
            .get("rows");
    long steps = days().stream().mapToLong(d -> d.observed(0).count()).sum();
    assertThat(rows.get(0).get("read").asLong()).isEqualTo(steps);
    assertThat(rows.get(0).get("kept").asLong() + rows.get(0).get("not worn").asLong())
        .isEqualTo(steps);
    assertThat(Dataset.open(worn).receipts().getFirst().source()).isEqualTo("curate");
  }

  @Test
  void checkOfADamagedDatasetExits3NamingTheFile() throws IOException {
    Path copy = Workbench.copy(Workbench.DATA, tmp.resolve("copy"));
    Path part;
    try (Stream<Path> parts = Files.list(copy.resolve("days"))) {
      part = parts.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);
    assertThat(program.run("data", "check", copy)).isEqualTo(3);
    assertThat(program.err()).contains(part.getFileName().toString());
    assertThat(program.out()).isEmpty();
  }

  @Test
  void dataByItselfIsAMistake() {
    assertThat(program.run("data")).isEqualTo(2);
    assertThat(program.err()).contains("a verb is missing");
  }
}
