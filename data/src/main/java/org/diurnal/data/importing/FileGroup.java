package org.diurnal.data.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Files of an export that a reader of the receipt wants told as one: a vendor's files of a day
/// each are thousands.
///
/// @param name the file's name; of several the name they share, with `*` for dates and numbers
/// @param role what they are used for
/// @param rows of all of them
/// @param dropped lines for each reason: how many, why, and where first
record FileGroup(String name, String role, Tally rows, List<String> dropped) {
  /// So many files of an export are told one by one.
  static final int ONE_BY_ONE = 40;

  FileGroup {
    dropped = List.copyOf(dropped);
  }

  /// The files of a receipt, together where there are too many.
  static List<FileGroup> of(List<FileReceipt> files) {
    if (files.size() <= ONE_BY_ONE) {
      return files.stream().map(f -> group(List.of(f))).toList();
    }
    return files.stream()
        .collect(Collectors.groupingBy(FileGroup::kind, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(FileGroup::group)
        .toList();
  }

  private static String kind(FileReceipt f) {
    return f.name().replaceAll("[0-9]+([-_. ()]*[0-9]+)*", "*") + "\n" + f.role();
  }

  private static FileGroup group(List<FileReceipt> files) {
    FileReceipt first = files.getFirst();
    boolean one = files.size() == 1;
    String name =
        one
            ? first.name()
            : String.format(
                Locale.ROOT, "%s (%,d files)", kind(first).replaceFirst("\n.*", ""), files.size());
    Tally rows =
        new Tally(
            files.stream().mapToLong(f -> f.rows().read()).sum(),
            files.stream().mapToLong(f -> f.rows().kept()).sum(),
            files.stream().flatMap(f -> f.rows().rejections().stream()).toList());
    List<String> dropped = new ArrayList<>();
    if (one) {
      first.rows().rejections().forEach(r -> dropped.add(text(r, "rows", lines(r))));
      first.values().rejections().forEach(r -> dropped.add(text(r, "values", lines(r))));
    } else {
      together(files, true, dropped);
      together(files, false, dropped);
    }
    return new FileGroup(name, first.role(), rows, dropped);
  }

  private static void together(List<FileReceipt> files, boolean rows, List<String> dropped) {
    Map<String, Rejection> sums = new LinkedHashMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    for (FileReceipt f : files) {
      for (Rejection r : (rows ? f.rows() : f.values()).rejections()) {
        places.putIfAbsent(
            r.reason(),
            "first in "
                + f.name().substring(f.name().lastIndexOf('/') + 1)
                + r.firstLines().stream().findFirst().map(l -> ", line " + l).orElse(""));
        sums.merge(
            r.reason(),
            r,
            (a, b) -> new Rejection(a.reason(), a.count() + b.count(), a.firstLines()));
      }
    }
    sums.forEach((reason, r) ->
        dropped.add(text(r, rows ? "rows" : "values", places.getOrDefault(reason, ""))));
  }

  private static String text(Rejection r, String what, String where) {
    return String.format(Locale.ROOT, "%,d %s: %s (%s)", r.count(), what, r.reason(), where);
  }

  private static String lines(Rejection r) {
    String numbers = r.firstLines().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return (r.firstLines().size() == 1 ? "line " : "lines ")
        + numbers
        + (r.count() > r.firstLines().size() ? ", ..." : "");
  }
}
