package org.diurnal.data.fitabase;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.data.fitabase.DayBuffer.MinuteChannel;
import org.diurnal.data.importing.CrossCheck;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.Tally;

/// Compares the vendor's hourly totals with the sums of the minutes read. Nothing of them is
/// stored.
final class HourlyCheck {
  private static final String COMPARED = "only compared with the minutes, not stored";
  private final ExportFile file;
  private final MinuteChannel target;
  private final ReadState state;
  private final TableFile table;
  private final UsTime time = new UsTime();
  private final List<Long> different = new ArrayList<>();
  private long compared;
  private long equal;
  private long withoutMinutes;

  HourlyCheck(ExportFile file, FileKind kind, MinuteChannel target, ReadState state) {
    this.file = file;
    this.target = target;
    this.state = state;
    this.table = new TableFile(file, kind.columns());
  }

  /// Reads all rows and compares.
  CrossCheck read(FileKind kind, Tally.Counter rowCounter) {
    int id = table.column(kind.columns().get(0));
    int hour = table.column(kind.columns().get(1));
    int total = table.column(kind.columns().get(2));
    table.forEach(row -> {
      rowCounter.read(1);
      rowCounter.drop(row.broken().isEmpty() ? COMPARED : row.broken(), row.line());
      if (row.broken().isEmpty() && time.parse(row.field(hour)) && time.secondOfDay() % 3600 == 0) {
        compare(row.field(id), row.field(total), row.line());
      } else {
        withoutMinutes++;
      }
    });
    return new CrossCheck(
        file.name(),
        kind.columns().get(2) + " against the sum of the hour's minutes",
        compared,
        equal,
        withoutMinutes,
        different);
  }

  private void compare(String person, String total, long line) {
    int first = time.secondOfDay() / 60;
    int slot = state.days().existingSlot(state.people().number(person), time.epochDay(), 0);
    boolean repeated = state.clock().day(time.epochDay()).repeated().count(first, first + 60) > 0;
    int sum = 0;
    for (int m = first; m < first + 60; m++) {
      int code = slot < 0 ? 0 : state.days().minute(slot, target, m);
      if (code == 0 || code >= DayBuffer.EMPTY || repeated) {
        withoutMinutes++;
        return;
      }
      sum += code - 1;
    }
    compared++;
    if (total.equals(String.valueOf(sum))) {
      equal++;
    } else if (different.size() < 5) {
      different.add(line);
    }
  }
}
