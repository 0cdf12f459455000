package org.diurnal.core;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;

/// One local calendar day of one person from one source: 1440 minutes of every channel of a schema.
///
/// A minute that was not observed holds NaN in `values` and a clear bit in the channel's mask, so
/// that a forgotten mask shows up as NaN and never as a zero. A day of 23 hours has 60 minutes that
/// never were: they are not observed. On a day of 25 hours the repeated hour's samples are put
/// together with the first pass by the channel's own [Aggregation], so that a day's total keeps
/// every step.
///
/// Effectively immutable: the arrays are shared, and nobody writes to them after construction.
public final class DayWindow {
  /// Minutes of a local calendar day.
  public static final int MINUTES = MinuteMask.MINUTES;

  private final String personId;
  private final LocalDate localDate;
  private final OptionalInt utcOffsetMinutes;
  private final String sourceId;
  private final float[][] values; // [channels][1440], NaN where not observed
  private final MinuteMask[] observed; // [channels]

  /// Takes the arrays over.
  ///
  /// @param personId the person, as the source names them
  /// @param localDate the calendar day where the person was
  /// @param utcOffsetMinutes local minus UTC at the day's first minute; empty if the source does
  ///   not say
  /// @param sourceId which source the day came from
  /// @param values `[channels][1440]`, physical units; overwritten by NaN where not observed
  /// @param observed one mask a channel
  /// @throws IllegalArgumentException if the shapes do not fit, there is no channel, or an observed
  ///   value is not finite
  public DayWindow(
      String personId,
      LocalDate localDate,
      OptionalInt utcOffsetMinutes,
      String sourceId,
      float[][] values,
      MinuteMask[] observed) {
    if (values.length != observed.length) {
      throw new IllegalArgumentException(
          values.length + " channels of values, " + observed.length + " of observed bits");
    }
    if (values.length == 0) {
      throw new IllegalArgumentException("person " + personId + ", " + localDate + ": no channel");
    }
    for (int c = 0; c < values.length; c++) {
      if (values[c].length != MINUTES) {
        throw new IllegalArgumentException(
            "person "
                + personId
                + ", "
                + localDate
                + ", channel "
                + c
                + ": "
                + values[c].length
                + " minutes instead of "
                + MINUTES);
      }
      for (int m = 0; m < MINUTES; m++) {
        if (!observed[c].get(m)) {
          values[c][m] = Float.NaN;
        } else if (!Float.isFinite(values[c][m])) {
          throw new IllegalArgumentException(
              "person "
                  + personId
                  + ", "
                  + localDate
                  + ", channel "
                  + c
                  + ", minute "
                  + m
                  + ": observed but "
                  + values[c][m]);
        }
      }
    }
    this.personId = personId;
    this.localDate = localDate;
    this.utcOffsetMinutes = utcOffsetMinutes;
    this.sourceId = sourceId;
    this.values = values;
    this.observed = observed;
  }

  /// The person, as the source names them.
  public String personId() {
    return personId;
  }

  /// The local calendar day.
  public LocalDate localDate() {
    return localDate;
  }

  /// Local minus UTC at the day's first minute; empty if the source does not say.
  public OptionalInt utcOffsetMinutes() {
    return utcOffsetMinutes;
  }

  /// Which source the day came from.
  public String sourceId() {
    return sourceId;
  }

  /// How many channels the day has.
  public int channels() {
    return values.length;
  }

  /// The 1440 values of a channel in physical units, NaN where not observed. Not to be written to.
  public float[] values(int channel) {
    return values[channel];
  }

  /// The observed minutes of a channel. Not to be written to.
  public MinuteMask observed(int channel) {
    return observed[channel];
  }

  /// Observed cells over all channels.
  public int observedCells() {
    int n = 0;
    for (MinuteMask m : observed) {
      n += m.count();
    }
    return n;
  }

  /// The share of cells not observed, 0 to 1.
  public double missingShare() {
    return 1.0 - observedCells() / (double) (channels() * MINUTES);
  }

  /// The same day with some observed minutes hidden, for evaluation.
  ///
  /// @param hidden one mask a channel; set minutes become not observed
  /// @throws IllegalArgumentException if there are more or fewer masks than channels
  public DayWindow hiding(MinuteMask[] hidden) {
    if (hidden.length != channels()) {
      throw new IllegalArgumentException(
          this + ": " + hidden.length + " masks for " + channels() + " channels");
    }
    float[][] v = new float[channels()][];
    MinuteMask[] o = new MinuteMask[channels()];
    for (int c = 0; c < channels(); c++) {
      v[c] = values[c].clone();
      o[c] = observed[c].andNot(hidden[c]);
    }
    return new DayWindow(personId, localDate, utcOffsetMinutes, sourceId, v, o);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof DayWindow d
        && personId.equals(d.personId)
        && localDate.equals(d.localDate)
        && utcOffsetMinutes.equals(d.utcOffsetMinutes)
        && sourceId.equals(d.sourceId)
        && Arrays.equals(observed, d.observed)
        && Arrays.deepEquals(values, d.values);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(personId, localDate, sourceId);
  }

  @Override
  public String toString() {
    return "person " + personId + ", " + localDate;
  }
}
