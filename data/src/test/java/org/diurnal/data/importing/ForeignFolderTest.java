package org.diurnal.data.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFolderTest {
  @TempDir Path tmp;

  @ParameterizedTest
  @CsvSource({
    "datapoints.ndjson, data points of Open mHealth",
    "Observation.ndjson, 'FHIR resources, which no importer reads'",
    "export.xml, an Apple Health export",
    "dataset.json, a dataset of this program"
  })
  void aFolderIsNamedByWhatIsInIt(String file, String what) throws IOException {
    Files.writeString(tmp.resolve(file), "x");
    assertThat(ForeignFolder.error(tmp, "csv file"))
        .hasMessageContaining("no csv file here; found " + file)
        .hasMessageContaining("which looks like " + what);
  }

  @Test
  void whatNobodyKnowsIsNotGuessed() throws IOException {
    Files.writeString(tmp.resolve("holiday.txt"), "x");
    assertThat(ForeignFolder.error(tmp, "csv file").getMessage())
        .contains("holiday.txt")
        .doesNotContain("looks like");
  }
}
