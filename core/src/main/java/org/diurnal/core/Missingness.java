package org.diurnal.core;

/// Why a minute has a value, or has none. Zero is a value, never a gap.
public enum Missingness {
  /// Measured.
  OBSERVED,
  /// The device was not on the body.
  NOT_WORN,
  /// The device was off, or its data did not reach the export.
  DEVICE_OFF,
  /// The device has no such sensor.
  NOT_SUPPORTED,
  /// A value was there, and was rejected as implausible or contradictory.
  REJECTED,
  /// Filled by a model; never counted as observed.
  IMPUTED
}
