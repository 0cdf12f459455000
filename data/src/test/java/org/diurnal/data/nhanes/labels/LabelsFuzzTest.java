package org.diurnal.data.nhanes.labels;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;

/// Whatever bytes a mortality file and a table of the survey hold. `JAZZER_FUZZ=1 ./mvnw test -pl
/// data -am -Dtest=LabelsFuzzTest -Dsurefire.failIfNoSpecifiedTests=false` searches for more
/// inputs; without it the committed ones run.
class LabelsFuzzTest {
  private static final List<String> NAMES =
      List.of("NHANES_2003_2004_MORT_2019_PUBLIC.dat", "SLQ_D.XPT");

  @FuzzTest(maxDuration = "60s")
  void anyBytesGiveAReceiptOrAnErrorForAUser(byte[] content) throws IOException {
    Path folder = Files.createTempDirectory("fuzz");
    try {
      for (String name : NAMES) {
        Path file = Files.write(folder.resolve(name), content);
        read(file);
        Files.delete(file);
      }
    } finally {
      Files.delete(folder);
    }
  }

  private static void read(Path file) {
    try {
      NhanesLabels.Receipt receipt = NhanesLabels.read(List.of(file), label -> {}, Progress.SILENT);
      if (receipt.files().size() != 1) {
        throw new IllegalStateException("a file without a receipt");
      }
    } catch (BadDataException e) {
      if (!String.valueOf(e.getMessage()).contains(String.valueOf(file.getFileName()))) {
        throw new IllegalStateException("an error that does not say where", e);
      }
    }
  }
}
