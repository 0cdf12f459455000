package org.diurnal.data.importing;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the user said about an export.
///
/// @param zone where the people were, for exports that hold a local clock without an offset; empty
///   if not known, then the days carry no offset and no hour is missing or repeated by a clock
///   change
/// @param person whose export it is, for exports that do not name the person
/// @param mapping the file that says what the columns of a table mean, for generic tables
/// @param labels a file or folder to take labels from, for sources that keep them apart
/// @param workFolder where temporary files go; they are deleted before the import returns
public record ImportOptions(
    Optional<ZoneId> zone,
    Optional<String> person,
    Optional<Path> mapping,
    Optional<Path> labels,
    Path workFolder) {
  /// The person of an export that names nobody, when the user does not either.
  public static final String NOBODY = "me";

  /// Nothing said, temporary files where the platform puts them.
  public static ImportOptions defaults() {
    return new ImportOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  /// The same with a zone.
  public ImportOptions withZone(ZoneId newZone) {
    return new ImportOptions(Optional.of(newZone), person, mapping, labels, workFolder);
  }

  /// The same with a person.
  public ImportOptions withPerson(String newPerson) {
    return new ImportOptions(zone, Optional.of(newPerson), mapping, labels, workFolder);
  }

  /// The same with a mapping.
  public ImportOptions withMapping(Path file) {
    return new ImportOptions(zone, person, Optional.of(file), labels, workFolder);
  }

  /// The same with labels.
  public ImportOptions withLabels(Path path) {
    return new ImportOptions(zone, person, mapping, Optional.of(path), workFolder);
  }

  /// The same with another folder for temporary files.
  public ImportOptions withWorkFolder(Path folder) {
    return new ImportOptions(zone, person, mapping, labels, folder);
  }

  /// Whose export it is: what the user said, or [#NOBODY].
  public String personOrNobody() {
    return person.orElse(NOBODY);
  }

  /// What was said, by name, as the receipt keeps it. Files are not in it: they are inputs of the
  /// import, with a hash of their own in the receipt.
  public Map<String, String> said() {
    Map<String, String> said = new TreeMap<>();
    zone.ifPresent(z -> said.put("timezone", z.getId()));
    person.ifPresent(p -> said.put("person", p));
    return said;
  }
}
