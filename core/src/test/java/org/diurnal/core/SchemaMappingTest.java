package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SchemaMappingTest {
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  private static final SensorSchema WEARABLE = SensorSchema.builtIn("wearable");

  @Test
  void channelsGoByNameAndOthersAreMissing() {
    float[][] values = new float[3][DayWindow.MINUTES];
    MinuteMask[] observed = {new MinuteMask(), new MinuteMask(), new MinuteMask()};
    values[2][7] = 61;
    observed[2].set(7);
    DayWindow day =
        new DayWindow("a", LocalDate.EPOCH, OptionalInt.of(5), "fitabase", values, observed);
    SchemaMapping mapping = SchemaMapping.of(FITBIT, WEARABLE);
    DayWindow mapped = mapping.apply(day);
    assertThat(mapping.leftOut()).isEmpty();
    assertThat(mapped.channels()).isEqualTo(WEARABLE.size());
    assertThat(mapped.values(WEARABLE.indexOf("heart_rate").orElseThrow())[7]).isEqualTo(61);
    assertThat(mapped.observedCells()).isEqualTo(1);
    assertThat(mapped.utcOffsetMinutes()).hasValue(5);
    assertThat(mapped.sourceId()).isEqualTo("fitabase");
  }

  @Test
  void whatTheOtherLacksIsNamed() {
    assertThat(SchemaMapping.of(WEARABLE, FITBIT).leftOut())
        .contains("rmssd", "spo2", "asleep")
        .doesNotContain("steps", "intensity", "heart_rate");
  }

  @Test
  void everyConsumerChannelThatTheReferenceHasMeansTheSameThere() {
    SensorSchema reference = SensorSchema.builtIn("reference34");
    for (Channel c : WEARABLE.channels()) {
      reference
          .indexOf(c.name())
          .ifPresent(i -> {
            Channel there = reference.channel(i);
            assertThat(c.unit()).as(c.name()).isEqualTo(there.unit());
            assertThat(c.aggregation()).as(c.name()).isEqualTo(there.aggregation());
            assertThat(List.of(c.min(), c.max()))
                .as(c.name())
                .isEqualTo(List.of(there.min(), there.max()));
          });
    }
  }

  @Test
  void anotherUnitIsRefused() {
    Channel metres =
        new Channel(
            "steps", "m", "motion", Aggregation.SUM, 0, 9, 1, 1, ChannelKind.CONTINUOUS, "");
    SensorSchema odd = new SensorSchema("odd", "", List.of(metres));
    assertThatThrownBy(() -> SchemaMapping.of(FITBIT, odd))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("steps");
  }
}
