package org.diurnal.model.masking;

/// The ways in which pretraining hides what was observed.
public enum MaskMode {
  /// Patches here and there.
  RANDOM,
  /// A contiguous stretch of the day, all channels.
  TEMPORAL,
  /// Whole channels.
  MODALITY
}
