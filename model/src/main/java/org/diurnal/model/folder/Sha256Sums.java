package org.diurnal.model.folder;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Sha256;

/// The file `SHA256SUMS` of a folder: one line for each file in it and below it, sorted by name, in
/// the form that `sha256sum -c SHA256SUMS` reads. Names are relative, with `/` between folders.
public final class Sha256Sums {
  /// The file's name.
  public static final String NAME = ModelFolder.SHA256SUMS;

  // A backslash in front says that the name is written with \\, \n and \r; GNU's own convention.
  private static final Pattern LINE = Pattern.compile("(\\\\?)([0-9a-fA-F]{64}) [ *](.+)");

  private Sha256Sums() {}

  /// What a comparison found; each list is sorted and holds relative names.
  ///
  /// @param missing listed, and not there
  /// @param changed there, with other content than listed
  /// @param extra there, and not listed
  public record Report(List<String> missing, List<String> changed, List<String> extra) {
    public Report {
      missing = List.copyOf(missing);
      changed = List.copyOf(changed);
      extra = List.copyOf(extra);
    }

    /// Whether the folder is exactly as listed.
    public boolean isClean() {
      return missing.isEmpty() && changed.isEmpty() && extra.isEmpty();
    }

    /// For example `changed: config.json; missing: model.safetensors`, or `as listed`.
    @Override
    public String toString() {
      List<String> parts = new ArrayList<>();
      if (!missing.isEmpty()) {
        parts.add("missing: " + String.join(", ", missing));
      }
      if (!changed.isEmpty()) {
        parts.add("changed: " + String.join(", ", changed));
      }
      if (!extra.isEmpty()) {
        parts.add("extra: " + String.join(", ", extra));
      }
      return parts.isEmpty() ? "as listed" : String.join("; ", parts);
    }
  }

  /// Writes the folder's `SHA256SUMS`, replacing an older one in one durable step.
  ///
  /// @param without names directly in the folder that are left out, with all below them
  /// @throws BadDataException if the folder holds something that is neither file nor folder
  public static void write(Path folder, Set<String> without) throws IOException {
    DurableFiles.write(folder.resolve(NAME), text(folder, without));
  }

  /// Compares the folder with its `SHA256SUMS`.
  ///
  /// @param without names directly in the folder that are left out, with all below them
  /// @throws BadDataException if there is no such file, or a line of it is damaged or leaves the
  ///   folder
  public static Report verify(Path folder, Set<String> without) throws IOException {
    SortedMap<String, String> listed = read(folder.resolve(NAME));
    List<String> missing = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, String> e : listed.entrySet()) {
      Path file = folder.resolve(e.getKey());
      if (!Files.isRegularFile(file)) {
        missing.add(e.getKey());
      } else if (!Sha256.of(file).equals(e.getValue())) {
        changed.add(e.getKey());
      }
    }
    List<String> extra = new ArrayList<>(files(folder, without).keySet());
    extra.removeAll(listed.keySet());
    return new Report(missing, changed, extra);
  }

  /// The text of `SHA256SUMS` for the folder as it is.
  static String text(Path folder, Set<String> without) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Path> e : files(folder, without).entrySet()) {
      if (!Files.isRegularFile(e.getValue())) {
        throw new BadDataException(
            e.getValue() + ": neither a file nor a folder, so it has no checksum",
            "move it out of the folder");
      }
      String name = e.getKey();
      String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
      text.append(escaped.equals(name) ? "" : "\\")
          .append(Sha256.of(e.getValue()))
          .append("  ")
          .append(escaped)
          .append('\n');
    }
    return text.toString();
  }

  /// Name to SHA-256, from a file that nobody vouches for.
  private static SortedMap<String, String> read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new BadDataException(
          file + ": no such file", "the folder is incomplete, or is not a model folder", e);
    } catch (CharacterCodingException e) {
      throw new BadDataException(file + ": is not UTF-8 text", "fetch or make it anew", e);
    }
    SortedMap<String, String> sums = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher m = LINE.matcher(lines.get(i));
      String name = m.matches() ? unescaped(m.group(3), !m.group(1).isEmpty()) : "";
      if (!staysInside(name)) {
        throw bad(file, i + 1, "is not a checksum and the name of a file in this folder");
      }
      if (sums.put(name, m.group(2).toLowerCase(java.util.Locale.ROOT)) != null) {
        throw bad(file, i + 1, "names " + name + " again");
      }
    }
    return sums;
  }

  private static boolean staysInside(String name) {
    return Stream.of(name.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
        && name.indexOf('\0') < 0;
  }

  private static String unescaped(String name, boolean escaped) {
    if (!escaped) {
      return name;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\' && i + 1 < name.length()) {
        char next = name.charAt(++i);
        out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Everything that is not a folder, by relative name, but `SHA256SUMS` itself and `without`. A
  /// link to a file counts as that file; a link to a folder is not followed.
  private static SortedMap<String, Path> files(Path folder, Set<String> without)
      throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) walk::iterator) {
        Path relative = folder.relativize(path);
        String name = relative.toString().replace(folder.getFileSystem().getSeparator(), "/");
        boolean leftOut = name.equals(NAME) || without.contains(relative.getName(0).toString());
        if (!leftOut && !Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
          files.put(name, path);
        }
      }
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  private static BadDataException bad(Path file, int line, String what) {
    return new BadDataException(
        file + ":" + line + ": " + what, "the file is damaged: fetch or make the folder anew");
  }
}
