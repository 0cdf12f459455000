package org.diurnal.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The processor's name and the features that decide how fast matrix products are.
///
/// @param model as the system calls it, empty if it does not say
/// @param features those of [#INTERESTING] that it has, in that order
record Cpu(String model, List<String> features) {
  /// x86-64 names of Linux, then those of arm64 (Linux), then those of Apple.
  static final List<String> INTERESTING =
      List.of(
          "avx",
          "avx2",
          "fma",
          "f16c",
          "avx512f",
          "avx512_bf16",
          "avx512_fp16",
          "avx_vnni",
          "amx_tile",
          "amx_bf16",
          "amx_int8",
          "asimd",
          "asimdhp",
          "sve",
          "sve2",
          "bf16",
          "i8mm",
          "sme",
          "feat_bf16",
          "feat_i8mm",
          "feat_sme");

  private static final Set<String> BF16 =
      Set.of("avx512_bf16", "amx_bf16", "bf16", "feat_bf16", "sme", "feat_sme");

  /// Whether products of bfloat16 numbers run in hardware.
  boolean hasBf16() {
    return features.stream().anyMatch(BF16::contains);
  }

  /// The processor of this machine.
  static Cpu detect() {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    try {
      if (Files.isReadable(cpuinfo)) {
        return parseCpuinfo(Files.readString(cpuinfo, StandardCharsets.UTF_8));
      }
      if (System.getProperty("os.name", "").startsWith("Mac")) {
        return parseSysctl(sysctl("machdep.cpu.brand_string"), sysctl("hw.optional"));
      }
    } catch (IOException e) {
      return new Cpu("", List.of());
    }
    return new Cpu(System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", ""), List.of());
  }

  /// From the text of Linux's `/proc/cpuinfo`.
  static Cpu parseCpuinfo(String text) {
    String model = "";
    Set<String> flags = new LinkedHashSet<>();
    for (String line : text.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      if (model.isEmpty() && (key.equals("model name") || key.equals("Model"))) {
        model = value;
      } else if (key.equals("flags") || key.equals("Features")) {
        flags.addAll(Arrays.asList(value.split(" ")));
      }
    }
    return new Cpu(model, INTERESTING.stream().filter(flags::contains).toList());
  }

  /// From what macOS's `sysctl` says: the brand, and lines such as `hw.optional.arm.FEAT_BF16: 1`.
  static Cpu parseSysctl(String brand, String optional) {
    Set<String> flags = new LinkedHashSet<>();
    for (String line : optional.split("\n", -1)) {
      if (line.endsWith(": 1")) {
        String key = line.substring(0, line.length() - 3);
        flags.add(key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
      }
    }
    return new Cpu(brand.strip(), INTERESTING.stream().filter(flags::contains).toList());
  }

  private static String sysctl(String name) throws IOException {
    boolean single = name.startsWith("machdep");
    Process p =
        new ProcessBuilder(single ? List.of("sysctl", "-n", name) : List.of("sysctl", name))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!p.waitFor(5, TimeUnit.SECONDS)) {
        p.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return out;
  }
}
