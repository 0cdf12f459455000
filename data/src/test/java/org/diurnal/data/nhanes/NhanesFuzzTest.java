package org.diurnal.data.nhanes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.diurnal.data.importing.FuzzedImport;
import org.diurnal.data.importing.ImportOptions;

/// Whatever bytes a file of minutes holds. Searches with `JAZZER_FUZZ=1 ./mvnw test -pl data -am
/// -Dtest=NhanesFuzzTest#counts -Dsurefire.failIfNoSpecifiedTests=false`; without it the committed
/// inputs run.
class NhanesFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void counts(byte[] content) {
    FuzzedImport.run(new NhanesImporter(), ImportOptions.defaults(), "PAXRAW_D.XPT", content);
  }

  @FuzzTest(maxDuration = "60s")
  void movement(byte[] content) {
    FuzzedImport.run(new NhanesImporter(), ImportOptions.defaults(), "PAXMIN_G.XPT", content);
  }
}
