package org.diurnal.data.nhanes;

import org.diurnal.core.SensorSchema;

/// The channels of 2011-2014 by their position in the schema `nhanes_mims`.
final class MovementChannels {
  static final String SCHEMA = "nhanes_mims";
  static final int WORN = 0;
  static final int ASLEEP = 1;
  static final int MIMS = 2;
  static final int LIGHT = 3;

  private MovementChannels() {}

  static SensorSchema schema() {
    return SensorSchema.builtIn(SCHEMA);
  }
}
