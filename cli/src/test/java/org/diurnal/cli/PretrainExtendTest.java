package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.diurnal.core.Json;
import org.diurnal.core.Sha256;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.pretrain.Extension;
import org.diurnal.model.pretrain.PretrainJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainExtendTest {
  @TempDir Path tmp;
  private final Workbench program = new Workbench();

  private Object[] pretrain(Path data, Path out, Path base) {
    return new Object[] {
      "pretrain",
      "--data",
      data,
      "--out",
      out,
      "--extend",
      base,
      "--steps",
      2,
      "--batch",
      2,
      "--threads",
      1,
      "--precision",
      "fp32"
    };
  }

  /// The channels of a Fitbit export are among those of a wearable.
  @Test
  void aModelTakesOnTheChannelsOfAnotherDataset() throws java.io.IOException {
    Path data = tmp.resolve("wearable");
    program.runs("simulate", "--people", 6, "--days", 2, "--schema", "wearable", "--into", data);
    Path out = tmp.resolve("extended");
    program.runs(pretrain(data, out, Workbench.MODEL));
    assertThat(program.err()).contains("other people than the model's");
    Extension extension = Json.read(out.resolve(Extension.FILE), Extension.class);
    assertThat(extension.known()).isEqualTo(List.of("steps", "intensity", "heart_rate"));
    String sha256 = Sha256.of(Workbench.MODEL.resolve(ModelFolder.WEIGHTS));
    assertThat(extension.modelSha256()).isEqualTo(sha256);
    assertThat(PretrainJob.provenance(out).inputs()).containsEntry("extended_model", sha256);
    assertThat(program.runs("model", "verify", out)).isNotEmpty();
  }

  @Test
  void aDatasetWithNothingNewIsRefused() {
    Path out = tmp.resolve("never");
    assertThat(program.run(pretrain(Workbench.DATA, out, Workbench.MODEL))).isEqualTo(2);
    assertThat(program.err()).contains("no channel that the model does not know");
    assertThat(out).doesNotExist();
  }
}
