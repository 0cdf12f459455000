package org.diurnal.data.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.FailedException;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes days whose gaps were filled to `days/part-*.parquet` of a folder.
///
/// Columns: `person_id`, `local_date`, `utc_offset_minutes`, `source_id`, as in a [Dataset], and
/// for each channel
/// - `CHANNEL`, 1440 floats in the channel's unit: as measured where it was measured, filled where
///   it was not, NULL where nothing could be filled;
/// - `CHANNEL_imputed`, 180 bytes laid out as [MinuteMask]: the minutes that were filled
///   ([org.diurnal.core.Missingness#IMPUTED]). A filled minute is never to be counted as observed;
///   observed is what has a value and is not in here;
/// - `CHANNEL_sd`, 1440 floats in the channel's unit: the root mean squared error that the filler
///   made on minutes hidden from it, of validation people, in the same context;
/// - `CHANNEL_low` and `CHANNEL_high`, 1440 floats in the channel's unit: the interval of 90 % of
///   what the minute would have been. Not for binary channels;
/// - `CHANNEL_probability`, 1440 floats, of binary channels only: how probable a one is.
///
/// The last four are NULL where the minute was measured or nothing is known.
///
/// A dataset reader does not take these files for days of a dataset: their masks have another name.
///
/// Each part is there wholly or not at all; memory is one part of days (about 16 MiB).
public final class FilledDays implements AutoCloseable {
  /// The subfolder of parts.
  public static final String FOLDER = "days";

  private final SensorSchema schema;
  private final Path folder;
  private final int daysPerPart;
  private final DuckDBConnection duck;
  private final List<DataFile> files = new ArrayList<>();
  private final boolean[] missing = new boolean[DayWindow.MINUTES];
  private final float[] values = new float[DayWindow.MINUTES];
  private DuckDBAppender appender;
  private int rows;
  private boolean closed;

  /// Begins parts numbered from zero.
  ///
  /// @param schema the channels of every day
  /// @param folder exists; parts go to its subfolder [#FOLDER]
  public FilledDays(SensorSchema schema, Path folder) {
    this(schema, folder, Math.max(1, PartWriter.daysPerPart(schema) / 4)); // four lists a channel
  }

  FilledDays(SensorSchema schema, Path folder, int daysPerPart) {
    this.schema = schema;
    this.folder = folder.resolve(FOLDER);
    this.daysPerPart = daysPerPart;
    try {
      Files.createDirectories(this.folder);
    } catch (IOException e) {
      throw failed(this.folder, e);
    }
    this.duck = Duck.open(this.folder.resolve(".spill"));
    this.appender = begin();
  }

  /// How sure the filled minutes are, all `[channels][1440]`, NaN where not known; what stands at
  /// other minutes is not read.
  ///
  /// @param sd error of such fills, 0 or more
  /// @param low lower end of the interval of 90 %
  /// @param high its upper end
  /// @param probability of a one, 0 to 1
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Sureness(float[][] sd, float[][] low, float[][] high, float[][] probability) {}

  /// Adds a day.
  ///
  /// @param day as it was measured
  /// @param filled `[channels][1440]`, NaN where nothing was filled; what stands at an observed
  ///   minute is not read, so that no measured value can change
  /// @param sure how sure the fills are
  /// @return the filled minutes by channel
  /// @throws IllegalArgumentException if something is infinite, an error below zero, a probability
  ///   above one, or an interval upside down
  public List<MinuteMask> add(DayWindow day, float[][] filled, Sureness sure) {
    List<MinuteMask> imputed = new ArrayList<>();
    try {
      appender.beginRow();
      appender.append(day.personId());
      appender.append(day.localDate());
      if (day.utcOffsetMinutes().isPresent()) {
        appender.append(day.utcOffsetMinutes().getAsInt());
      } else {
        appender.appendNull();
      }
      appender.append(day.sourceId());
      for (int c = 0; c < schema.size(); c++) {
        MinuteMask mask = merge(day, c, filled[c]);
        imputed.add(mask);
        appender.append(values, missing);
        appender.append(mask.toBytes());
        known(day, c, mask, sure.sd()[c], 0, Float.MAX_VALUE, "an error");
        appender.append(values, missing);
        if (schema.channel(c).kind() == ChannelKind.BINARY) {
          known(day, c, mask, sure.probability()[c], 0, 1, "a probability");
          appender.append(values, missing);
        } else {
          requireInterval(day, c, mask, sure);
          known(day, c, mask, sure.low()[c], -Float.MAX_VALUE, Float.MAX_VALUE, "a bound");
          appender.append(values, missing);
          known(day, c, mask, sure.high()[c], -Float.MAX_VALUE, Float.MAX_VALUE, "a bound");
          appender.append(values, missing);
        }
      }
      appender.endRow();
    } catch (SQLException e) {
      throw Duck.failed("day " + day + " cannot be written", e);
    }
    rows++;
    if (rows == daysPerPart) {
      finishPart();
      appender = begin();
    }
    return imputed;
  }

