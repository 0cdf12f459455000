package org.diurnal.data.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.FieldOrigin.Part;
import org.junit.jupiter.api.Test;

class FitFieldsTest {
  private static List<String> names(Part part) {
    return FitFields.ALL.stream().filter(f -> f.part() == part).map(FieldOrigin::name).toList();
  }

  @Test
  void everyChannelThatFilesCanFillIsExplainedOnce() {
    Set<Integer> filled =
        Set.of(
            FitChannels.STEPS,
            FitChannels.HEART_RATE,
            FitChannels.RMSSD,
            FitChannels.SDNN,
            FitChannels.RESPIRATORY_RATE,
            FitChannels.SPO2,
            FitChannels.SKIN_TEMPERATURE,
            FitChannels.ASLEEP,
            FitChannels.SLEEP_AWAKE,
            FitChannels.SLEEP_LIGHT,
            FitChannels.SLEEP_DEEP,
            FitChannels.SLEEP_REM);
    Set<Integer> explained = new HashSet<>();
    for (String name : names(Part.CHANNEL)) {
      assertThat(explained.add(FitChannels.SCHEMA.indexOf(name).orElseThrow())).isTrue();
    }
    assertThat(explained).isEqualTo(filled);
  }

  @Test
  void labelsAndTheOtherColumnsAreExplained() {
    assertThat(names(Part.LABEL)).containsExactly("weight_kg", "body_fat_pct");
    assertThat(names(Part.DAY))
        .containsExactly("person_id", "local_date", "utc_offset_minutes", "source_id");
    assertThat(new FitImporter().fields()).isEqualTo(FitFields.ALL);
  }
}
