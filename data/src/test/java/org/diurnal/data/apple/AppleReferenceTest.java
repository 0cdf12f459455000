package org.diurnal.data.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Json;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.apple.HealthExport.Result;
import org.diurnal.data.importing.ImportOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A generated export of six days, with a change of the clock, a night in New York, a watch and a
/// phone that overlap, and what is wrong in real exports, beside what a second program made of it
/// (`reference.py` and its output, beside the export).
class AppleReferenceTest {
  @TempDir Path tmp;

  private Path resource(String name) throws IOException {
    Path file = tmp.resolve(name);
    try (InputStream in = AppleReferenceTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      Files.copy(in, file);
    }
    return file;
  }

  private Result ours() throws IOException {
    return new HealthExport(tmp.resolve("export"))
        .read(resource("generated.xml.gz"), ImportOptions.defaults());
  }

  private JsonNode theirs() throws IOException {
    return Json.mapper().readTree(resource("reference.json").toFile());
  }

  @Test
  void everyMinuteOfEveryChannelAgrees() throws IOException {
    SensorSchema schema = HealthExport.schema();
    Map<String, double[]> ours = new TreeMap<>();
    for (DayWindow d : ours().days()) {
      for (int c = 0; c < schema.size(); c++) {
        double[] sums = new double[3];
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (d.observed(c).get(m)) {
            sums[0]++;
            sums[1] += d.values(c)[m];
            sums[2] += m * (double) d.values(c)[m];
          }
        }
        if (sums[0] > 0) {
          ours.put(d.sourceId() + "|" + d.localDate() + "|" + schema.channel(c).name(), sums);
        }
      }
    }
    JsonNode days = theirs().get("days");
    assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(days.propertyNames());
    assertThat(ours.keySet()).hasSizeGreaterThan(80);
    for (Map.Entry<String, double[]> e : ours.entrySet()) {
      JsonNode expected = days.get(e.getKey());
      assertThat(e.getValue()[0]).as(e.getKey()).isEqualTo(expected.get(0).asDouble());
      for (int i = 1; i < 3; i++) {
        double sum = expected.get(i).asDouble();
        assertThat(e.getValue()[i])
            .as("%s, sum %d", e.getKey(), i)
            .isCloseTo(sum, within(1e-6 * Math.abs(sum) + 2e-3));
      }
    }
  }

  @Test
  void everyLabelAgrees() throws IOException {
    Map<String, Double> ours =
        ours().labels().stream()
            .collect(
                Collectors.toMap(
                    l -> l.task() + l.time().map(LocalDate::toString).map(" "::concat).orElse(""),
                    l -> l.value()));
    JsonNode labels = theirs().get("labels");
    assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(labels.propertyNames());
    ours.forEach((key, value) ->
        assertThat(value).as(key).isCloseTo(labels.get(key).asDouble(), within(1e-9)));
  }

  @Test
  void whatWasKeptAndWhatWasNotAgrees() throws IOException {
    Map<String, Long> ours = new TreeMap<>();
    var rows = ours().file().rows();
    rows.rejections().forEach(r -> ours.merge(words(r.reason()), r.count(), Long::sum));
    ours.put("kept", rows.kept());
    Map<String, Long> theirs = new TreeMap<>();
    theirs().get("rows").properties().forEach(e -> theirs.put(e.getKey(), e.getValue().asLong()));
    assertThat(ours).isEqualTo(theirs);
  }

  /// The reference's word for a reason.
  private static String words(String reason) {
    if (reason.startsWith("not used: ")) {
      return reason;
    }
    return reason.startsWith("in bed") ? "in bed" : reason.startsWith("unit") ? "unit" : "average";
  }
}
