package org.diurnal.cli;

/// What a day's errors are compared with; lower case, since these are the words of `--usual`.
@SuppressWarnings({"checkstyle:ConstantName", "EnumConstantName"})
enum UsualChoice {
  /// What is usual of the model's validation people at that time of day.
  population,
  /// What is usual of the person's other days, drawn towards the population's.
  own,
  /// Nothing: errors in z-units squared as they are.
  none
}
