package org.diurnal.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.diurnal.core.Json;
import tools.jackson.databind.JsonNode;

/// Reads Observations back as a stranger would who knows FHIR alone: the value of sample i is data
/// times factor plus origin, at the period's start plus i periods; `E`, `U` and `L` are none.
final class FhirMinutes {
  /// A minute of somebody's channel on the clock that the offset of its Observation shows.
  record Key(String person, String channel, LocalDate date, int minute) {}

  private final Map<Key, Float> values = new HashMap<>();
  private final Map<String, String> people = new HashMap<>(); // by reference

  private FhirMinutes() {}

  /// From the files of NDJSON.
  static FhirMinutes ofNdjson(Path folder) throws IOException {
    FhirMinutes m = new FhirMinutes();
    for (String line : Files.readAllLines(folder.resolve("Patient.ndjson"))) {
      JsonNode p = Json.mapper().readTree(line);
      m.patient("Patient/" + p.path("id").stringValue(), p);
    }
    for (String line : Files.readAllLines(folder.resolve("Observation.ndjson"))) {
      m.observation(Json.mapper().readTree(line));
    }
    return m;
  }

  /// From a Bundle.
  static FhirMinutes ofBundle(JsonNode bundle) {
    FhirMinutes m = new FhirMinutes();
    List<JsonNode> entries =
        StreamSupport.stream(bundle.path("entry").spliterator(), false).toList();
    entries.stream()
        .filter(e -> e.path("resource").path("resourceType").stringValue().equals("Patient"))
        .forEach(e -> m.patient(e.path("fullUrl").stringValue(), e.path("resource")));
    entries.stream()
        .filter(e -> e.path("resource").path("resourceType").stringValue().equals("Observation"))
        .forEach(e -> m.observation(e.path("resource")));
    return m;
  }

  Map<Key, Float> values() {
    return values;
  }

  private void patient(String reference, JsonNode p) {
    R4.assertValid(p);
    people.put(reference, p.path("identifier").path(0).path("value").stringValue());
  }

  private void observation(JsonNode o) {
    R4.assertValid(o);
    JsonNode s = o.path("valueSampledData");
    if (s.isMissingNode()) {
      return;
    }
    String reference = o.path("subject").path("reference").stringValue();
    assertThat(people).containsKey(reference);
    String person = people.getOrDefault(reference, "");
    OffsetDateTime start =
        OffsetDateTime.parse(o.path("effectivePeriod").path("start").stringValue());
    OffsetDateTime end = OffsetDateTime.parse(o.path("effectivePeriod").path("end").stringValue());
    double factor = s.path("factor").asDouble(1);
    double origin = s.path("origin").path("value").doubleValue();
    long periodMs = s.path("period").longValue();
    String[] data = s.path("data").stringValue().split(" ");
    OffsetDateTime last = start;
    for (int i = 0; i < data.length; i++) {
      last = start.plusNanos(1_000_000L * periodMs * i);
      if (!List.of("E", "U", "L").contains(data[i])) {
        float v = (float) (Double.parseDouble(data[i]) * factor + origin);
        Key key =
            new Key(
                person,
                o.path("code").path("text").stringValue(),
                last.toLocalDate(),
                60 * last.getHour() + last.getMinute());
        assertThat(values.put(key, v)).as("said once: %s", key).isNull();
      }
    }
    assertThat(last).isBefore(end);
    assertThat(last.plusMinutes(1)).isAfter(end);
  }
}
