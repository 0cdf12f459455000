package org.diurnal.data.recording;

/// What one device recorded of one person; made by [Recording#track].
///
/// @param person the person's number in this recording
/// @param device the device's number in this recording
public record Track(int person, int device) {}
