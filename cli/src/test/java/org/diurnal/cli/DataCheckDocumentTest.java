package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.diurnal.data.curation.Finding;
import org.diurnal.data.curation.WearRule;
import org.junit.jupiter.api.Test;

class DataCheckDocumentTest {
  @Test
  void theDocumentHasEveryRuleAsTheProgramSaysIt() throws IOException {
    String document =
        Files.readString(Path.of("..", "docs", "reference", "data-check.md").toAbsolutePath());
    for (Finding.Kind kind : Finding.Kind.values()) {
      assertThat(document)
          .contains(
              "| `"
                  + kind.name().toLowerCase(Locale.ROOT)
                  + "` | "
                  + kind.rule()
                  + " | "
                  + kind.cause()
                  + " | "
                  + kind.cure()
                  + " |\n");
    }
    for (WearRule rule : WearRule.values()) {
      assertThat(document).contains("| `" + rule.id() + "` |");
    }
  }
}
