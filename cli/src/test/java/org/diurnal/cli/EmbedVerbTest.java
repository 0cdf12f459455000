package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.Json;
import org.diurnal.core.Sha256;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DayVector;
import org.diurnal.data.store.PersonVector;
import org.diurnal.data.store.VectorTable;
import org.diurnal.model.folder.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedVerbTest {
  @TempDir Path tmp;
  private final Workbench program = new Workbench();

  private Object[] embed(Object... more) {
    return Stream.concat(
            Stream.of("embed", "--model", Workbench.MODEL, "--data", Workbench.DATA),
            Stream.of(more))
        .toArray();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void everyDayAndPersonHasAVectorAndTheCardSaysWhereTheyCameFrom() throws IOException {
    Path out = tmp.resolve("vectors");
    program.runs(embed("--out", out));
    assertThat(names(out))
        .containsExactly("embedding.json", "people.parquet", "person_days.parquet");
    List<DayVector> days = new ArrayList<>();
    VectorTable.readDays(out.resolve(EmbedVerb.DAYS), days::add);
    List<PersonVector> people = new ArrayList<>();
    VectorTable.readPeople(out.resolve(EmbedVerb.PEOPLE), people::add);
    EmbedVerb.Card card = Json.read(out.resolve(EmbedVerb.CARD), EmbedVerb.Card.class);
    assertThat(days).hasSize((int) card.counts().days());
    assertThat(days).allSatisfy(d -> assertThat(d.vector()).hasSize(64));
    assertThat(people).hasSize(6).allSatisfy(p -> assertThat(p.vector()).hasSize(128));
    assertThat(people)
        .extracting(PersonVector::personId)
        .isEqualTo(Dataset.open(Workbench.DATA).people());
    assertThat(card.provenance().inputs())
        .containsEntry("model", Sha256.of(Workbench.MODEL.resolve(ModelFolder.WEIGHTS)))
        .containsEntry("dataset", Dataset.open(Workbench.DATA).contentSha256());
    assertThat(card.provenance().simulated()).isTrue();
    assertThat(card.provenance().command()).startsWith("diurnal embed --model");
    assertThat(card.files().getFirst().sha256()).isEqualTo(Sha256.of(out.resolve(EmbedVerb.DAYS)));
  }

  @Test
  void somePeopleOnlyAndAnEarlierResultIsReplaced() throws IOException {
    Path out = tmp.resolve("vectors");
    program.runs(embed("--out", out));
    List<DayVector> all = new ArrayList<>();
    VectorTable.readDays(out.resolve(EmbedVerb.DAYS), all::add);
    String person = all.get(7).day().personId();
    program.runs(embed("--out", out, "--people", person, "--threads", "1"));
    List<DayVector> some = new ArrayList<>();
    VectorTable.readDays(out.resolve(EmbedVerb.DAYS), some::add);
    assertThat(some)
        .extracting(DayVector::day)
        .isEqualTo(
            all.stream().map(DayVector::day).filter(d -> d.personId().equals(person)).toList());
    assertThat(names(out))
        .containsExactly("embedding.json", "people.parquet", "person_days.parquet");
  }

  @Test
  void aFolderWithOtherThingsIsLeftAlone() throws IOException {
    Files.writeString(tmp.resolve("mine.txt"), "mine");
    assertThat(program.run(embed("--out", tmp))).isEqualTo(2);
    assertThat(program.err()).contains("not empty");
    assertThat(names(tmp)).containsExactly("mine.txt");
  }

  @Test
  void aDryRunSaysWhatItWouldDoAndWritesNothing() throws IOException {
    assertThat(program.runs(embed("--out", tmp.resolve("no"), "--dry-run")))
        .isEqualTo("would embed " + Dataset.open(Workbench.DATA).days() + " days of 6 people\n");
    assertThat(names(tmp)).isEmpty();
  }

  @Test
  void mistakesAreNamed() {
    assertThat(program.run(embed("--out", tmp, "--pool", "max"))).isEqualTo(2);
    assertThat(program.err()).contains("no pooling named 'max'").contains("there are: mean");
    assertThat(program.run(embed("--out", tmp, "--people", "nobody,9000000001"))).isEqualTo(2);
    assertThat(program.err()).contains("nobody named nobody");
    assertThat(program.run(embed())).isEqualTo(2);
    assertThat(program.err()).contains("--out is missing");
    assertThat(program.run("embed", "--model", tmp, "--data", Workbench.DATA, "--out", tmp))
        .isEqualTo(3);
    assertThat(program.err()).contains("model.safetensors");
  }

  @Test
  void aModelOfOtherChannelsIsRefused() throws IOException {
    Path model = Workbench.copy(Workbench.MODEL, tmp.resolve("other"));
    Path file = model.resolve(ModelFolder.PREPROCESSOR_CONFIG);
    Files.writeString(
        file, Files.readString(file).replace("\"name\" : \"intensity\"", "\"name\" : \"jerk\""));
    assertThat(program.run("embed", "--model", model, "--data", Workbench.DATA, "--out", tmp))
        .isEqualTo(2);
    assertThat(program.err()).contains("jerk (1)").contains("intensity (1)");
  }
}
