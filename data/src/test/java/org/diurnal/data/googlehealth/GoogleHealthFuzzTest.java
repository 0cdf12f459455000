package org.diurnal.data.googlehealth;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.diurnal.data.importing.FuzzedImport;
import org.diurnal.data.importing.ImportOptions;

/// Whatever bytes an answer holds; searched for with `JAZZER_FUZZ=1`, see `FitabaseFuzzTest`.
class GoogleHealthFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytesGiveAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(new GoogleHealthImporter(), ImportOptions.defaults(), "points.json", content);
  }
}
