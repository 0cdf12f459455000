package org.diurnal.data.nhanes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.MinuteMask;
import org.diurnal.data.nhanes.Participant.Day;
import org.diurnal.data.store.ParquetRows;

/// `wear_minutes.parquet`: worn or not worn of 2003-2006 in bits, a row a day, without the counts.
///
/// Columns: `seqn`, `day_index` 1 to 7, `weekday` 1 (Sunday) to 7, `paxcal`, `paxstat`, `wear_bits`
/// and `missing_bits` (180 bytes each, as [MinuteMask] keeps them; no missing bits: none missing).
final class WearRecord extends DayRows {
  static final List<String> COLUMNS =
      List.of("seqn", "day_index", "weekday", "paxcal", "paxstat", "wear_bits", "missing_bits");
  private static final int CALIBRATION = column(0);
  private static final int RELIABILITY = column(1);
  private static final int WEAR = column(2);
  private static final int MISSING = column(3);

  WearRecord(String name, Path path, long bytes, int channels) {
    super(
        path,
        bytes,
        new FileTally(name, "worn minutes", channels),
        COLUMNS.subList(3, COLUMNS.size()),
        "worn minutes of a day against those worked out of its counts");
  }

  @Override
  void day(ParquetRows.Row row, long number, Day day) {
    Optional<MinuteMask> worn = bits(row, WEAR);
    Optional<MinuteMask> present = present(row, MISSING);
    if (worn.isEmpty() || present.isEmpty()) {
      broken(number);
      return;
    }
    if (day.has(CountChannels.WORN)) {
      compareWorn(day, worn.get(), present.get(), number);
      elsewhere(number);
      return;
    }
    tally.keepRow();
    day.quality(whole(CALIBRATION, 9), whole(RELIABILITY, 2), tally);
    keepWorn(day, worn.get(), present.get());
  }
}
