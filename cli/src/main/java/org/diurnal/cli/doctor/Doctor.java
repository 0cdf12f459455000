package org.diurnal.cli.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Looks at the machine: what the program needs, and what decides its speed.
public final class Doctor {
  private static final int JDK = 25;
  private static final double GIB = 1L << 30;

  /// Platforms for which the tensor engine publishes native libraries.
  private static final Set<String> NATIVES =
      Set.of("linux-x86_64", "linux-arm64", "macosx-arm64", "windows-x86_64");

  private Doctor() {}

  /// All checks but the engine's own.
  ///
  /// @param env the process's environment
  public static List<Check> checks(Map<String, String> env) {
    List<Check> checks = new ArrayList<>();
    checks.add(jdk(Runtime.version().feature()));
    checks.add(
        Check.ok(
            "system",
            property("os.name") + " " + property("os.version") + ", " + property("os.arch")));
    checks.add(platform(property("os.name"), property("os.arch")));
    checks.add(cpu(Cpu.detect()));
    checks.add(Check.ok("cores", String.valueOf(Runtime.getRuntime().availableProcessors())));
    checks.add(memory(machineBytes(), hostBytes()));
    checks.add(Check.ok("java heap", gib(Runtime.getRuntime().maxMemory()) + " at most"));
    folder(checks, "working folder", Path.of("").toAbsolutePath());
    folder(checks, "home folder", Path.of(property("user.home")));
    folder(checks, "temporary folder", Path.of(property("java.io.tmpdir")));
    checks.add(malloc(env, isGlibc()));
    return checks;
  }

  static Check jdk(int feature) {
    String value = feature + " (" + property("java.vendor") + ", " + property("java.home") + ")";
    return feature >= JDK
        ? Check.ok("JDK", value)
        : Check.fail("JDK", value, "install JDK " + JDK + " and start through ./diurnal");
  }

  static Check platform(String os, String arch) {
    String system =
        os.startsWith("Mac")
            ? "macosx"
            : os.startsWith("Windows") ? "windows" : os.toLowerCase(Locale.ROOT);
    String machine =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm64";
          default -> arch;
        };
    String platform = system + "-" + machine;
    return NATIVES.contains(platform)
        ? Check.ok("native libraries", platform)
        : Check.fail(
            "native libraries",
            platform,
            "the tensor engine has none for it; import and data verbs work, models need one of "
                + String.join(", ", NATIVES.stream().sorted().toList()));
  }

  static Check cpu(Cpu cpu) {
    String model = cpu.model().isEmpty() ? "unknown model" : cpu.model();
    String value =
        model + (cpu.features().isEmpty() ? "" : ": " + String.join(" ", cpu.features()));
    return cpu.hasBf16()
        ? Check.ok("processor", value)
        : Check.warn(
            "processor", value, "no bfloat16 in hardware was found: training runs in fp32, slower");
  }

  /// @param machine what this process may use, a container's limit if there is one
  /// @param host what the machine has, or 0 if it does not say
  static Check memory(long machine, long host) {
    String value =
        gib(machine)
            + (host > machine + (machine >> 4)
                ? " (limit of the container; the machine has " + gib(host) + ")"
                : "");
    return machine >= 4 * GIB
        ? Check.ok("memory", value)
        : Check.warn("memory", value, "sizes XXS and XS train in this; S wants 4 GiB");
  }

  private static void folder(List<Check> checks, String name, Path folder) {
    String cure = "choose another folder, or make this one writable";
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      checks.add(Check.fail(name, folder + ": not writable", cure));
      return;
    }
    try {
      // Permission bits do not tell of read-only mounts and quotas: only writing does.
      Files.delete(Files.createTempFile(folder, ".diurnal-doctor", ""));
      checks.add(disk(name, folder.toString(), Files.getFileStore(folder).getUsableSpace()));
    } catch (IOException e) {
      checks.add(Check.fail(name, folder + ": " + e.getMessage(), cure));
    }
  }

  static Check disk(String name, String folder, long free) {
    String value = folder + ", " + gib(free) + " free";
    return free >= 2 * GIB
        ? Check.ok(name, value)
        : Check.warn(name, value, "free some space; a model of size S and its data want 2 GiB");
  }

  /// What the launcher sets for libtorch's large, short-lived blocks.
  static Check malloc(Map<String, String> env, boolean glibc) {
    if (!glibc) {
      return Check.ok("malloc", "not glibc: nothing to set");
    }
    List<String> values = new ArrayList<>();
    boolean all = true;
    for (String name : List.of("MALLOC_ARENA_MAX", "MALLOC_MMAP_MAX_", "MALLOC_TRIM_THRESHOLD_")) {
      values.add(name + "=" + env.getOrDefault(name, "(not set)"));
      all &= env.containsKey(name);
    }
    String value = String.join(" ", values);
    return all
        ? Check.ok("malloc", value)
        : Check.warn("malloc", value, "start through ./diurnal: training is about 15 % faster");
  }

  private static boolean isGlibc() {
    try (var lib = Files.newDirectoryStream(Path.of("/lib64"), "ld-linux*")) {
      return lib.iterator().hasNext() || Files.exists(Path.of("/lib/ld-linux-aarch64.so.1"));
    } catch (IOException e) {
      return Files.exists(Path.of("/lib/ld-linux-aarch64.so.1"));
    }
  }

  private static long machineBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getTotalMemorySize() // knows of container limits
        : Runtime.getRuntime().maxMemory();
  }

  private static long hostBytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
        if (line.startsWith("MemTotal:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
      }
    } catch (IOException e) {
      return 0; // not Linux
    }
    return 0;
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
