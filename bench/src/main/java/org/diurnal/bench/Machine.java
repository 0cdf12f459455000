package org.diurnal.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diurnal.model.engine.CpuFeatures;
import org.diurnal.model.engine.Engine;

/// What a measurement ran on, to stand beside its numbers.
final class Machine {
  private Machine() {}

  static Map<String, String> describe() {
    Map<String, String> d = new LinkedHashMap<>();
    d.put("processor", processor().orElse(System.getProperty("os.arch")));
    d.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    Stream.of("avx2", "avx512f", "avx512_bf16", "amx_bf16")
        .filter(f -> CpuFeatures.current().hasAny(f))
        .reduce((a, b) -> a + " " + b)
        .ifPresent(f -> d.put("features", f));
    d.put("jdk", Runtime.version().toString());
    d.putAll(Engine.describe());
    Optional.ofNullable(System.getenv("OPENBLAS_CORETYPE"))
        .ifPresent(c -> d.put("OPENBLAS_CORETYPE", c));
    d.put(
        "malloc",
        System.getenv("MALLOC_MMAP_MAX_") == null ? "the system's" : "as ./diurnal sets it");
    d.put("load average at start", load());
    return d;
  }

  /// Other work on the machine; above the number of cores, wall times say little by themselves.
  static String load() {
    return String.format(
        java.util.Locale.ROOT,
        "%.1f",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static Optional<String> processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(l -> l.startsWith("model name"))
          .findFirst()
          .map(l -> l.substring(l.indexOf(':') + 1).trim());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
