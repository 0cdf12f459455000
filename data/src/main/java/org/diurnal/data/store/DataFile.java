package org.diurnal.data.store;

/// A file of a dataset, as the manifest knows it.
///
/// @param file its path from the dataset folder, with `/`
/// @param rows its rows; 0 for what has none
/// @param bytes its size
/// @param sha256 of its bytes
public record DataFile(String file, long rows, long bytes, String sha256) {}
