package org.diurnal.data.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Json;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;

/// `Observation.ndjson`: FHIR R4 Observations, one a person, day and channel, with the day's 1440
/// minutes as SampledData; as FHIR's bulk export writes them, one resource a line.
///
/// A missing minute is `E`, the word of the specification for a value that could not be had; `U`
/// and `L` (beyond the sensor's limits) are never said, since importers reject such values. Labels
/// are not exported.
final class FhirForm implements ExportForm {
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private final SensorSchema schema;
  private final List<Integer> channels;
  private final boolean simulated;
  private final BufferedWriter out;

  FhirForm(Path folder, SensorSchema schema, List<Integer> channels, boolean simulated)
      throws IOException {
    this.schema = schema;
    this.channels = channels;
    this.simulated = simulated;
    this.out = Files.newBufferedWriter(folder.resolve("Observation.ndjson"));
  }

  @Override
  public void day(DayWindow day, Offset offset) throws IOException {
    for (int c : channels) {
      if (day.observed(c).count() > 0) {
        out.write(Json.line(observation(day, c, offset.minutes())));
        out.write('\n');
      }
    }
  }

  private Map<String, Object> observation(DayWindow day, int c, int offsetMinutes) {
    Channel channel = schema.channel(c);
    ChannelCode code = ChannelCode.of(channel.name());
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * offsetMinutes);
    OffsetDateTime start = day.localDate().atStartOfDay().atOffset(offset);
    Map<String, Object> o = new LinkedHashMap<>();
    o.put("resourceType", "Observation");
    o.put("id", id(day, channel));
    if (simulated) {
      o.put(
          "meta",
          Map.of(
              "tag",
              List.of(
                  Map.of(
                      "system",
                      "http://terminology.hl7.org/CodeSystem/v3-ActReason",
                      "code",
                      "HTEST",
                      "display",
                      "test health data"))));
    }
    o.put("status", "final");
    boolean vital = code.system().equals(ChannelCode.LOINC) && channel.group().equals("cardio");
    o.put(
        "category",
        List.of(
            Map.of(
                "coding",
                List.of(Map.of("system", CATEGORY, "code", vital ? "vital-signs" : "activity")))));
    o.put(
        "code",
        Map.of(
            "coding",
            List.of(
                ordered("system", code.system(), "code", code.code(), "display", code.display())),
            "text",
            channel.name()));
    o.put(
        "subject",
        Map.of("identifier", Map.of("system", "urn:diurnal:person", "value", day.personId())));
    o.put(
        "effectivePeriod",
        ordered(
            "start",
            OpenMHealthForm.rfc3339(start),
            "end",
            OpenMHealthForm.rfc3339(start.plusDays(1))));
    o.put("device", Map.of("display", day.sourceId()));
    Map<String, Object> sampled = new LinkedHashMap<>();
    sampled.put(
        "origin",
        ordered("value", 0, "unit", channel.unit(), "system", UCUM, "code", channel.unit()));
    sampled.put("period", 60_000);
    sampled.put("dimensions", 1);
    sampled.put("data", data(day, c));
    o.put("valueSampledData", sampled);
    return o;
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> m = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      m.put((String) pairs[i], pairs[i + 1]);
    }
    return m;
  }

  private static String data(DayWindow day, int c) {
    StringBuilder data = new StringBuilder();
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      data.append(m > 0 ? " " : "");
      data.append(day.observed(c).get(m) ? CsvForm.number(day.values(c)[m]) : "E");
    }
    return data.toString();
  }

  /// The same day and channel have the same id in every export.
  private static String id(DayWindow day, Channel channel) {
    String key =
        day.personId() + "\n" + day.localDate() + "\n" + day.sourceId() + "\n" + channel.name();
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public void label(Label label) {}

  @Override
  public void close() throws IOException {
    out.close();
  }
}
