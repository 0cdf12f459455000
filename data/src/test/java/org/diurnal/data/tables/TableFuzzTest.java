package org.diurnal.data.tables;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.FuzzedImport;
import org.diurnal.data.importing.ImportOptions;

/// Whatever bytes a table or a mapping holds; searched for with `JAZZER_FUZZ=1`, see
/// `FitabaseFuzzTest`.
class TableFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyTableGivesAReceiptOrAnErrorForAUser(byte[] content) {
    try {
      Path mapping = Files.createTempFile("fuzz", ".yaml");
      try {
        Files.writeString(mapping, CsvConformanceTest.MAPPING);
        FuzzedImport.run(
            new TableImporter.Csv(),
            ImportOptions.defaults().withMapping(mapping),
            "minutes.csv",
            content);
      } finally {
        Files.delete(mapping);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FuzzTest(maxDuration = "60s")
  void anyMappingIsReadOrRefused(byte[] content) {
    try {
      TableMapping.parse("mapping.yaml", new String(content, StandardCharsets.UTF_8)).tableSchema();
    } catch (UsageException e) {
      if (e.cure().isBlank()) {
        throw new IllegalStateException("an error without a cure", e);
      }
    }
  }
}
