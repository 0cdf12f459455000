package org.diurnal.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.diurnal.cli.report.ReportData.Reconstruction;
import org.diurnal.core.DurableFiles;

/// A page of filled days: what was measured, what was put into the gaps, and how sure that is.
public final class FilledPage {
  private FilledPage() {}

  /// Writes the page durably.
  ///
  /// @param filler who filled
  /// @throws IOException if it cannot be written
  public static void write(String filler, List<Reconstruction> days, boolean simulated, Path file)
      throws IOException {
    DurableFiles.write(file, render(filler, days, simulated));
  }

  /// The page.
  static String render(String filler, List<Reconstruction> days, boolean simulated) {
    Page page = new Page();
    page.section(
        "days",
        "Days",
        s -> {
          Page.lead(
              s,
              days.isEmpty()
                  ? "No day had gaps that could be filled."
                  : "Of each channel one day. The shaded minutes were not measured. The line is"
                      + " an average; the band says where nine of ten such minutes lie.");
          Reconstructions.append(s, days, "not measured");
        });
    return page.document(
        "Diurnal", "Filled days", "Gaps of days, filled by " + filler + ".", simulated);
  }
}
