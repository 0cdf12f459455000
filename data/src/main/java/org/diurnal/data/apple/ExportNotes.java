package org.diurnal.data.apple;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a receipt should say about an export beside what was kept and dropped.
final class ExportNotes {
  private String locale = "";
  private String written = "";
  private boolean simulated;
  private long named;
  private long elsewhere;
  private long unknown;
  private long firstUnknown;

  void locale(String name) {
    locale = name;
  }

  void written(String time) {
    written = time;
  }

  void simulate() {
    simulated = true;
  }

  boolean simulated() {
    return simulated;
  }

  /// A record named its zone.
  ///
  /// @param zone empty if no such zone is known
  /// @param start when it began, as written
  void named(Optional<ZoneId> zone, OffsetDateTime start, long line) {
    if (zone.isEmpty()) {
      firstUnknown = unknown == 0 ? line : firstUnknown;
      unknown++;
      return;
    }
    named++;
    boolean same = zone.get().getRules().getOffset(start.toInstant()).equals(start.getOffset());
    elsewhere += same ? 0 : 1;
  }

  /// All of it.
  ///
  /// @param text as it was read to its end
  /// @param zone what the user said
  List<String> all(CleanXml text, Optional<ZoneId> zone) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "written "
            + said(written)
            + ", HealthKit export version "
            + said(text.version())
            + ", locale "
            + said(locale));
    notes.add(
        String.format(
            Locale.ROOT,
            "%,d records name the time zone they were recorded in, %,d of them another than they"
                + " are written in (travel); the others stand on the clock of %s",
            named,
            elsewhere,
            zone.map(z -> z.getId() + ", as given")
                .orElse("the exporting phone, wherever the person was")));
    if (unknown > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d records name a time zone that is not known here, first at line %d: taken as if"
                  + " they named none",
              unknown,
              firstUnknown));
    }
    if (text.replaced() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d characters that XML does not allow, or bytes that are not UTF-8, were replaced,"
                  + " first at line %d",
              text.replaced(),
              text.firstReplaced()));
    }
    return notes;
  }

  private static String said(String word) {
    return word.isEmpty() ? "not said" : word.substring(0, Math.min(40, word.length()));
  }
}
