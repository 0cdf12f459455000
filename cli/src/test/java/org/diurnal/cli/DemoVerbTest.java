package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.diurnal.core.Json;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.VectorTable;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.generation.GenerationResults;
import org.diurnal.model.pretrain.PretrainJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoVerbTest {
  private static int run(Path out, String... more) {
    String[] args = {
      "demo", "--out", out.toString(), "--steps", "6", "--people", "10", "--days", "4", "--quiet"
    };
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return new Workbench().run((Object[]) all);
  }

  @Test
  void goesFromASimulatedExportToAReportAndDoesNothingTwice(@TempDir Path temp) throws Exception {
    Path out = temp.resolve("demo");
    assertThat(run(out)).isZero();

    Dataset dataset = Dataset.open(out.resolve("dataset"));
    assertThat(dataset.people()).hasSize(10);
    assertThat(dataset.manifest().provenance().simulated()).isTrue();

    Path model = out.resolve("model");
    assertThat(ModelFolder.verify(model).isClean()).isTrue();
    var split = PretrainJob.split(model);
    assertThat(split.test()).isNotEmpty().doesNotContainAnyElementsOf(split.train());

    GenerationResults results =
        Json.read(model.resolve("eval/generation.json"), GenerationResults.class);
    assertThat(results.people()).isEqualTo(split.test().size());
    assertThat(results.models())
        .containsExactly("diurnal", "diurnal_personal", "personal_without_network");
    assertThat(results.row("temporal_interpolation", "steps", "own_mean")).isPresent();

    int[] vectors = new int[1];
    VectorTable.readDays(
        out.resolve("embedding/person_days.parquet"),
        v -> {
          assertThat(v.vector()).hasSize(64);
          vectors[0]++;
        });
    assertThat(vectors[0]).isPositive();

    String page = Files.readString(out.resolve("report.html"));
    assertThat(page)
        .contains("Simulated data")
        .contains("temporal interpolation")
        .contains("the next day")
        .contains("Not a medical device")
        .doesNotContain("<script");

    byte[] weights = Files.readAllBytes(model.resolve(ModelFolder.WEIGHTS));
    String card = Files.readString(model.resolve(ModelFolder.README));
    assertThat(run(out)).isZero();
    assertThat(Files.readAllBytes(model.resolve(ModelFolder.WEIGHTS))).isEqualTo(weights);
    assertThat(Files.readString(model.resolve(ModelFolder.README))).isEqualTo(card);
    assertThat(Dataset.open(out.resolve("dataset")).receipts()).hasSize(1);
  }

  @Test
  void refusesAnExportThatIsNotThere(@TempDir Path temp) {
    assertThat(run(temp.resolve("demo"), "--export", temp.resolve("none").toString())).isEqualTo(2);
  }

  @Test
  void refusesToMixTwoRunsInOneFolder(@TempDir Path temp) {
    assertThat(run(temp.resolve("demo"))).isZero();
    assertThat(run(temp.resolve("demo"), "--seed", "9")).isEqualTo(2);
  }
}
