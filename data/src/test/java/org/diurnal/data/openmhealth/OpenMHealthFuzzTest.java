package org.diurnal.data.openmhealth;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.ZoneOffset;
import org.diurnal.data.importing.FuzzedImport;
import org.diurnal.data.importing.ImportOptions;

/// Whatever bytes a file of data points holds; searched for with `JAZZER_FUZZ=1`, see
/// `FitabaseFuzzTest`.
class OpenMHealthFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytesGiveAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(
        new OpenMHealthImporter(),
        ImportOptions.defaults().withZone(ZoneOffset.ofHours(1)),
        "points.json",
        content);
  }
}
