package org.diurnal.data.fit;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.ZoneId;
import org.diurnal.data.importing.FuzzedImport;
import org.diurnal.data.importing.ImportOptions;

/// Whatever bytes a FIT file holds. Searches with `JAZZER_FUZZ=1 ./mvnw test -pl data -am
/// -Dtest=FitFuzzTest -Dsurefire.failIfNoSpecifiedTests=false`; without it the committed inputs
/// run.
class FitFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytesGiveAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(
        new FitImporter(),
        ImportOptions.defaults().withZone(ZoneId.of("Europe/Berlin")),
        "a.fit",
        content);
  }
}
