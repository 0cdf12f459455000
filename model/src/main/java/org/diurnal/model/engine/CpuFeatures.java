package org.diurnal.model.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// The processor's instruction sets, where the system says them.
public record CpuFeatures(Set<String> flags) {
  public CpuFeatures {
    flags = Set.copyOf(flags);
  }

  /// Those of this machine; empty where `/proc/cpuinfo` is not to be had.
  public static CpuFeatures current() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(l -> l.startsWith("flags") || l.startsWith("Features"))
          .findFirst()
          .map(l -> new CpuFeatures(Set.of(l.substring(l.indexOf(':') + 1).trim().split("\\s+"))))
          .orElse(new CpuFeatures(Set.of()));
    } catch (IOException | IllegalArgumentException e) {
      return new CpuFeatures(Set.of());
    }
  }

  /// Whether at least one of the names is there.
  public boolean hasAny(String... names) {
    for (String n : names) {
      if (flags.contains(n)) {
        return true;
      }
    }
    return false;
  }
}
