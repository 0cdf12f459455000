package org.diurnal.data.nhanes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.ImporterConformance;
import org.diurnal.data.nhanes.RawCountsFile.Row;

class NhanesConformanceTest extends ImporterConformance {
  private static final int PERSON = 31128; // of 2005-2006
  private static final int THURSDAY = 5;
  private static final int MINUTES = 1440;

  @Override
  protected Importer importer() {
    return new NhanesImporter();
  }

  @Override
  protected Path export(Path folder) throws IOException {
    try (RawCountsFile file = new RawCountsFile(folder.resolve("PAXRAW_D.XPT"), true)) {
      write(file, PERSON, Double.NaN);
      write(file, PERSON + 1, Double.NaN);
    }
    return folder;
  }

  /// Two days but for minute 700 of the first, and as many steps as counts, up to 200.
  private static void write(RawCountsFile file, int seqn, double broken) throws IOException {
    for (int n = 1; n <= 2 * MINUTES; n++) {
      int minute = (n - 1) % MINUTES;
      double counts = minute < 400 ? 0 : minute;
      if (n != 701) {
        Row row = Row.of(seqn, THURSDAY, n, counts, Math.min(200, counts));
        file.row(n == 900 && !Double.isNaN(broken) ? row.withN(broken) : row);
      }
    }
  }

  @Override
  protected List<Cell> cells() {
    // The first Sunday of 2005 is January 2nd, the Thursday behind it the 6th.
    LocalDate first = LocalDate.of(2005, 1, 6);
    String id = Integer.toString(PERSON);
    return List.of(
        new Cell(id, first, "nhanes", "counts", 0, 0),
        new Cell(id, first, "nhanes", "worn", 0, 0),
        new Cell(id, first, "nhanes", "worn", 400, 1),
        new Cell(id, first, "nhanes", "counts", 699, 699),
        new Cell(id, first, "nhanes", "counts", 700, Double.NaN),
        new Cell(id, first, "nhanes", "worn", 700, Double.NaN),
        new Cell(id, first, "nhanes", "steps", 701, 200),
        new Cell(id, first, "nhanes", "counts", 1439, 1439),
        new Cell(id, first.plusDays(1), "nhanes", "counts", 0, 0),
        new Cell(id, first.plusDays(1), "nhanes", "counts", 1439, 1439),
        new Cell("31129", first, "nhanes", "counts", 500, 500));
  }

  @Override
  protected Path damaged(Path folder) throws IOException {
    try (RawCountsFile file = new RawCountsFile(folder.resolve("PAXRAW_D.XPT"), true)) {
      write(file, PERSON, 123_456);
    }
    return folder;
  }

  @Override
  protected Path large(Path folder, int samples) throws IOException {
    Path path = folder.resolve("PAXRAW_C.XPT");
    try (RawCountsFile file = new RawCountsFile(path, false)) {
      for (int i = 0; i < samples; i++) {
        int n = i % (7 * MINUTES) + 1;
        file.row(Row.of(21005 + i / (7 * MINUTES), 3, n, n % 97, 0));
      }
    }
    return path;
  }
}
