package org.diurnal.data.nhanes.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diurnal.data.importing.FieldOrigin;
import org.junit.jupiter.api.Test;

class LabelDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "nhanes-labels.md");

  @Test
  void thePageIsWhatTheRegistryAndTheCountsSay() throws IOException {
    String page = LabelDocument.render(AgreementTable.read());
    Path fresh = Files.writeString(Path.of("target", "nhanes-labels.md"), page);
    assertThat(Files.readString(PAGE))
        .as("%s; the page as it would have to be: %s", PAGE, fresh.toAbsolutePath())
        .isEqualTo(page);
  }

  @Test
  void theDictionaryHasUnitsInUcum() {
    assertThat(LabelFields.all()).hasSize(LabelRegistry.all().size());
    for (FieldOrigin field : LabelFields.all()) {
      assertThat(field.part()).isEqualTo(FieldOrigin.Part.LABEL);
      assertThat(field.unit())
          .as(field.name())
          .isNotEmpty()
          .doesNotContain(" ")
          .matches("[A-Za-z0-9%/*{}._\\[\\]]+");
    }
    assertThat(LabelFields.ucum("years")).isEqualTo("a");
    assertThat(LabelFields.ucum("mmHg")).isEqualTo("mm[Hg]");
    assertThat(LabelFields.ucum("mg/dL")).isEqualTo("mg/dL");
  }
}
