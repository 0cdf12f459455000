package org.diurnal.data.importing;

/// What became of one file of an export.
///
/// @param name the file's name in the export
/// @param role what it was used for
/// @param bytes its size as it lies there, compressed or not
/// @param sha256 of the file as it lies there
/// @param rows its rows without the header
/// @param values the values in the kept rows (60 a row in a file of one row an hour)
public record FileReceipt(
    String name, String role, long bytes, String sha256, Tally rows, Tally values) {}
