package org.diurnal.data.fitabase;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.diurnal.data.importing.FuzzedImport;
import org.diurnal.data.importing.ImportOptions;

/// Whatever bytes a file of minutes holds. `JAZZER_FUZZ=1 ./mvnw test -pl data -am
/// -Dtest=FitabaseFuzzTest -Dsurefire.failIfNoSpecifiedTests=false` searches for more inputs;
/// without it the committed ones run.
class FitabaseFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytesGiveAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(new FitabaseImporter(), ImportOptions.defaults(), ExportFolder.STEPS, content);
  }
}
