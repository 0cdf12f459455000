package org.diurnal.model.safetensors;

import java.util.List;
import java.util.Map;

/// A header that has been checked against its file.
///
/// @param metadata the texts of `__metadata__`
/// @param tensors in the order of their data: each begins where the one before it ends
record Header(Map<String, String> metadata, List<Entry> tensors) {

  /// One tensor's place.
  ///
  /// @param begin first byte, counted from the end of the header
  /// @param end one past the last byte
  @SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
  record Entry(String name, TensorType type, long[] shape, long begin, long end) {}
}
