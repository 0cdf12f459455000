package org.diurnal.core;

import java.time.Instant;
import java.util.Map;

/// Where a file or folder came from, so that every number can be traced.
///
/// @param version the program's version
/// @param command what was asked for, as typed or as the library call
/// @param created when, in UTC
/// @param simulated whether any of it was made by a simulator: never evidence about real people
/// @param seed the seed of everything random in it; 0 where nothing was
/// @param inputs the SHA-256 of every input, by name
public record Provenance(
    String version,
    String command,
    Instant created,
    boolean simulated,
    long seed,
    Map<String, String> inputs) {
  public Provenance {
    inputs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(inputs));
  }
}
