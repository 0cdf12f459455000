package org.diurnal.tasks.registry;

/// What kind of value a task has.
public enum TaskType {
  /// Yes or no.
  BINARY,
  /// A quantity.
  REGRESSION,
  /// Steps in order, evaluated as a quantity.
  ORDINAL,
  /// When something happens, of people who were followed for a time.
  EVENT_TIME
}
