package org.diurnal.data.store;

import java.nio.file.Path;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;

/// Writes a number a minute and channel of days that is no measurement, to one Parquet file:
/// `person_id`, `local_date`, `source_id`, and for each channel a list of 1440 floats, NULL where
/// there is none.
///
/// The file is there wholly after [#commit], or not at all. Memory is bounded by the Parquet
/// engine's limit, as in [VectorTable].
public final class MinuteTable implements AutoCloseable {
  private static final int DAYS_AT_ONCE = 16;

  private final TableFile table;
  private final boolean[] missing = new boolean[DayWindow.MINUTES];

  /// @param schema the channels
  /// @param file takes its name on [#commit]; its folder exists
  public MinuteTable(SensorSchema schema, Path file) {
    StringBuilder columns =
        new StringBuilder("person_id VARCHAR, local_date DATE, source_id VARCHAR");
    for (String channel : Duck.channels(schema)) {
      columns.append(", ").append(Duck.name(channel)).append(" FLOAT[]");
    }
    table = new TableFile(file, columns.toString(), DAYS_AT_ONCE);
  }

  /// Adds a day.
  ///
  /// @param numbers `[channels][1440]`, NaN where there is none
  public void add(DayKey day, float[][] numbers) {
    table.add(
        day,
        row -> {
          row.append(day.personId());
          row.append(day.localDate());
          row.append(day.sourceId());
          for (float[] channel : numbers) {
            for (int m = 0; m < missing.length; m++) {
              missing[m] = Float.isNaN(channel[m]);
            }
            row.append(channel, missing);
          }
        });
  }

  /// Writes the file and gives it its name, replacing an older one in one step.
  ///
  /// @param name what the description calls it
  /// @return its description
  public DataFile commit(String name) {
    return table.commit(tmp -> PartWriter.finished(tmp, table.rows(), name));
  }

  /// Ends the work; without [#commit] before, no file is left.
  @Override
  public void close() {
    table.close();
  }
}
