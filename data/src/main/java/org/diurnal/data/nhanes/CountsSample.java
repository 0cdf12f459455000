package org.diurnal.data.nhanes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.MinuteMask;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.nhanes.Participant.Day;
import org.diurnal.data.store.ParquetRows;

/// `counts_sample.parquet`: counts of single days of 2003-2006, a row a day.
///
/// Columns: `seqn`, `day_index` 1 to 7, `weekday` 1 (Sunday) to 7, `counts_u16le` (2880 bytes, a
/// little-endian unsigned number a minute), `wear_bits` and `missing_bits` as in [WearRecord].
final class CountsSample extends DayRows {
  static final List<String> COLUMNS =
      List.of("seqn", "day_index", "weekday", "counts_u16le", "wear_bits", "missing_bits");
  private static final int COUNTS = column(0);
  private static final int WEAR = column(1);
  private static final int MISSING = column(2);

  CountsSample(String name, Path path, long bytes, int channels) {
    super(
        path,
        bytes,
        new FileTally(name, "counts of single days", channels),
        COLUMNS.subList(3, COLUMNS.size()),
        "worn minutes of a day against those of the other files");
  }

  @Override
  void day(ParquetRows.Row row, long number, Day day) {
    Optional<byte[]> counts =
        row.bytes(COUNTS).filter(b -> b.length == Short.BYTES * MinuteMask.MINUTES);
    Optional<MinuteMask> worn = bits(row, WEAR);
    Optional<MinuteMask> present = present(row, MISSING);
    if (counts.isEmpty() || worn.isEmpty() || present.isEmpty()) {
      broken(number);
      return;
    }
    boolean compared = day.has(CountChannels.WORN);
    if (compared) {
      compareWorn(day, worn.get(), present.get(), number);
    }
    if (day.has(CountChannels.COUNTS)) {
      elsewhere(number);
      return;
    }
    tally.keepRow();
    if (!compared) {
      keepWorn(day, worn.get(), present.get());
    }
    for (int m = 0; m < MinuteMask.MINUTES; m++) {
      if (present.get().get(m)) {
        count(day, m, counts.get(), number);
      }
    }
  }

  private void count(Day day, int minute, byte[] counts, long number) {
    int value = counts[2 * minute] & 0xFF | (counts[2 * minute + 1] & 0xFF) << 8;
    if (value == CountChannels.INVALID_COUNT) {
      tally.dropValue(Reason.INVALID, number);
    } else if (value > CountChannels.INVALID_COUNT) {
      tally.dropValue(Reasons.ABOVE, number);
    } else {
      day.values[CountChannels.COUNTS][minute] = value;
      tally.keepValue(CountChannels.COUNTS);
    }
  }
}
