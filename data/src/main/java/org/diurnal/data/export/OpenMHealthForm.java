package org.diurnal.data.export;

import static org.diurnal.data.export.FhirFiles.ordered;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.Json;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.importing.SimulatedMark;

/// `datapoints.ndjson`: Open mHealth data points, one a minute and channel, one a line. Only
/// channels that have a schema there; their header has the fields of Open mHealth's header 1.2 and
/// of that of IEEE 1752.1.
final class OpenMHealthForm implements ExportForm {
  /// How a channel is written.
  private record Schema(String name, String version, String field, String unit) {}

  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "steps", new Schema("step-count", "3.0", "step_count", "steps"),
          "heart_rate", new Schema("heart-rate", "2.0", "heart_rate", "beats/min"),
          "spo2", new Schema("oxygen-saturation", "2.0", "oxygen_saturation", "%"),
          "respiratory_rate",
              new Schema("respiratory-rate", "2.0", "respiratory_rate", "breaths/min"),
          "skin_temperature", new Schema("body-temperature", "4.0", "body_temperature", "C"));

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private final SensorSchema schema;
  private final List<Integer> channels;
  private final Map<String, Placement> placements = new HashMap<>();
  private final String created;
  private final boolean simulated;
  private final ExportCounts counts;
  private final BufferedWriter out;

  /// @param created when the export is made, RFC 3339
  OpenMHealthForm(
      ExportOut out,
      SensorSchema schema,
      List<Integer> channels,
      List<Device> devices,
      String created,
      boolean simulated,
      ExportCounts counts)
      throws IOException {
    this.schema = schema;
    this.channels = channels;
    this.created = created;
    this.simulated = simulated;
    this.counts = counts;
    devices.forEach(d -> placements.put(d.sourceId(), d.placement()));
    this.out = out.open("datapoints.ndjson");
  }

  @Override
  public void day(DayWindow day, DayClock clock) throws IOException {
    Optional<String> where = skin(placements.getOrDefault(day.sourceId(), Placement.UNKNOWN));
    for (int c : channels) {
      String name = schema.channel(c).name();
      Schema s = SCHEMAS.get(name);
      int all = day.observed(c).count();
      if (s == null) {
        counts.leftOut(name + ", for which there is no schema", all);
      } else if (s.name().equals("body-temperature") && where.isEmpty()) {
        // Without a place it would be read as the temperature of the body.
        counts.leftOut(name + ", of devices of which nobody says where they are worn", all);
      } else {
        minutes(day, clock, c, s, where);
      }
    }
  }

  private void minutes(DayWindow day, DayClock clock, int c, Schema s, Optional<String> where)
      throws IOException {
    int left = 0;
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (!day.observed(c).get(m)) {
        continue;
      }
      Optional<ZoneOffset> offset = clock.at(m);
      if (offset.isEmpty()) {
        left++;
        continue;
      }
      OffsetDateTime start = day.localDate().atTime(m / 60, m % 60).atOffset(offset.get());
      out.write(Json.line(point(day, s, start, day.values(c)[m], where)));
      out.write('\n');
      counts.minutes(1);
    }
    counts.leftOut(
        schema.channel(c).name() + ", in minutes that the clock of the zone skipped", left);
  }

  /// The words of the schema for places where a device sees skin.
  private static Optional<String> skin(Placement placement) {
    return switch (placement) {
      case WRIST -> Optional.of("wrist");
      case FINGER -> Optional.of("finger");
      case CHEST, WAIST, PHONE, NONE, UNKNOWN -> Optional.empty();
    };
  }

  private Map<String, Object> point(
      DayWindow day, Schema s, OffsetDateTime start, float value, Optional<String> where) {
    String key = day.personId() + "\n" + start + "\n" + day.sourceId() + "\n" + s.name();
    String id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    String measured = rfc3339(start.plusMinutes(1)); // a minute's value is there at its end
    String source = (simulated ? SimulatedMark.PREFIX : "") + day.sourceId();
    Map<String, Object> provenance =
        ordered("source_name", source, "source_creation_date_time", measured);
    Map<String, Object> header =
        ordered(
            "id",
            id,
            "uuid",
            id,
            "creation_date_time",
            created,
            "source_creation_date_time",
            measured,
            "schema_id",
            ordered("namespace", "omh", "name", s.name(), "version", s.version()),
            "acquisition_provenance",
            provenance,
            "user_id",
            day.personId());
    if (!simulated) {
      provenance.put("modality", "sensed");
      header.put("modality", "sensed");
    }
    Map<String, Object> body =
        ordered(
            s.field(),
            ordered("value", new BigDecimal(CsvForm.number(value)), "unit", s.unit()),
            "effective_time_frame",
            Map.of(
                "time_interval",
                ordered(
                    "start_date_time", rfc3339(start),
                    "duration", ordered("value", 1, "unit", "min"))));
    if (s.name().equals("body-temperature")) {
      where.ifPresent(w -> body.put("measurement_location", w));
    }
    if (!s.name().equals("step-count")) {
      body.put("descriptive_statistic", "average");
    }
    return ordered("header", header, "body", body);
  }

  /// A time with seconds and offset, never `Z`: the offset is the clock's, also where it is zero.
  static String rfc3339(OffsetDateTime t) {
    return RFC_3339.format(t);
  }

  @Override
  public void label(Label label) {
    counts.leftOut("labels, of which only the day is known", 1);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
