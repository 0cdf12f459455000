package org.diurnal.data.nhanes.labels;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.ExportTree;

/// The files that labels can be had from, in one or more places: the survey's own, and a table of
/// labels.
final class LabelFiles implements AutoCloseable {
  /// The name of a table of labels.
  static final String TABLE = "labels.parquet";

  private static final Pattern XPT = Pattern.compile("([A-Z0-9]+_[CD])\\.XPT(\\.GZ|\\.ZIP)?");
  private static final Pattern MORTALITY =
      Pattern.compile("NHANES_(2003_2004|2005_2006)_MORT_(\\d{4})_PUBLIC\\.DAT(\\.GZ)?");

  private final List<ExportTree> trees = new ArrayList<>();
  private final Map<String, ExportTree.Item> survey = new TreeMap<>();
  private final List<Path> tables = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();

  private LabelFiles() {}

  /// Looks for files in folders with all that is below them, in archives, or takes them as named.
  ///
  /// A file that is there more than once is used where it is found first.
  ///
  /// @throws BadDataException if a place is not there, or the first has nothing of use
  static LabelFiles in(List<Path> places) {
    LabelFiles files = new LabelFiles();
    try {
      for (Path place : places) {
        ExportTree tree = ExportTree.of(place);
        files.trees.add(tree);
        for (ExportTree.Item item : tree.items()) {
          files.add(place, item);
        }
        if (files.survey.isEmpty() && files.tables.isEmpty()) {
          throw nothing(place);
        }
      }
      return files;
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private static BadDataException nothing(Path place) {
    return new BadDataException(
        place
            + ": no file of NHANES 2003-2006 that labels are made of (DEMO_C.XPT, DEMO_D.XPT, ...)"
            + " and no "
            + TABLE
            + " with a column "
            + LabelTable.KEY,
        "name the folder that holds the files as NCHS released them, with their names as they were,"
            + " or one with a table of labels");
  }

  /// The name of a file of the survey as [Column] has it: `BMX_C`, `MORT_2019_C`; empty for others.
  static Optional<String> surveyName(String fileName) {
    String upper = fileName.toUpperCase(Locale.ROOT);
    Matcher xpt = XPT.matcher(upper);
    if (xpt.matches()) {
      return Optional.of(xpt.group(1));
    }
    Matcher death = MORTALITY.matcher(upper);
    return death.matches()
        ? Optional.of("MORT_" + death.group(2) + (death.group(1).equals("2003_2004") ? "_C" : "_D"))
        : Optional.empty();
  }

  /// The survey's files by name.
  Map<String, ExportTree.Item> survey() {
    return survey;
  }

  /// The first table of labels.
  Optional<Path> table() {
    return tables.stream().findFirst();
  }

  /// Files that were found a second time and not used.
  List<String> passedOver() {
    return passedOver;
  }

  @Override
  public void close() {
    trees.forEach(ExportTree::close);
  }

  private void add(Path place, ExportTree.Item item) {
    Optional<String> name = surveyName(item.fileName()).filter(Survey.FILES::contains);
    if (name.isPresent()) {
      if (survey.putIfAbsent(name.get(), item) != null) {
        passedOver.add(item.name());
      }
    } else if (item.fileName().equals(TABLE)) {
      Path path = Files.isDirectory(place) ? place.resolve(item.name()) : place;
      if (!tables.isEmpty() || isArchive(place)) {
        passedOver.add(item.name());
      } else if (LabelTable.isOne(path)) {
        tables.add(path);
      }
    }
  }

  private static boolean isArchive(Path place) {
    return String.valueOf(place.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip");
  }
}
