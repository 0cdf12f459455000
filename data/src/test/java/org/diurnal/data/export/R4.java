package org.diurnal.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// The rules of FHIR R4 (4.0.1) for an Observation with SampledData, as far as the export uses
/// them, written down from the specification: elements that there are, those that must be, their
/// types.
final class R4 {
  private static final Set<String> OBSERVATION =
      Set.of(
          "resourceType",
          "id",
          "meta",
          "status",
          "category",
          "code",
          "subject",
          "effectivePeriod",
          "device",
          "valueSampledData");
  private static final Set<String> SAMPLED =
      Set.of("origin", "period", "factor", "lowerLimit", "upperLimit", "dimensions", "data");

  private R4() {}

  static void assertValidObservation(JsonNode o) {
    assertThat(OBSERVATION).containsAll(names(o));
    assertThat(o.path("resourceType").stringValue()).isEqualTo("Observation");
    assertThat(o.path("id").stringValue()).matches("[A-Za-z0-9\\-.]{1,64}");
    assertThat(List.of("registered", "preliminary", "final", "amended"))
        .contains(o.path("status").stringValue());
    for (JsonNode category : o.path("category")) {
      assertCoding(category.path("coding").path(0));
    }
    assertCoding(o.path("code").path("coding").path(0));
    OffsetDateTime start = time(o.path("effectivePeriod").path("start"));
    OffsetDateTime end = time(o.path("effectivePeriod").path("end"));
    assertThat(start).isBefore(end);
    JsonNode s = o.path("valueSampledData");
    assertThat(SAMPLED).containsAll(names(s));
    JsonNode origin = s.path("origin");
    assertThat(origin.path("value").isNumber()).isTrue();
    assertThat(origin.path("comparator").isMissingNode()).as("a SimpleQuantity").isTrue();
    assertThat(origin.path("system").stringValue()).isEqualTo("http://unitsofmeasure.org");
    assertThat(origin.path("code").stringValue()).isNotBlank();
    assertThat(s.path("period").isNumber()).isTrue();
    assertThat(s.path("period").doubleValue()).isPositive();
    assertThat(s.path("dimensions").isIntegralNumber()).isTrue();
    assertThat(s.path("dimensions").intValue()).isPositive();
    // The specification's own pattern: decimals, E, U or L, one space between.
    String item = "(-?\\d+(\\.\\d+)?([eE]-?\\d+)?|E|U|L)";
    for (String word : s.path("data").stringValue().split(" ", -1)) {
      assertThat(word).matches(item);
    }
  }

  private static void assertCoding(JsonNode coding) {
    assertThat(coding.path("system").stringValue()).matches("(https?://|urn:).+");
    assertThat(coding.path("code").stringValue()).matches("[^\\s]+(\\s[^\\s]+)*");
  }

  /// A dateTime with a time must have seconds and an offset.
  private static OffsetDateTime time(JsonNode t) {
    assertThat(t.stringValue())
        .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");
    return OffsetDateTime.parse(t.stringValue());
  }

  private static Set<String> names(JsonNode o) {
    Set<String> names = new TreeSet<>(o.propertyNames());
    return names;
  }
}
