package org.diurnal.cli.doctor;

import java.util.List;
import org.diurnal.cli.frame.Table;

/// One thing that was looked at.
///
/// @param name what was looked at
/// @param status how it stands
/// @param value what was found
/// @param cure what to do where it is not ok; empty where it is
public record Check(String name, Status status, String value, String cure) {
  /// How a check stands.
  public enum Status {
    /// As it should be.
    OK,
    /// Works, but slower or with less room than it could.
    WARN,
    /// Will not work.
    FAIL
  }

  /// As it should be.
  public static Check ok(String name, String value) {
    return new Check(name, Status.OK, value, "");
  }

  /// Works, but not as well as it could.
  public static Check warn(String name, String value, String cure) {
    return new Check(name, Status.WARN, value, cure);
  }

  /// Will not work.
  public static Check fail(String name, String value, String cure) {
    return new Check(name, Status.FAIL, value, cure);
  }

  /// The checks as a result.
  public static Table table(List<Check> checks) {
    List<List<Object>> rows =
        checks.stream()
            .map(c ->
                List.<Object>of(
                    c.name, c.status.name().toLowerCase(java.util.Locale.ROOT), c.value, c.cure))
            .toList();
    return Table.of(
        "",
        List.of(
            Table.Column.of("check"),
            Table.Column.of("status"),
            Table.Column.of("value"),
            Table.Column.of("cure")),
        rows);
  }
}
