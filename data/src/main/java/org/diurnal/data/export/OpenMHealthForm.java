package org.diurnal.data.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Json;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;

/// `datapoints.ndjson`: Open mHealth data points, one a minute and channel, one a line. Only
/// channels that have a schema there.
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
  private final String created;
  private final BufferedWriter out;

  /// @param created when the export is made, RFC 3339
  OpenMHealthForm(Path folder, SensorSchema schema, List<Integer> channels, String created)
      throws IOException {
    this.schema = schema;
    this.channels = channels;
    this.created = created;
    this.out = Files.newBufferedWriter(folder.resolve("datapoints.ndjson"));
  }

  /// Whether a channel can be written.
  static boolean has(String channel) {
    return SCHEMAS.containsKey(channel);
  }

  @Override
  public void day(DayWindow day, Offset offset) throws IOException {
    ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * offset.minutes());
    for (int c : channels) {
      Schema s = SCHEMAS.get(schema.channel(c).name());
      if (s == null) {
        continue;
      }
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (day.observed(c).get(m)) {
          OffsetDateTime start = day.localDate().atTime(m / 60, m % 60).atOffset(zone);
          out.write(Json.line(point(day, s, start, day.values(c)[m])));
          out.write('\n');
        }
      }
    }
  }

  private Map<String, Object> point(DayWindow day, Schema s, OffsetDateTime start, float value) {
    Map<String, Object> header = new LinkedHashMap<>();
    String key = day.personId() + "\n" + start + "\n" + day.sourceId() + "\n" + s.name();
    header.put("id", UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
    header.put("creation_date_time", created);
    header.put("schema_id", ordered("namespace", "omh", "name", s.name(), "version", s.version()));
    header.put(
        "acquisition_provenance", ordered("source_name", day.sourceId(), "modality", "sensed"));
    header.put("user_id", day.personId());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(s.field(), ordered("value", number(value), "unit", s.unit()));
    body.put(
        "effective_time_frame",
        Map.of(
            "time_interval",
            ordered(
                "start_date_time", rfc3339(start),
                "duration", ordered("value", 1, "unit", "min"))));
    if (s.field().equals("body_temperature")) {
      body.put("measurement_location", "wrist");
    } else if (!s.field().equals("step_count")) {
      body.put("descriptive_statistic", "average");
    }
    return ordered("header", header, "body", body);
  }

  /// A number as JSON writes it: whole where it is whole.
  private static Number number(float v) {
    if (v == Math.rint(v) && Math.abs(v) < 1e7) {
      return (long) v;
    }
    return new java.math.BigDecimal(Float.toString(v));
  }

  /// A time with seconds and offset, never `Z`: the offset is the clock's, also where it is zero.
  static String rfc3339(OffsetDateTime t) {
    return RFC_3339.format(t);
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> m = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      m.put((String) pairs[i], pairs[i + 1]);
    }
    return m;
  }

  @Override
  public void label(Label label) {}

  @Override
  public void close() throws IOException {
    out.close();
  }
}
