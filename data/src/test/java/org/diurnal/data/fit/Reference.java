package org.diurnal.data.fit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diurnal.core.Json;
import org.diurnal.data.fit.FitFault.Kind;

/// What `reference.py`, a second decoder, said of a real file.
///
/// @param messages by global number
/// @param heartRates of record, monitoring and hr messages, by global number
/// @param sha256 over every value of every message
/// @param stepsByHour of the local day
/// @param beats of hr messages: how many, the first and the last in ms since 1989, how many go back
///   in time
/// @param variability rmssd and sdnn in ms, by minute since 1989
record Reference(
    Map<Integer, Long> messages,
    List<Fault> faults,
    Map<Integer, Sum> heartRates,
    long firstTimestamp,
    long lastTimestamp,
    String sha256,
    Map<Integer, Double> stepsByHour,
    List<Long> beats,
    Map<Long, List<Double>> variability) {
  record Sum(long count, long sum) {}

  record Fault(Kind kind, long offset) {}

  /// All files, by name.
  static Map<String, Reference> all() {
    try (InputStream in = Reference.class.getResourceAsStream("reference.json")) {
      return Json.mapper()
          .readValue(
              Optional.ofNullable(in).orElseThrow().readAllBytes(),
              Json.mapper()
                  .getTypeFactory()
                  .constructMapType(TreeMap.class, String.class, Reference.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reference of(String file) {
    return Optional.ofNullable(all().get(file)).orElseThrow();
  }
}
