package org.diurnal.core;

/// A device, as one source of a dataset: its days are kept apart from those of other devices.
///
/// @param sourceId what names it in `source_id`, for example `apple:Anna's Watch`
/// @param name as the export has it; empty where the export names none
/// @param placement where it is worn
public record Device(String sourceId, String name, Placement placement) {}
