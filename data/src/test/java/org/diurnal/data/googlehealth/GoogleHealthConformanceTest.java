package org.diurnal.data.googlehealth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.ImporterConformance;

/// Points in the shape that users of the API show in public.
class GoogleHealthConformanceTest extends ImporterConformance {
  private static final LocalDate DATE = LocalDate.of(2026, 9, 25);
  private static final String SOURCE =
      """
      "dataSource": {"recordingMethod": "PASSIVELY_MEASURED",
        "device": {"displayName": "Pixel Watch 4"}, "platform": "FITBIT"}
      """;

  private static String heart(String time, int bpm) {
    return """
    {%s, "heartRate": {"sampleTime": {"physicalTime": "%s", "utcOffset": "32400s",
      "civilTime": {"date": {"year": 2026, "month": 9, "day": 25}}}, "beatsPerMinute": "%d"}}
    """
        .formatted(SOURCE, time, bpm);
  }

  private static String steps(String from, String to, String count) {
    return """
    {%s, "steps": {"interval": {"startTime": "%s", "startUtcOffset": "32400s", "endTime": "%s",
      "endUtcOffset": "32400s"}%s}}
    """
        .formatted(SOURCE, from, to, count.isEmpty() ? "" : ", \"count\": \"" + count + "\"");
  }

  private static String page(String... points) {
    return "{\"dataPoints\": [" + String.join(",", points) + "], \"nextPageToken\": \"abc\"}";
  }

  @Override
  protected Importer importer() {
    return new GoogleHealthImporter();
  }

  @Override
  protected Path export(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("heart-rate.json"),
        page(
            heart("2026-09-25T10:04:59Z", 49),
            heart("2026-09-25T10:04:57Z", 51),
            heart("2026-09-25T10:06:57Z", 60),
            heart("2026-09-25T14:59:59Z", 70),
            heart("2026-09-25T15:00:00Z", 80)));
    Files.writeString(
        folder.resolve("steps.json"),
        page(
            steps("2026-09-24T15:00:00Z", "2026-09-24T15:01:00Z", ""),
            steps("2026-09-25T10:00:00Z", "2026-09-25T10:02:00Z", "90")));
    return folder;
  }

  @Override
  protected List<Cell> cells() {
    String s = "google-health:Pixel Watch 4";
    return List.of(
        new Cell("me", DATE, s, "steps", 0, 0), // a count that is left out is zero
        new Cell("me", DATE, s, "steps", 1140, 45),
        new Cell("me", DATE, s, "heart_rate", 1144, 50),
        new Cell("me", DATE, s, "heart_rate", 1145, Double.NaN),
        new Cell("me", DATE, s, "heart_rate", 1439, 70),
        new Cell("me", DATE.plusDays(1), s, "heart_rate", 0, 80));
  }

  @Override
  protected Path damaged(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("heart-rate.json"),
        page(
            heart("2026-09-25T10:04:59Z", 49),
            heart("yesterday", 50),
            heart("2026-09-25T10:06:59Z", 51)));
    return folder;
  }

  @Override
  protected Path large(Path folder, int samples) throws IOException {
    try (BufferedWriter w = Files.newBufferedWriter(folder.resolve("heart-rate.json"))) {
      Instant t = Instant.parse("2026-01-01T00:00:00Z");
      w.write("{\"dataPoints\": [");
      for (int i = 0; i < samples; i++, t = t.plusSeconds(2)) {
        w.write((i > 0 ? "," : "") + heart(t.toString(), 50 + i % 60).replace("\n", " ") + "\n");
      }
      w.write("]}");
    }
    return folder;
  }
}
