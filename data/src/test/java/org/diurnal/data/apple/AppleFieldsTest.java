package org.diurnal.data.apple;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.FieldOrigin.Part;
import org.junit.jupiter.api.Test;

class AppleFieldsTest {
  private static List<String> names(Part part) {
    return new AppleImporter()
        .fields().stream().filter(f -> f.part() == part).map(FieldOrigin::name).toList();
  }

  @Test
  void whatTheTypesBecomeIsExplained() {
    List<String> channels = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (HealthType t : HealthType.values()) {
      switch (t.use()) {
        case HealthType.Channel c -> channels.add(c.name());
        case HealthType.Day d -> labels.add(d.task());
        case HealthType.Sleep s ->
            channels.addAll(
                List.of("asleep", "sleep_awake", "sleep_light", "sleep_deep", "sleep_rem"));
      }
    }
    channels.add("rmssd");
    SummaryValue.ALL.forEach(v -> labels.add(v.label().task()));
    labels.addAll(List.of("birth_year", "female"));
    assertThat(names(Part.CHANNEL)).containsExactlyInAnyOrderElementsOf(channels);
    assertThat(names(Part.LABEL)).containsExactlyInAnyOrderElementsOf(labels);
    assertThat(names(Part.DAY))
        .containsExactly("person_id", "local_date", "utc_offset_minutes", "source_id");
  }
}
