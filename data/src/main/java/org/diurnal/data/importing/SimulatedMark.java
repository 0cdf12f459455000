package org.diurnal.data.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.Json;
import tools.jackson.core.JacksonException;

/// Whether files say of themselves that a simulator made them: a file `SIMULATED.txt` among them,
/// or a `provenance.json` with `"simulated": true`, as `data export` writes it. So made-up people
/// stay marked when they go out in an open form and come back.
public final class SimulatedMark {
  /// The file whose presence says so.
  public static final String TEXT = "SIMULATED.txt";

  /// The file that may say so.
  public static final String PROVENANCE = "provenance.json";

  /// What stands before the name of a source in data points of such people.
  public static final String PREFIX = "SIMULATED ";

  private static final int LARGEST = 1 << 20;

  private SimulatedMark() {}

  /// Whether a file of an export is such a mark, and nothing to import.
  public static boolean is(ExportTree.Item item) {
    return List.of(TEXT, PROVENANCE).contains(item.fileName());
  }

  /// Whether an export is marked: a folder or an archive by a file in it, a single file by one
  /// beside it.
  public static boolean isOn(ExportTree tree) {
    Path root = tree.root().toAbsolutePath();
    boolean single = Files.isRegularFile(root) && tree.items().size() == 1;
    return tree.items().stream().anyMatch(SimulatedMark::says)
        || single && Optional.ofNullable(root.getParent()).map(SimulatedMark::says).orElse(false);
  }

  private static boolean says(ExportTree.Item item) {
    if (item.fileName().equals(TEXT)) {
      return true;
    }
    if (!item.fileName().equals(PROVENANCE) || item.bytes() > LARGEST) {
      return false;
    }
    try (ExportFile f = item.open()) {
      return says(f.bytes().readNBytes(LARGEST));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean says(Path folder) {
    Path provenance = folder.resolve(PROVENANCE);
    try {
      return Files.exists(folder.resolve(TEXT))
          || Files.isRegularFile(provenance)
              && Files.size(provenance) <= LARGEST
              && says(Files.readAllBytes(provenance));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean says(byte[] json) {
    try {
      return Json.mapper().readTree(json).path("simulated").asBoolean(false);
    } catch (JacksonException e) {
      return false; // somebody else's file of that name
    }
  }
}
