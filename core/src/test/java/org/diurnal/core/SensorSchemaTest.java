package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorSchemaTest {
  // name, perhaps a unit in brackets, group, mean, std; two to a row
  private static final Pattern CELLS =
      Pattern.compile("\\| (\\w+)(?: \\(([^)]*)\\))? \\| (\\w+) \\| (-?[\\d.]+) \\| ([\\d.]+) ");

  /// The table's own words for units, in UCUM.
  private static final Map<String, String> UCUM =
      Map.of(
          "1/min", "/min", "ms", "ms", "0-1", "1", "0/1", "1", "ms2", "ms2", "%", "%", "m", "m",
          "degC", "Cel", "uS", "uS");

  private record Row(String unit, String group, double mean, double std) {}

  /// The feature table of the specification, kept as text beside this test.
  private static Map<String, Row> table() throws IOException {
    Map<String, Row> rows = new HashMap<>();
    try (InputStream in =
        Objects.requireNonNull(
            SensorSchemaTest.class.getResourceAsStream("reference34-table.txt"))) {
      Matcher m = CELLS.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (m.find()) {
        String unit = m.group(2) == null ? "1" : Objects.requireNonNull(UCUM.get(m.group(2)));
        rows.put(
            m.group(1),
            new Row(
                unit, m.group(3), Double.parseDouble(m.group(4)), Double.parseDouble(m.group(5))));
      }
    }
    return rows;
  }

  @Test
  void theReferenceSchemaIsTheTableOfTheSpecification() throws IOException {
    Map<String, Row> table = table();
    assertThat(table).hasSize(34);
    Map<String, Row> schema =
        SensorSchema.builtIn("reference34").channels().stream()
            .collect(
                Collectors.toMap(
                    Channel::name, c -> new Row(c.unit(), c.group(), c.mean(), c.std())));
    assertThat(schema).isEqualTo(table);
  }

  @Test
  void theReferenceSchemaHasGroupsOf13And3And5And10And3() {
    SensorSchema schema = SensorSchema.builtIn("reference34");
    assertThat(schema.size()).isEqualTo(34);
    assertThat(
            schema.channels().stream()
                .collect(Collectors.groupingBy(Channel::group, Collectors.counting())))
        .isEqualTo(Map.of("cardio", 13L, "oxygen", 3L, "sleep", 5L, "motion", 10L, "skin", 3L));
  }

  @Test
  void theSleepStagesAndNothingElseAreBinary() {
    assertThat(
            SensorSchema.builtIn("reference34").channels().stream()
                .filter(c -> c.kind() == ChannelKind.BINARY)
                .map(Channel::name))
        .containsExactlyInAnyOrder("sleep_awake", "sleep_light", "sleep_deep", "sleep_rem");
  }

  @Test
  void stepsAreSummedAndHeartRateIsAveragedInEverySchemaThatHasThem() {
    for (String name : List.of("reference34", "fitbit", "wearable")) {
      SensorSchema schema = SensorSchema.builtIn(name);
      Channel steps = schema.channel(schema.indexOf("steps").orElseThrow());
      Channel heartRate = schema.channel(schema.indexOf("heart_rate").orElseThrow());
      assertThat(steps.aggregation()).isEqualTo(Aggregation.SUM);
      assertThat(steps.min()).isZero();
      assertThat(heartRate.aggregation()).isEqualTo(Aggregation.MEAN);
    }
  }

  @Test
  void everyMeanIsPlausible() {
    for (String name : SensorSchema.BUILT_IN) {
      for (Channel c : SensorSchema.builtIn(name).channels()) {
        assertThat(c.isPlausible(c.mean())).as(name + " " + c.name()).isTrue();
        assertThat(c.description()).isNotBlank();
      }
    }
  }

  @Test
  void theFitbitSchemaHasStepsIntensityAndHeartRate() {
    SensorSchema schema = SensorSchema.builtIn("fitbit");
    assertThat(schema.channels().stream().map(Channel::name))
        .containsExactly("steps", "intensity", "heart_rate");
    assertThat(schema.indexOf("intensity")).hasValue(1);
    assertThat(schema.indexOf("spo2")).isEmpty();
    Channel intensity = schema.channel(1);
    assertThat(List.of(intensity.min(), intensity.max())).containsExactly(0.0, 3.0);
  }

  @Test
  void theSchemasOfNhanesHaveWhatItsDevicesRecorded() {
    SensorSchema hip = SensorSchema.builtIn("nhanes");
    assertThat(hip.channels().stream().map(Channel::name))
        .containsExactly("worn", "counts", "steps");
    assertThat(hip.channel(0).kind()).isEqualTo(ChannelKind.BINARY);
    assertThat(hip.channel(1).isPlausible(32766)).isTrue();
    assertThat(hip.channel(1).isPlausible(32767)).isFalse();
    SensorSchema wrist = SensorSchema.builtIn("nhanes_mims");
    assertThat(wrist.channels().stream().map(Channel::name))
        .containsExactly("worn", "asleep", "mims", "light");
    assertThat(wrist.channel(1).kind()).isEqualTo(ChannelKind.BINARY);
    assertThat(wrist.channel(3).max()).isEqualTo(2500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fitbit", "", "../schemas/fitbit", "fitbit.json", "nhanes.json"})
  void aSchemaThatDoesNotComeWithTheProgramIsAUsageError(String name) {
    assertThatThrownBy(() -> SensorSchema.builtIn(name))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'" + name + "'")
        .satisfies(e -> assertThat(((UsageException) e).cure()).contains("reference34, fitbit"));
  }

  @Test
  void noChannelsAndTheSameChannelTwiceAreRefused() {
    Channel steps = SensorSchema.builtIn("fitbit").channel(0);
    assertThatThrownBy(() -> new SensorSchema("s", "", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no channel");
    assertThatThrownBy(() -> new SensorSchema("s", "", List.of(steps, steps)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("steps twice");
  }

  @Test
  void theListOfChannelsCannotBeChangedFromOutside() {
    List<Channel> channels = new ArrayList<>(SensorSchema.builtIn("fitbit").channels());
    SensorSchema schema = new SensorSchema("s", "", channels);
    channels.clear();
    assertThat(schema.size()).isEqualTo(3);
  }

  @Test
  void statisticsAreReplacedInChannelOrder() {
    SensorSchema schema =
        SensorSchema.builtIn("fitbit")
            .withStatistics(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    assertThat(schema.channels().stream().map(Channel::mean)).containsExactly(1.0, 2.0, 3.0);
    assertThat(schema.channels().stream().map(Channel::std)).containsExactly(4.0, 5.0, 6.0);
    assertThat(schema.channel(2).min()).isEqualTo(25);
    assertThatThrownBy(() -> schema.withStatistics(new double[3], new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 means and 2 standard deviations");
  }

  @Test
  void aSchemaIsTheSameAfterAWayThroughAFile(@TempDir Path folder) throws IOException {
    for (String name : SensorSchema.BUILT_IN) {
      SensorSchema schema = SensorSchema.builtIn(name);
      Path file = folder.resolve(name + ".json");
      DurableFiles.write(file, Json.text(schema));
      assertThat(Json.read(file, SensorSchema.class)).isEqualTo(schema);
    }
  }
}
