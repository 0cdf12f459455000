package org.diurnal.data.xpt;

/// A column of a member.
///
/// @param index its place among the columns, from 0
/// @param name its name, at most 8 characters
/// @param label what it is, at most 40 characters; may be empty
/// @param type what it holds
/// @param length bytes of it in a row: 2 to 8 of a number
/// @param position where these bytes begin in a row
/// @param format how SAS prints it
/// @param informat how SAS read it
public record XptVariable(
    int index,
    String name,
    String label,
    Type type,
    int length,
    int position,
    Format format,
    Format informat) {
  /// What a variable holds.
  public enum Type {
    /// Numbers, any of which may be missing.
    NUMERIC,
    /// Text.
    CHARACTER
  }

  /// A SAS format.
  ///
  /// @param name its name, empty where none was set
  /// @param width in characters, 0 where none was set
  /// @param decimals digits after the point
  public record Format(String name, int width, int decimals) {
    /// As SAS writes it, for example `DATE9.` or `8.2`; empty where none was set.
    public String text() {
      if (name.isEmpty() && width == 0) {
        return "";
      }
      return name + (width > 0 ? width : "") + "." + (decimals > 0 ? decimals : "");
    }
  }
}
