package org.diurnal.cli.architecture.broken.model;

import java.sql.Types;
import org.bytedeco.javacpp.Loader;
import org.diurnal.cli.architecture.broken.core.Upward;

/// Outside of the engine and of the store.
public final class Downward {
  private Downward() {}

  /// Uses the tensor engine's library and the database's.
  public static int down(int depth) {
    java.sql.JDBCType type = java.sql.JDBCType.valueOf(Types.INTEGER);
    return depth > 0 ? Upward.up() : type.ordinal() + Loader.class.getName().length();
  }
}
