package org.diurnal.data.xpt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diurnal.data.xpt.XptVariable.Type;

/// What a member holds, found by reading all of it.
///
/// @param member its header
/// @param rows how many rows it has
/// @param present of each variable, in order, how many rows have a value: a number that is not
///   missing, or a text that is not blank
public record XptSummary(XptMember member, long rows, List<Long> present) {
  public XptSummary {
    present = List.copyOf(present);
  }

  /// Reads every member of a file.
  ///
  /// @throws org.diurnal.core.BadDataException if it is not a transport file, or is damaged
  public static List<XptSummary> of(Path path) {
    List<XptSummary> all = new ArrayList<>();
    try (XptFile file = XptFile.open(path)) {
      do {
        all.add(member(file));
      } while (file.nextMember());
    }
    return all;
  }

  private static XptSummary member(XptFile file) {
    List<XptVariable> variables = file.member().variables();
    long[] present = new long[variables.size()];
    while (file.next()) {
      for (XptVariable v : variables) {
        boolean there =
            v.type() == Type.NUMERIC
                ? file.missingCode(v.index()) == IbmFloat.NONE
                : !file.text(v.index()).isEmpty();
        present[v.index()] += there ? 1 : 0;
      }
    }
    return new XptSummary(file.member(), file.rows(), Arrays.stream(present).boxed().toList());
  }
}
