package org.diurnal.data.apple;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.diurnal.data.importing.FuzzedImport;
import org.diurnal.data.importing.ImportOptions;

/// Whatever bytes an export holds. `JAZZER_FUZZ=1 ./mvnw test -pl data -am -Dtest=AppleFuzzTest
/// -Dsurefire.failIfNoSpecifiedTests=false` searches for more inputs; without it the committed ones
/// run.
class AppleFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytesGiveAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(new AppleImporter(), ImportOptions.defaults(), HealthExport.XML, content);
  }
}