  /// Ends the last part.
  ///
  /// @return the parts in order, with their hashes
  public List<DataFile> finish() {
    finishPart();
    close();
    return List.copyOf(files);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      appender.close();
      duck.close();
      Files.deleteIfExists(DurableFiles.temporaryFor(part()));
      Files.deleteIfExists(folder.resolve(".spill"));
    } catch (SQLException e) {
      throw Duck.failed(folder + ": cannot be closed", e);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /// Observed and filled values of a channel, into `values` and `missing`.
  private MinuteMask merge(DayWindow day, int channel, float[] filled) {
    MinuteMask imputed = new MinuteMask();
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      boolean observed = day.observed(channel).get(m);
      float v = observed ? day.values(channel)[m] : filled[m];
      if (Float.isInfinite(v)) {
        throw new IllegalArgumentException(at(day, channel, m) + ": filled with " + v);
      }
      values[m] = v;
      missing[m] = Float.isNaN(v);
      if (!observed && !missing[m]) {
        imputed.set(m);
      }
    }
    return imputed;
  }

  /// Numbers of filled minutes, into `values` and `missing`.
  private void known(
      DayWindow day,
      int channel,
      MinuteMask imputed,
      float[] numbers,
      float least,
      float most,
      String what) {
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      float v = imputed.get(m) ? numbers[m] : Float.NaN;
      if (v < least || v > most) {
        throw new IllegalArgumentException(at(day, channel, m) + ": " + what + " of " + v);
      }
      values[m] = v;
      missing[m] = Float.isNaN(v);
    }
  }

  private void requireInterval(DayWindow day, int channel, MinuteMask imputed, Sureness sure) {
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      float low = sure.low()[channel][m];
      float high = sure.high()[channel][m];
      if (imputed.get(m) && (low > high || Float.isNaN(low) != Float.isNaN(high))) {
        throw new IllegalArgumentException(
            at(day, channel, m) + ": an interval from " + low + " to " + high);
      }
    }
  }

  private String at(DayWindow day, int channel, int minute) {
    return day + ", " + schema.channel(channel).name() + ", minute " + minute;
  }

  private DuckDBAppender begin() {
    StringBuilder sql =
        new StringBuilder(
            "CREATE OR REPLACE TABLE part (person_id VARCHAR, local_date DATE,"
                + " utc_offset_minutes INTEGER, source_id VARCHAR");
    for (int c = 0; c < schema.size(); c++) {
      String channel = Duck.channels(schema).get(c);
      sql.append(", ").append(Duck.name(channel)).append(" FLOAT[], ");
      sql.append(Duck.name(channel + "_imputed")).append(" BLOB");
      List<String> more =
          schema.channel(c).kind() == ChannelKind.BINARY
              ? List.of("_sd", "_probability")
              : List.of("_sd", "_low", "_high");
      for (String end : more) {
        sql.append(", ").append(Duck.name(channel + end)).append(" FLOAT[]");
      }
    }
    rows = 0;
    try (Statement s = duck.createStatement()) {
      s.execute(sql.append(")").toString());
      return duck.createAppender("main", "part");
    } catch (SQLException e) {
      throw Duck.failed(folder + ": cannot be written", e);
    }
  }

  private Path part() {
    return folder.resolve(String.format("part-%05d.parquet", files.size()));
  }

  private void finishPart() {
    if (rows == 0) {
      return;
    }
    Path file = part();
    Path tmp = DurableFiles.temporaryFor(file);
    try {
      appender.close();
      Duck.copy(duck, "SELECT * FROM part", tmp);
      DataFile described = PartWriter.finished(tmp, rows, FOLDER + "/" + file.getFileName());
      DurableFiles.publish(tmp, file);
      files.add(described);
    } catch (SQLException e) {
      throw Duck.failed(file + ": cannot be written", e);
    } catch (IOException e) {
      throw failed(file, e);
    }
    rows = 0;
  }

  private static FailedException failed(Path file, IOException e) {
    return new FailedException(
        file + ": cannot be written: " + e.getMessage(), "free some space and try again", e);
  }
}
