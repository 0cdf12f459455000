package org.diurnal.data.export;

import static org.diurnal.data.export.FhirFiles.ordered;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.data.Label;
import org.diurnal.data.dictionary.ChannelCode;
import org.diurnal.data.reconcile.MergedDay;

/// FHIR R4: one Observation a person, day and channel, with the day's 1440 minutes as SampledData;
/// on a day on which the clock changed, one for each of its offsets. Labels are Observations with
/// one quantity. Each person is a Patient and each device a Device that say no more than an
/// identifier.
///
/// A missing minute is `E`, the word of the specification for a value that could not be had; `U`
/// and `L` (beyond the sensor's limits) are never said, since importers reject such values.
final class FhirForm implements ExportForm {
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private static final int MINUTE_MS = 60_000;

  /// Codes of FHIR's category `vital-signs`; other LOINC codes here are `activity`.
  private static final Set<String> VITAL =
      Set.of("8867-4", "9279-1", "59408-5", "40443-4", "29463-7", "39156-5", "61008-9", "80404-7");

  private final FhirFiles files;
  private final ExportColumns columns;
  private final boolean simulated;
  private final ExportCounts counts;
  private final Set<String> written = new HashSet<>(); // ids of patients and devices

  FhirForm(FhirFiles files, ExportColumns columns, boolean simulated, ExportCounts counts) {
    this.files = files;
    this.columns = columns;
    this.simulated = simulated;
    this.counts = counts;
  }

  @Override
  public void day(DayWindow day, DayClock clock) throws IOException {
    for (int c : columns.positions()) {
      int left = day.observed(c).count();
      for (DayClock.Stretch s : clock.stretches()) {
        int n = observed(day, c, s);
        if (n > 0) {
          files.add(observation(day, c, s));
          counts.minutes(n);
          left -= n;
        }
      }
      counts.leftOut(
          columns.channel(c).name() + ", in minutes that the clock of the zone skipped", left);
    }
  }

  private static int observed(DayWindow day, int c, DayClock.Stretch s) {
    int n = 0;
    for (int m = s.from(); m < s.to(); m++) {
      n += day.observed(c).get(m) ? 1 : 0;
    }
    return n;
  }

  private Map<String, Object> observation(DayWindow day, int c, DayClock.Stretch s)
      throws IOException {
    Channel channel = columns.channel(c);
    LocalDateTime midnight = day.localDate().atStartOfDay();
    OffsetDateTime start = midnight.plusMinutes(s.from()).atOffset(s.offset());
    // A period's end is in it: the last second, so that the day is not of the next date too.
    OffsetDateTime end = midnight.plusMinutes(s.to()).minusSeconds(1).atOffset(s.offset());
    Map<String, Object> o =
        head(
            id(day.personId(), start.toString(), day.sourceId(), channel.name()),
            ChannelCode.of(channel.name()),
            channel.name(),
            day.personId());
    o.put(
        "effectivePeriod",
        ordered("start", OpenMHealthForm.rfc3339(start), "end", OpenMHealthForm.rfc3339(end)));
    if (day.sourceId().equals(MergedDay.MERGED)) {
      o.put(
          "note",
          List.of(Map.of("text", "Several devices, put together by the exporter's rules.")));
    } else {
      o.put("device", device(day.sourceId()));
    }
    o.put(
        "valueSampledData",
        ordered(
            "origin",
            ordered("value", 0, "unit", channel.unit(), "system", UCUM, "code", channel.unit()),
            "period",
            MINUTE_MS,
            "dimensions",
            1,
            "data",
            data(day, c, s)));
    return o;
  }

  @Override
  public void label(Label label) throws IOException {
    String day = label.time().map(Object::toString).orElse("");
    Map<String, Object> o =
        head(
            id(label.personId(), label.task(), day, "label"),
            ChannelCode.ofLabel(label.task()),
            label.task(),
            label.personId());
    if (!day.isEmpty()) {
      o.put("effectiveDateTime", day);
    }
    Map<String, Object> quantity = ordered("value", decimal(label.value()));
    String unit = columns.unitOfLabel(label.task());
    if (!unit.isEmpty()) {
      quantity.putAll(ordered("unit", unit, "system", UCUM, "code", unit));
    }
    o.put("valueQuantity", quantity);
    files.add(o);
    counts.label();
  }

  /// What every Observation begins with.
  private Map<String, Object> head(String id, ChannelCode code, String text, String person)
      throws IOException {
    Map<String, Object> o = resource("Observation", id);
    o.put("status", "final");
    boolean isLoinc = code.system().equals(ChannelCode.LOINC);
    if (isLoinc || code.system().equals(ChannelCode.OWN)) {
      String category = VITAL.contains(code.code()) && isLoinc ? "vital-signs" : "activity";
      o.put(
          "category",
          List.of(Map.of("coding", List.of(ordered("system", CATEGORY, "code", category)))));
    }
    List<Object> codings = new ArrayList<>();
    codings.add(ordered("system", code.system(), "code", code.code(), "display", code.display()));
    if (isLoinc && code.code().equals("59408-5")) {
      // The code that FHIR's profile of vital signs wants beside it.
      codings.add(
          ordered(
              "system",
              ChannelCode.LOINC,
              "code",
              "2708-6",
              "display",
              "Oxygen saturation in Arterial blood"));
    }
    o.put("code", ordered("coding", codings, "text", text));
    o.put("subject", patient(person));
    return o;
  }

  private Map<String, Object> patient(String person) throws IOException {
    String id = id("Patient", person);
    if (written.add(id)) {
      Map<String, Object> p = resource("Patient", id);
      p.put("identifier", List.of(ordered("system", "urn:diurnal:person", "value", person)));
      files.add(p);
    }
    return ordered("reference", files.reference("Patient", id), "display", person);
  }

  private Map<String, Object> device(String sourceId) throws IOException {
    String id = id("Device", sourceId);
    if (written.add(id)) {
      Map<String, Object> d = resource("Device", id);
      d.put("identifier", List.of(ordered("system", "urn:diurnal:source", "value", sourceId)));
      d.put("deviceName", List.of(ordered("name", sourceId, "type", "user-friendly-name")));
      files.add(d);
    }
    return ordered("reference", files.reference("Device", id), "display", sourceId);
  }

  private Map<String, Object> resource(String type, String id) {
    Map<String, Object> r = ordered("resourceType", type, "id", id);
    if (simulated) {
      r.put(
          "meta",
          Map.of(
              "tag",
              List.of(
                  ordered(
                      "system",
                      "http://terminology.hl7.org/CodeSystem/v3-ActReason",
                      "code",
                      "HTEST",
                      "display",
                      "test health data"))));
    }
    return r;
  }

  private static String data(DayWindow day, int c, DayClock.Stretch s) {
    StringBuilder data = new StringBuilder();
    for (int m = s.from(); m < s.to(); m++) {
      data.append(m > s.from() ? " " : "");
      data.append(day.observed(c).get(m) ? decimal(day.values(c)[m]).toPlainString() : "E");
    }
    return data.toString();
  }

  /// The shortest decimal that is read back as the same number.
  private static BigDecimal decimal(double v) {
    return new BigDecimal(CsvForm.number(v));
  }

  /// The same thing has the same id in every export.
  private static String id(String... key) {
    return UUID.nameUUIDFromBytes(String.join("\n", key).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
