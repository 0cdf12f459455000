package org.diurnal.tasks.pat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.ExportTree;

/// The survey's files that the protocol needs, and which of them a folder has.
///
/// @param tree the folder, open until [#close]
/// @param wanted all files that are of use
public record PatFiles(ExportTree tree, List<Wanted> wanted) implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("(\\w+)\\.XPT(\\.GZ|\\.ZIP)?|(\\w+)\\.ZIP");

  /// A file that is of use.
  ///
  /// @param name without ending, for example `PAXMIN_H`
  /// @param what it is needed for
  /// @param where on the survey's pages it is to be had, in words
  /// @param needed whether nothing goes without it
  /// @param found its place in the folder; empty if it is not there
  public record Wanted(
      String name, String what, String where, boolean needed, Optional<ExportTree.Item> found) {}

  public PatFiles {
    wanted = List.copyOf(wanted);
  }

  /// Looks in a folder with all below it. The round that is evaluated needs minutes, demographics
  /// and the three tables of labels; the other round's minutes are of use to pretrain on.
  ///
  /// @throws UsageException if it is no folder
  public static PatFiles in(Path folder, PatCycle cycle) {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          folder + ": no such folder", "name the folder that the survey's files lie in");
    }
    ExportTree tree = ExportTree.of(folder);
    List<Wanted> wanted = new ArrayList<>();
    PatCycle other = cycle.other();
    add(
        tree,
        wanted,
        "PAXMIN",
        cycle,
        "minutes of the people evaluated",
        true,
        "Examination Data: Physical Activity Monitor - Minute");
    add(
        tree,
        wanted,
        "PAXMIN",
        other,
        "minutes to pretrain on, of people who are not evaluated",
        false,
        "Examination Data: Physical Activity Monitor - Minute");
    add(
        tree,
        wanted,
        "DEMO",
        cycle,
        "age and sex, the baseline",
        true,
        "Demographics Data: Demographic Variables & Sample Weights");
    add(
        tree,
        wanted,
        "RXQ_RX",
        cycle,
        "benzodiazepine, ssri",
        true,
        "Questionnaire Data: Prescription Medications");
    add(
        tree,
        wanted,
        "SLQ",
        cycle,
        "sleep_disorder, sleep_abnormality",
        true,
        "Questionnaire Data: Sleep Disorders");
    add(
        tree,
        wanted,
        "DPQ",
        cycle,
        "depression",
        true,
        "Questionnaire Data: Mental Health - Depression Screener");
    return new PatFiles(tree, wanted);
  }

  private static void add(
      ExportTree tree,
      List<Wanted> wanted,
      String table,
      PatCycle cycle,
      String what,
      boolean minutesOrTable,
      String where) {
    String name = table + "_" + cycle.name();
    // Without one table of labels, its tasks are left out and the others go on.
    boolean needed = minutesOrTable && (table.equals("PAXMIN") || table.equals("DEMO"));
    wanted.add(
        new Wanted(
            name,
            what,
            "NHANES " + cycle.years() + ", " + where + " (" + name + ")",
            needed,
            tree.items().stream()
                .filter(i -> name(i.fileName()).equals(Optional.of(name)))
                .findFirst()));
  }

  private static Optional<String> name(String fileName) {
    Matcher m = NAME.matcher(fileName.toUpperCase(Locale.ROOT));
    return m.matches()
        ? Optional.of(m.group(1) == null ? m.group(3) : m.group(1))
        : Optional.empty();
  }

  /// The file of a table and round; empty if it is not there.
  public Optional<ExportTree.Item> find(String table, PatCycle cycle) {
    return wanted.stream()
        .filter(w -> w.name().equals(table + "_" + cycle.name()))
        .findFirst()
        .flatMap(Wanted::found);
  }

  /// Where a file lies.
  public Path path(ExportTree.Item item) {
    return tree.root().resolve(item.name());
  }

  /// Files without which nothing goes.
  public List<Wanted> missing() {
    return wanted.stream().filter(w -> w.needed() && w.found().isEmpty()).toList();
  }

  @Override
  public void close() {
    tree.close();
  }
}
