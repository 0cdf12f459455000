package org.diurnal.data.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;

/// Says what a folder is, when it is not the export it was taken for.
public final class ForeignFolder {
  private static final Map<String, List<String>> MARKS =
      Map.ofEntries(
          Map.entry(
              "an Apple Health export",
              List.of("export.xml", "apple_health_export", "export_cda.xml")),
          Map.entry(
              "a Google Takeout",
              List.of("takeout", "global export data", "_googledata", "steps-20", "heart_rate-20")),
          Map.entry("answers of the Google Health API", List.of("data-points")),
          Map.entry("NHANES files", List.of(".xpt", "_mort_")),
          Map.entry("files of a Garmin or another FIT device", List.of(".fit")),
          Map.entry("an Oura export", List.of("oura_")),
          Map.entry("a WHOOP export", List.of("physiological_cycles")),
          Map.entry("a Withings export", List.of("raw_tracker_", "aggregates_steps")),
          Map.entry(
              "data points of Open mHealth", List.of("datapoints", "openmhealth", "open_mhealth")),
          Map.entry(
              "FHIR resources, which no importer reads",
              List.of("observation.ndjson", "bundle.json")),
          Map.entry("a dataset of this program", List.of("dataset.json")));

  private ForeignFolder() {}

  /// The error for a folder without the files that an importer needs, naming what is there.
  ///
  /// @param path the folder
  /// @param wanted what was looked for, in words
  public static BadDataException error(Path path, String wanted) {
    List<String> names;
    try (Stream<Path> files = Files.list(path)) {
      names = files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    } catch (IOException e) {
      return new BadDataException(
          path + ": cannot be read: " + e.getMessage(), "check its permissions", e);
    }
    return error(path, names, wanted);
  }

  /// The error for an export without the files that an importer needs: a folder, an archive, or one
  /// file, with the names of what is in it.
  ///
  /// @param tree what was taken for an export
  /// @param wanted what was looked for, in words
  public static BadDataException error(ExportTree tree, String wanted) {
    return error(tree.root(), tree.items().stream().map(ExportTree.Item::name).toList(), wanted);
  }

  private static BadDataException error(Path path, List<String> names, String wanted) {
    if (names.isEmpty()) {
      return new BadDataException(
          path + ": the folder is empty, no " + wanted + " in it", "check the folder's name");
    }
    String guess =
        MARKS.entrySet().stream()
            .filter(e -> names.stream().anyMatch(n -> contains(n, e.getValue())))
            .map(Map.Entry::getKey)
            .sorted()
            .collect(Collectors.joining(" or "));
    return new BadDataException(
        path
            + ": no "
            + wanted
            + " here; found "
            + String.join(", ", names.subList(0, Math.min(5, names.size())))
            + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "")
            + (guess.isEmpty() ? "" : ", which looks like " + guess),
        guess.isEmpty()
            ? "name the folder that holds the export's own files"
            : "import it as what it is, or name another folder");
  }

  private static boolean contains(String name, List<String> marks) {
    String lower = name.toLowerCase(Locale.ROOT);
    return marks.stream().anyMatch(lower::contains);
  }
}
