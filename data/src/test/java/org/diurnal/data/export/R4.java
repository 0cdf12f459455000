package org.diurnal.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// The rules of FHIR R4 (4.0.1) for the resources of an export, as far as it uses them, written
/// down from the specification: elements that there are, those that must be, their types.
final class R4 {
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
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
          "effectiveDateTime",
          "device",
          "note",
          "valueSampledData",
          "valueQuantity");
  private static final Set<String> SAMPLED =
      Set.of("origin", "period", "factor", "lowerLimit", "upperLimit", "dimensions", "data");
  private static final Set<String> QUANTITY =
      Set.of("value", "comparator", "unit", "system", "code");
  // The specification's own pattern: decimals, E, U or L, one space between.
  private static final String ITEM = "(-?\\d+(\\.\\d+)?([eE]-?\\d+)?|E|U|L)";

  private R4() {}

  /// Any resource of an export.
  static void assertValid(JsonNode r) {
    assertThat(r.path("id").stringValue()).matches("[A-Za-z0-9\\-.]{1,64}");
    for (JsonNode tag : r.path("meta").path("tag")) {
      assertCoding(tag);
    }
    switch (r.path("resourceType").stringValue()) {
      case "Observation" -> assertValidObservation(r);
      case "Patient" -> {
        assertThat(Set.of("resourceType", "id", "meta", "identifier")).containsAll(names(r));
        assertIdentifier(r.path("identifier"));
      }
      case "Device" -> {
        assertThat(Set.of("resourceType", "id", "meta", "identifier", "deviceName"))
            .containsAll(names(r));
        assertIdentifier(r.path("identifier"));
        for (JsonNode name : r.path("deviceName")) { // both are 1..1
          assertThat(name.path("name").stringValue()).isNotBlank();
          assertThat(
                  List.of(
                      "udi-label-name",
                      "user-friendly-name",
                      "patient-reported-name",
                      "manufacturer-name",
                      "model-name",
                      "other"))
              .contains(name.path("type").stringValue());
        }
      }
      default -> throw new AssertionError("no such resource here: " + r.path("resourceType"));
    }
  }

  private static void assertIdentifier(JsonNode identifiers) {
    assertThat(identifiers.isArray() && identifiers.size() > 0).isTrue();
    assertThat(identifiers.path(0).path("system").stringValue()).matches("(https?://|urn:).+");
    assertThat(identifiers.path(0).path("value").stringValue()).isNotEmpty();
  }

  private static void assertValidObservation(JsonNode o) {
    assertThat(OBSERVATION).containsAll(names(o));
    assertThat(List.of("registered", "preliminary", "final", "amended"))
        .contains(o.path("status").stringValue());
    for (JsonNode category : o.path("category")) {
      JsonNode coding = category.path("coding").path(0);
      assertThat(coding.path("system").stringValue()).isEqualTo(CATEGORY);
      assertThat(
              List.of(
                  "social-history",
                  "vital-signs",
                  "imaging",
                  "laboratory",
                  "procedure",
                  "survey",
                  "exam",
                  "therapy",
                  "activity"))
          .contains(coding.path("code").stringValue());
    }
    JsonNode codings = o.path("code").path("coding");
    assertThat(codings.isArray() && codings.size() > 0).isTrue(); // code is 1..1
    codings.forEach(R4::assertCoding);
    assertReference(o.path("subject"), "Patient");
    if (o.has("device")) {
      assertReference(o.path("device"), "Device");
    }
    for (JsonNode note : o.path("note")) {
      assertThat(note.path("text").stringValue()).isNotBlank(); // 1..1
    }
    // value[x] and effective[x] are one each
    assertThat(o.has("valueSampledData") ^ o.has("valueQuantity")).isTrue();
    assertThat(o.has("effectivePeriod") && o.has("effectiveDateTime")).isFalse();
    if (o.has("effectivePeriod")) {
      OffsetDateTime start = time(o.path("effectivePeriod").path("start"));
      OffsetDateTime end = time(o.path("effectivePeriod").path("end"));
      assertThat(start).isBefore(end); // per-1
    }
    if (o.has("effectiveDateTime")) {
      assertThat(o.path("effectiveDateTime").stringValue()).matches("\\d{4}-\\d{2}-\\d{2}");
    }
    if (o.has("valueQuantity")) {
      assertQuantity(o.path("valueQuantity"));
    } else {
      assertSampled(o.path("valueSampledData"));
    }
  }

  private static void assertSampled(JsonNode s) {
    assertThat(SAMPLED).containsAll(names(s));
    JsonNode origin = s.path("origin");
    assertQuantity(origin);
    assertThat(origin.path("comparator").isMissingNode()).as("a SimpleQuantity").isTrue();
    assertThat(origin.path("code").stringValue()).isNotBlank();
    assertThat(s.path("period").isNumber()).isTrue();
    assertThat(s.path("period").doubleValue()).isPositive();
    assertThat(s.path("dimensions").isIntegralNumber()).isTrue();
    assertThat(s.path("dimensions").intValue()).isPositive();
    String data = s.path("data").stringValue();
    assertThat(data.length()).isLessThan(1 << 20); // the greatest length of a string
    for (String word : data.split(" ", -1)) {
      assertThat(word).matches(ITEM);
      // a limit must be said where there are words for beyond it
      assertThat(!word.equals("U") || s.has("upperLimit")).isTrue();
      assertThat(!word.equals("L") || s.has("lowerLimit")).isTrue();
    }
  }

  private static void assertQuantity(JsonNode q) {
    assertThat(QUANTITY).containsAll(names(q));
    assertThat(q.path("value").isNumber()).isTrue();
    // qty-3: a code needs its system
    assertThat(!q.has("code") || q.path("system").stringValue().equals("http://unitsofmeasure.org"))
        .isTrue();
  }

  private static void assertReference(JsonNode r, String type) {
    assertThat(Set.of("reference", "type", "identifier", "display")).containsAll(names(r));
    assertThat(r.path("reference").stringValue())
        .matches("(" + type + "/[A-Za-z0-9\\-.]{1,64}|urn:uuid:[0-9a-f-]{36})");
  }

  private static void assertCoding(JsonNode coding) {
    assertThat(Set.of("system", "version", "code", "display", "userSelected"))
        .containsAll(names(coding));
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
    return new TreeSet<>(o.propertyNames());
  }
}
