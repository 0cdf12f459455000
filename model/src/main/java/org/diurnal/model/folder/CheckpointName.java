package org.diurnal.model.folder;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a finished checkpoint's folder: `step-00001200`, and `step-00001200-2` for the same
/// step written again after a resume, so that a rewrite never has to remove the original first.
///
/// @param step the optimizer step, at least 0
/// @param revision 1 for the first one of its step
record CheckpointName(long step, int revision) implements Comparable<CheckpointName> {
  private static final Pattern PATTERN = Pattern.compile("step-(\\d{8,18})(?:-(\\d{1,9}))?");
  private static final Comparator<CheckpointName> ORDER =
      Comparator.comparingLong(CheckpointName::step).thenComparingInt(CheckpointName::revision);

  /// The name that a text spells, empty if it is none, or not spelt the one way.
  static Optional<CheckpointName> parse(String text) {
    Matcher m = PATTERN.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    CheckpointName name =
        new CheckpointName(
            Long.parseLong(m.group(1)), m.group(2) == null ? 1 : Integer.parseInt(m.group(2)));
    return Optional.of(name).filter(n -> n.toString().equals(text));
  }

  /// The folder of that name among checkpoints.
  Path in(Path checkpoints) {
    return checkpoints.resolve(toString());
  }

  CheckpointName next() {
    return new CheckpointName(step, revision + 1);
  }

  @Override
  public int compareTo(CheckpointName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "step-%08d", step) + (revision == 1 ? "" : "-" + revision);
  }
}
