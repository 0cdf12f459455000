package org.diurnal.data.fit;

import static org.diurnal.data.fit.FitBytes.u32;
import static org.diurnal.data.fit.FitBytes.u8;
import static org.diurnal.data.fit.MonitoringBytes.MIDNIGHT;
import static org.diurnal.data.fit.MonitoringBytes.SITTING;
import static org.diurnal.data.fit.MonitoringBytes.WALKING;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.ImporterConformance;

class FitConformanceTest extends ImporterConformance {
  private static final String WATCH = "fit:garmin 1837 42";
  private static final int GENERIC = 0; // an activity that is neither on foot nor sitting
  private static final LocalDate FIRST = LocalDate.of(2021, 9, 8);
  private static final long OFFSET = 7200;
  private static final long LOCAL = MIDNIGHT - OFFSET; // midnight where the clock is 2 hours ahead

  @Override
  protected Importer importer() {
    return new FitImporter();
  }

  private static MonitoringBytes first() {
    return new MonitoringBytes()
        .begin(LOCAL, OFFSET)
        .did(LOCAL + 600, SITTING)
        .heart(LOCAL + 660, 58)
        .counted(LOCAL + 720, WALKING, 90)
        .did(LOCAL + 80_000, GENERIC)
        .heart(LOCAL + 86_399, 61);
  }

  @Override
  protected Path export(Path folder) {
    first().write(folder.resolve("1.fit"));
    new MonitoringBytes()
        .begin(LOCAL + 86_400, OFFSET)
        .heart(LOCAL + 86_400, 62)
        .counted(LOCAL + 86_400 + 60, WALKING, 7)
        .write(folder.resolve("2.fit"));
    return folder;
  }

  @Override
  protected List<Cell> cells() {
    LocalDate next = FIRST.plusDays(1);
    return List.of(
        new Cell("me", FIRST, WATCH, "steps", 0, 0),
        new Cell("me", FIRST, WATCH, "steps", 11, 45),
        new Cell("me", FIRST, WATCH, "steps", 12, Double.NaN),
        new Cell("me", FIRST, WATCH, "heart_rate", 11, 58),
        new Cell("me", FIRST, WATCH, "heart_rate", 12, Double.NaN),
        new Cell("me", FIRST, WATCH, "heart_rate", 1439, 61),
        new Cell("me", next, WATCH, "heart_rate", 0, 62),
        new Cell("me", next, WATCH, "steps", 0, 7));
  }

  @Override
  protected Path damaged(Path folder) {
    export(folder);
    first().with(b -> b.bytes(u8(15))).heart(LOCAL + 4000, 70).write(folder.resolve("1.fit"));
    return folder;
  }

  @Override
  protected Path large(Path folder, int samples) {
    FitBytes b =
        new FitBytes()
            .define(0, 34, 253, 4, FitBytes.UINT32, 5, 4, FitBytes.UINT32)
            .message(0, u32(MIDNIGHT), u32(MIDNIGHT))
            .define(1, 20, 253, 4, FitBytes.UINT32, 3, 1, FitBytes.UINT8);
    for (int i = 0; i < samples; i++) {
      b.message(1, u32(MIDNIGHT + 15L * i), u8(60 + i % 40));
    }
    MonitoringBytes.writeTo(folder.resolve("large.fit"), b.file());
    return folder;
  }
}
