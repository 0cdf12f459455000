package org.diurnal.data.xpt;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// One table of a transport file: everything but its rows, which the file streams.
///
/// @param name its name, at most 8 characters
/// @param label what it is, at most 40 characters; may be empty
/// @param created when, on the writer's clock; empty if the file does not say it legibly
/// @param modified when, on the writer's clock; empty if the file does not say it legibly
/// @param variables its columns
public record XptMember(
    String name,
    String label,
    Optional<LocalDateTime> created,
    Optional<LocalDateTime> modified,
    List<XptVariable> variables) {
  public XptMember {
    variables = List.copyOf(variables);
  }

  /// The column of a name, whatever the case; empty if there is none.
  public Optional<XptVariable> variable(String variableName) {
    return variables.stream().filter(v -> v.name().equalsIgnoreCase(variableName)).findFirst();
  }

  /// Bytes of a row.
  public int rowLength() {
    return variables.stream().mapToInt(XptVariable::length).sum();
  }
}
