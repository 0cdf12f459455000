package org.diurnal.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The rules of Open mHealth's schemas (and of IEEE 1752.1's header) for the data points of an
/// export, written down from their public text.
final class OmhRules {
  private static final String DATE_TIME =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})";
  private static final Map<String, List<String>> FIELD_AND_UNIT =
      Map.of(
          "step-count 3.0", List.of("step_count", "steps"),
          "heart-rate 2.0", List.of("heart_rate", "beats/min"),
          "oxygen-saturation 2.0", List.of("oxygen_saturation", "%"),
          "respiratory-rate 2.0", List.of("respiratory_rate", "breaths/min"),
          "body-temperature 4.0", List.of("body_temperature", "C"));

  private OmhRules() {}

  static void assertValid(JsonNode point) {
    JsonNode h = point.path("header");
    // header 1.2 requires id, creation_date_time, schema_id; that of IEEE the other two
    assertThat(h.path("id").stringValue()).isNotBlank();
    assertThat(h.path("creation_date_time").stringValue()).matches(DATE_TIME);
    assertThat(h.path("uuid").stringValue()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(h.path("source_creation_date_time").stringValue()).matches(DATE_TIME);
    JsonNode id = h.path("schema_id");
    assertThat(id.path("namespace").stringValue()).isEqualTo("omh");
    String schema = id.path("name").stringValue() + " " + id.path("version").stringValue();
    assertThat(FIELD_AND_UNIT).containsKey(schema);
    List<String> fieldAndUnit = FIELD_AND_UNIT.getOrDefault(schema, List.of("", ""));
    JsonNode provenance = h.path("acquisition_provenance");
    assertThat(provenance.path("source_name").stringValue()).isNotBlank();
    for (JsonNode modality : List.of(h.path("modality"), provenance.path("modality"))) {
      assertThat(List.of("sensed", "self-reported", "")).contains(modality.asString(""));
    }
    JsonNode body = point.path("body");
    JsonNode value = body.path(fieldAndUnit.getFirst());
    assertThat(value.path("value").isNumber()).isTrue();
    assertThat(value.path("unit").stringValue()).isEqualTo(fieldAndUnit.getLast());
    // a time frame is one of date_time and time_interval; step counts have the latter
    JsonNode frame = body.path("effective_time_frame");
    assertThat(frame.propertyNames()).hasSize(1);
    JsonNode interval = frame.path("time_interval");
    assertThat(interval.propertyNames()).containsExactlyInAnyOrder("start_date_time", "duration");
    assertThat(interval.path("start_date_time").stringValue()).matches(DATE_TIME);
    OffsetDateTime.parse(interval.path("start_date_time").stringValue());
    assertThat(interval.path("duration").path("unit").stringValue()).isEqualTo("min");
    String statistic = body.path("descriptive_statistic").asString("");
    assertThat(List.of("", "average", "sum")).contains(statistic);
    if (schema.startsWith("body-temperature")) {
      assertThat(List.of("wrist", "finger", "forehead", "toe"))
          .contains(body.path("measurement_location").stringValue());
    }
  }
}
