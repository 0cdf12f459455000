package org.diurnal.data.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.ImporterConformance;
import org.junit.jupiter.api.BeforeEach;

class CsvConformanceTest extends ImporterConformance {
  static final String MAPPING =
      """
      person: {column: id}
      time: {column: when}
      device: {constant: Band}
      placement: WRIST
      missing: ["NA", "-1"]
      channels:
        steps: {column: n}
        heart_rate: {column: hz, factor: 60}
      labels:
        age_years: {column: age, daily: false}
      """;
  static final String HEADER = "id,when,n,hz,age\n";
  static final String ROWS =
      """
      a,2024-05-01T00:00:00+02:00,0,1.0,40
      a,2024-05-01T00:01:00+02:00,NA,1.5,
      a,2024-05-01T00:02:00+02:00,7,-1,
      a,2024-05-01T23:59:00+02:00,9,,
      a,2024-05-01T22:00:00+00:00,11,2,
      a,2024-05-02T00:00:00+02:00,12,2,
      """;
  private static final LocalDate DATE = LocalDate.of(2024, 5, 1);
  private Path mapping = Path.of("unset");

  @BeforeEach
  void mapping() throws IOException {
    mapping = Files.writeString(tmp.resolve("mapping.yaml"), MAPPING);
  }

  @Override
  protected Importer importer() {
    return new TableImporter.Csv();
  }

  @Override
  protected ImportOptions options() {
    return ImportOptions.defaults().withMapping(mapping);
  }

  @Override
  protected Path export(Path folder) throws IOException {
    Files.writeString(folder.resolve("minutes.csv"), HEADER + ROWS);
    return folder;
  }

  @Override
  protected List<Cell> cells() {
    String source = importer().source() + ":Band";
    return List.of(
        new Cell("a", DATE, source, "steps", 0, 0),
        new Cell("a", DATE, source, "steps", 1, Double.NaN),
        new Cell("a", DATE, source, "steps", 2, 7),
        new Cell("a", DATE, source, "heart_rate", 1, 90),
        new Cell("a", DATE, source, "heart_rate", 2, Double.NaN),
        new Cell("a", DATE, source, "steps", 1439, 9),
        // 22:00+00:00 was read under its own offset, so it is of the first day
        new Cell("a", DATE, source, "steps", 1320, 11),
        new Cell("a", DATE.plusDays(1), source, "steps", 0, 12));
  }

  @Override
  protected Path damaged(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("minutes.csv"),
        HEADER + ROWS + "a,yesterday,1,1,\na,2024-05-02T00:05:00+02:00,many,1,\n");
    return folder;
  }

  @Override
  protected Path large(Path folder, int samples) throws IOException {
    try (BufferedWriter w = Files.newBufferedWriter(folder.resolve("minutes.csv"))) {
      w.write(HEADER);
      OffsetDateTime t = OffsetDateTime.parse("2024-01-01T00:00:00+01:00");
      for (int i = 0; i < samples / 2; i++, t = t.plusMinutes(1)) {
        w.write("a," + t + "," + i % 90 + "," + (1 + i % 3) + ",\n");
      }
    }
    return folder;
  }
}
