package org.diurnal.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.diurnal.data.xpt.XptVariable.Type;
import org.diurnal.data.xpt.XptWriter;
import org.diurnal.data.xpt.XptWriter.Column;

/// Writes a made-up file in the form of `PAXRAW_C`: the same variables in rows of 33 bytes, seven
/// days of minutes for each participant. Its member says that it is simulated.
final class NhanesExport {
  private static final int MINUTES = 1440;
  private static final int DAYS = 7;
  private static final int FIRST_SEQN = 21005;

  private NhanesExport() {}

  /// @return how many rows there are
  static long write(Path file, int people, long seed) throws IOException {
    long rows = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      XptWriter writer = new XptWriter(out, LocalDateTime.of(2007, 12, 1, 10, 0));
      writer.member("PAXRAW_C", "SIMULATED counts, minute by minute", columns());
      for (int p = 0; p < people; p++) {
        rows += participant(writer, FIRST_SEQN + p, Randomness.of(seed, p));
      }
      writer.finish();
    }
    return rows;
  }

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("SEQN", "Respondent sequence number", Type.NUMERIC, 5));
    for (String name :
        List.of("PAXSTAT", "PAXCAL", "PAXDAY", "PAXN", "PAXHOUR", "PAXMINUT", "PAXINTEN")) {
      columns.add(new Column(name, "", Type.NUMERIC, 4));
    }
    return columns;
  }

  /// Off the hip at night and now and then by day; still half of the time while on it.
  private static long participant(XptWriter writer, int seqn, SplittableRandom random)
      throws IOException {
    int weekday = random.nextInt(DAYS);
    int calibrated = random.nextInt(20) == 0 ? 2 : 1;
    for (int n = 0; n < DAYS * MINUTES; n++) {
      int minute = n % MINUTES;
      boolean worn = minute > 400 && minute < 1350 && (minute < 700 || minute > 800);
      int counts = worn && random.nextInt(2) == 0 ? random.nextInt(3000) : 0;
      writer.row(
          seqn,
          1,
          calibrated,
          (weekday + n / MINUTES) % DAYS + 1,
          n + 1,
          minute / 60,
          minute % 60,
          random.nextInt(200_000) == 0 ? 32767 : counts);
    }
    return (long) DAYS * MINUTES;
  }
}
