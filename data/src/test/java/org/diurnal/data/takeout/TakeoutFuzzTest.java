package org.diurnal.data.takeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.ZoneId;
import org.diurnal.data.importing.FuzzedImport;
import org.diurnal.data.importing.ImportOptions;

/// Whatever bytes a file of an export holds; searched for with `JAZZER_FUZZ=1`, see
/// `FitabaseFuzzTest`.
class TakeoutFuzzTest {
  private static final ImportOptions BERLIN =
      ImportOptions.defaults().withZone(ZoneId.of("Europe/Berlin"));

  @FuzzTest(maxDuration = "60s")
  void anySleepGivesAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(new TakeoutImporter(), BERLIN, "sleep-2024-05-01.json", content);
  }

  @FuzzTest(maxDuration = "60s")
  void anyHeartRateGivesAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(new TakeoutImporter(), BERLIN, "heart_rate-2024-05-01.json", content);
  }

  @FuzzTest(maxDuration = "60s")
  void anyCsvGivesAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(new TakeoutImporter(), BERLIN, "steps_2024-05-01.csv", content);
  }

  @FuzzTest(maxDuration = "60s")
  void anyStageTableGivesAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(
        new TakeoutImporter(), ImportOptions.defaults(), "UserSleepStages_2024-05-01.csv", content);
  }

  @FuzzTest(maxDuration = "60s")
  void anyWeightGivesAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(new TakeoutImporter(), BERLIN, "weight-2024-05-01.json", content);
  }

  @FuzzTest(maxDuration = "60s")
  void anyNightOnAClockWithoutAZoneGivesAReceiptOrAnErrorForAUser(byte[] content) {
    FuzzedImport.run(
        new TakeoutImporter(), ImportOptions.defaults(), "sleep-2024-05-01.json", content);
  }
}
