package org.diurnal.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Where real data lies, for the tests that need it; they are skipped, visibly, where it is absent.
public final class RealData {
  private RealData() {}

  /// The export of 33 people.
  public static Path fitabaseExport() {
    Path export =
        Path.of(System.getProperty("diurnal.realData", "nowhere"), "fitbit_fitabase", "export");
    Assumptions.assumeTrue(Files.isDirectory(export), "no real data at " + export);
    return export;
  }

  /// 14 FIT files, some of them damaged on purpose.
  public static Path fitSamples() {
    Path samples = Path.of(System.getProperty("diurnal.realData", "nowhere"), "fit_samples");
    Assumptions.assumeTrue(Files.isDirectory(samples), "no real data at " + samples);
    return samples;
  }

  /// Transport files and mortality files of NHANES as they were released.
  public static Path nhanesRaw() {
    return folder("nhanes_raw");
  }

  /// The wear record of NHANES 2003-2006 with labels and reference tables.
  public static Path nhanes() {
    return folder("nhanes_2003_2006");
  }

  private static Path folder(String name) {
    Path folder = Path.of(System.getProperty("diurnal.realData", "nowhere"), name);
    Assumptions.assumeTrue(Files.isDirectory(folder), "no real data at " + folder);
    return folder;
  }
}
