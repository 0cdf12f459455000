package org.diurnal.data.importing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Renders a receipt for a terminal.
final class ReceiptText {
  private final StringBuilder out = new StringBuilder();
  private int width; // of the column of file names

  private ReceiptText() {}

  static String of(ImportReceipt r) {
    ReceiptText t = new ReceiptText();
    t.line(
        "%s export %s%s: %,d people, %,d days%s",
        r.source(),
        r.export(),
        r.simulated() ? " (SIMULATED)" : "",
        r.people(),
        r.days(),
        r.firstDate().map(d -> ", " + d + " to " + r.lastDate().orElse(d)).orElse(""));
    t.line("");
    List<FileGroup> files = FileGroup.of(r.files());
    t.width = Math.max(40, files.stream().mapToInt(f -> f.name().length()).max().orElse(0));
    t.line("%-" + t.width + "s %12s %12s %10s", "file", "rows read", "kept", "dropped");
    for (FileGroup f : files) {
      t.file(f);
    }
    t.line("");
    t.line("%-20s %8s %8s %14s %18s", "channel", "people", "days", "samples", "observed minutes");
    for (ChannelReceipt c : r.channels()) {
      t.line(
          "%-20s %,8d %,8d %,14d %,18d",
          c.channel(), c.people(), c.days(), c.samples(), c.observedMinutes());
    }
    t.line("");
    t.rest(r);
    return t.out.toString();
  }

  private void file(FileGroup f) {
    if (f.rows().read() == 0) {
      line("%-" + width + "s %s", f.name(), f.role());
      return;
    }
    line(
        "%-" + width + "s %,12d %,12d %,10d  %s",
        f.name(),
        f.rows().read(),
        f.rows().kept(),
        f.rows().dropped(),
        f.role());
    f.dropped().forEach(d -> line("    %s", d));
  }

  private void rest(ImportReceipt r) {
    if (!r.labelSources().isEmpty()) {
      labels(r);
    } else if (!r.labels().isEmpty()) {
      line(
          "labels: %s",
          r.labels().entrySet().stream()
              .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
              .collect(Collectors.joining(", ")));
    }
    line(
        "devices: %s",
        r.devices().isEmpty()
            ? "not said"
            : r.devices().stream()
                .map(d -> d.sourceId() + " (" + d.placement().name().toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", ")));
    line(
        "time zones: %s",
        r.zones().isEmpty()
            ? "not said; the local clock is taken as it is, without an offset"
            : String.join(", ", r.zones()));
    line("rows that came twice: %s", r.duplicateRule());
    for (CrossCheck c : r.checks()) {
      line(
          "check: %s, %s: %,d of %,d equal, %,d without all their minutes%s",
          c.file(),
          c.what(),
          c.equal(),
          c.compared(),
          c.withoutMinutes(),
          c.firstDifferentLines().isEmpty()
              ? ""
              : "; different first at line " + c.firstDifferentLines().getFirst());
    }
    Overlap o = r.overlap();
    line(
        "in the dataset: %,d days new, %,d already there, %,d different; labels %,d new, %,d already"
            + " there, %,d replaced",
        o.daysNew(),
        o.daysIdentical(),
        o.daysDifferent(),
        o.labelsNew(),
        o.labelsIdentical(),
        o.labelsReplaced());
    if (o.daysDifferent() + o.labelsReplaced() > 0) {
      line("rule: %s; channels taken over: %s", o.rule(), o.channelsReplaced());
    }
    for (String note : r.notes()) {
      line("note: %s", note);
    }
  }

  private void labels(ImportReceipt r) {
    line(
        "%-32s %10s %10s %10s %10s  %s",
        "label", "people", "worked out", "taken", "positive", "equal in the table");
    for (LabelReceipt l : r.labelSources()) {
      if (l.people() + l.different() > 0) {
        line(
            "%-32s %,10d %,10d %,10d %10s  %s",
            l.task(),
            l.people(),
            l.derived(),
            l.taken(),
            l.positives().map(n -> String.format(Locale.ROOT, "%,d", n)).orElse(""),
            agreement(l));
      }
    }
    line("");
  }

  private static String agreement(LabelReceipt l) {
    if (l.both() + l.different() == 0) {
      return "";
    }
    String equal = String.format(Locale.ROOT, "%,d of %,d", l.equal(), l.equal() + l.different());
    return l.firstDifferent().isEmpty()
        ? equal
        : equal + ", first different: person " + l.firstDifferent().getFirst();
  }

  private void line(String format, Object... args) {
    out.append(String.format(Locale.ROOT, format, args).stripTrailing()).append('\n');
  }
}
