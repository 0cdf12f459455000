package org.diurnal.tasks.pat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DurableFiles;
import org.diurnal.tasks.features.FeatureSet;

/// A description of people in a file of text, tab-separated, so that a run that goes on need not
/// make it again: a key of what it was made of, the names, a person a line.
public final class FeatureFile {
  private FeatureFile() {}

  /// Writes it, wholly or not at all.
  public static void write(Path file, String key, FeatureSet features) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(key).append('\n');
    text.append(features.name()).append('\t').append(features.direct()).append('\n');
    text.append(String.join("\t", features.names())).append('\n');
    new TreeMap<>(features.byPerson())
        .forEach((person, x) -> {
          text.append(person);
          for (double v : x) {
            text.append('\t').append(v);
          }
          text.append('\n');
        });
    DurableFiles.write(file, text.toString());
  }

  /// Reads it.
  ///
  /// @return empty if there is none, or it was made of something else
  /// @throws BadDataException if it is damaged
  public static Optional<FeatureSet> read(Path file, String key) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.size() < 3 || !lines.getFirst().equals(key)) {
        return Optional.empty();
      }
      String[] head = lines.get(1).split("\t", -1);
      List<String> names = List.of(lines.get(2).split("\t", -1));
      Map<String, double[]> byPerson = new HashMap<>();
      for (int i = 3; i < lines.size(); i++) {
        String[] cells = lines.get(i).split("\t", -1);
        if (cells.length != names.size() + 1) {
          throw damaged(file, i + 1, cells.length + " cells for " + names.size() + " features");
        }
        byPerson.put(
            cells[0],
            Arrays.stream(cells, 1, cells.length).mapToDouble(Double::parseDouble).toArray());
      }
      return Optional.of(new FeatureSet(head[0], names, Integer.parseInt(head[1]), byPerson));
    } catch (NumberFormatException e) {
      throw damaged(file, 1, "a number cannot be read: " + e.getMessage());
    } catch (IOException e) {
      throw new BadDataException(file + ": cannot be read: " + e.getMessage(), "remove it", e);
    }
  }

  private static BadDataException damaged(Path file, int line, String what) {
    return new BadDataException(
        file + ":" + line + ": damaged: " + what, "remove the file; it is made again");
  }
}
