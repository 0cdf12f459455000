package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.diurnal.core.Json;
import org.diurnal.core.Sha256;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.ParquetRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SurpriseVerbTest {
  @TempDir Path tmp;
  private final Workbench program = new Workbench();

  private Object[] surprise(Object... more) {
    return Stream.concat(
            Stream.of("surprise", "--model", Workbench.MODEL, "--data", Workbench.DATA),
            Stream.of(more))
        .toArray();
  }

  @Test
  void everyDayIsScoredAndTheOddestArePrintedFirst() throws IOException {
    Path out = tmp.resolve("odd");
    List<JsonNode> tables = program.tables(surprise("--out", out, "--top", 3, "--minutes"));
    List<JsonNode> rows = tables.getFirst().get("rows").valueStream().toList();
    assertThat(rows).hasSize(3);
    List<Double> numbers = rows.stream().map(r -> r.get("surprise").asDouble()).toList();
    assertThat(numbers).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    SurpriseVerb.Card card = Json.read(out.resolve(SurpriseVerb.CARD), SurpriseVerb.Card.class);
    long days = Dataset.open(Workbench.DATA).days();
    assertThat(card.days() + card.daysShowingNothing()).isEqualTo((int) days);
    assertThat(card.usualDays()).isPositive();
    assertThat(card.provenance().simulated()).isTrue();
    List<String> lines = Files.readAllLines(out.resolve(SurpriseVerb.DAYS));
    assertThat(lines).hasSize(card.days() + 1);
    assertThat(lines.getFirst()).contains("surprise").contains("simulated");
    assertThat(card.files().getFirst().sha256())
        .isEqualTo(Sha256.of(out.resolve(SurpriseVerb.DAYS)));
  }

  @Test
  void minutesHaveAnErrorWhereTheyWereObservedAndNoOther() {
    Path out = tmp.resolve("minutes");
    program.runs(surprise("--out", out, "--usual", "none", "--minutes"));
    ParquetRows rows = ParquetRows.of(out.resolve(SurpriseVerb.MINUTES));
    assertThat(rows.columns()).startsWith("person_id", "local_date", "source_id").contains("steps");
    AtomicLong days = new AtomicLong();
    rows.forEach(List.of("steps"), (n, row) -> days.incrementAndGet());
    assertThat(days.get()).isEqualTo(Dataset.open(Workbench.DATA).days());
  }

  @Test
  void oneOfTheseIsSaidBeforeAnythingIsWritten() {
    Path out = tmp.resolve("never");
    assertThat(program.run(surprise("--out", out, "--passes", 5))).isEqualTo(2);
    assertThat(program.err()).contains("a divisor of 72");
    assertThat(program.run(surprise())).isEqualTo(2);
    assertThat(program.err()).contains("--out is missing");
    assertThat(program.run(surprise("--planted"))).isEqualTo(2);
    assertThat(program.err()).contains("nothing is planted");
    assertThat(program.run(surprise("--planted", "--minutes"))).isEqualTo(2);
    assertThat(program.run(surprise("--out", out, "--power", 0))).isEqualTo(2);
    assertThat(program.runs(surprise("--dry-run"))).contains("would score").contains("6 people");
    assertThat(out).doesNotExist();
  }

  @Test
  void somePeopleBesideThePopulation() throws IOException {
    String one = Dataset.open(Workbench.DATA).people().getFirst();
    Path out = tmp.resolve("own");
    program.runs(surprise("--out", out, "--usual", "population", "--power", 1, "--people", one));
    assertThat(Files.readAllLines(out.resolve(SurpriseVerb.DAYS)).stream().skip(1))
        .isNotEmpty()
        .allMatch(l -> l.startsWith(one));
  }
}
