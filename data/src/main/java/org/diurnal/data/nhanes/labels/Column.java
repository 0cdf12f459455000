package org.diurnal.data.nhanes.labels;

/// A column of one released file.
///
/// @param file the file's name without its ending: `BMX_C`, or `MORT_2019_C` for the mortality
///   linkage
/// @param name the variable's name in it
record Column(String file, String name) {}
