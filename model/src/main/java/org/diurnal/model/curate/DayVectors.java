package org.diurnal.model.curate;

import java.nio.file.Path;
import org.diurnal.core.BadDataException;
import org.diurnal.data.store.DayVector;
import org.diurnal.data.store.VectorTable;

/// The vectors of some days, out of a file that may hold those of more, in one pass and without
/// keeping them.
final class DayVectors {
  /// Takes a day's vector.
  interface Sink {
    /// @param day its number
    /// @param vector shared, not to be kept
    void take(int day, float[] vector);
  }

  private final Path file;
  private final DayList days;

  DayVectors(Path file, DayList days) {
    this.file = file;
    this.days = days;
  }

  /// Hands over the vectors in order of the days.
  ///
  /// @throws BadDataException if the file is none of `embed`, or lacks a day of which something can
  ///   be seen
  void forEach(Sink sink) {
    Walk walk = new Walk(sink);
    VectorTable.readDays(file, walk::row);
    walk.end();
  }

  private final class Walk {
    private final Sink sink;
    private int next; // the first day that has not been passed
    private int firstWithout = -1; // the first day that should have a row, and has none
    private int length = -1;
    private String lastPerson = "";
    private long lastDay = Long.MIN_VALUE;

    Walk(Sink sink) {
      this.sink = sink;
    }

    void row(DayVector row) {
      String person = row.day().personId();
      long date = row.day().localDate().toEpochDay();
      int order = person.compareTo(lastPerson);
      if (order < 0 || (order == 0 && date < lastDay)) {
        throw new BadDataException(
            file + ": person " + person + " comes after " + lastPerson + ", out of order",
            "take the file of days as embed wrote it, or make it anew");
      }
      if (length >= 0 && length != row.vector().length) {
        throw new BadDataException(
            file + ": vectors of " + length + " and of " + row.vector().length + " numbers",
            "make it anew with embed");
      }
      for (float v : row.vector()) {
        if (!Float.isFinite(v)) {
          throw new BadDataException(
              file + ": the vector of " + person + " on " + row.day().localDate() + " has a gap",
              "give vectors of embed --pool mean");
        }
      }
      lastPerson = person;
      lastDay = date;
      length = row.vector().length;
      int at = next;
      while (at < days.size() && compare(at, person, date) < 0) {
        at++;
      }
      skipTo(at);
      if (next < days.size() && compare(next, person, date) == 0) {
        sink.take(next++, row.vector());
      }
    }

    /// Passes over days that have no row.
    void skipTo(int day) {
      for (; next < day; next++) {
        firstWithout = firstWithout < 0 && days.isVisible(next) ? next : firstWithout;
      }
    }

    void end() {
      skipTo(days.size());
      if (firstWithout >= 0) { // only now: out of order is the better explanation, where it is one
        throw new BadDataException(
            file
                + ": no vector for person "
                + days.personId(firstWithout)
                + ", "
                + days.localDate(firstWithout)
                + ", who is learned from",
            "make the vectors with embed, of this very dataset and of everybody");
      }
    }

    private int compare(int day, String person, long date) {
      int order = days.personId(day).compareTo(person);
      return order != 0 ? order : Long.compare(days.localDate(day).toEpochDay(), date);
    }
  }
}
