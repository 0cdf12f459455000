package org.diurnal.core;

/// Where on the body a device sits, or where else its numbers come from.
public enum Placement {
  /// A strap around the chest.
  CHEST,
  /// A watch or band.
  WRIST,
  /// A ring.
  FINGER,
  /// A hip or waist-worn device.
  WAIST,
  /// A phone, in a pocket, a bag, or on a table.
  PHONE,
  /// No device: typed in by hand, or computed by a program.
  NONE,
  /// The source does not say.
  UNKNOWN
}
