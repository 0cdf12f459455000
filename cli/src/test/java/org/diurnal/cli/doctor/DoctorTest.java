package org.diurnal.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.diurnal.cli.doctor.Check.Status;
import org.junit.jupiter.api.Test;

class DoctorTest {
  @Test
  void linuxCpuinfoGivesModelAndFeatures() {
    Cpu cpu =
        Cpu.parseCpuinfo(
            "processor\t: 0\nmodel name\t: Intel(R) Xeon(R)\nflags\t\t: fpu avx2 amx_bf16 fma\n\n"
                + "processor\t: 1\nmodel name\t: Intel(R) Xeon(R)\nflags\t\t: fpu avx2 amx_bf16 fma\n");
    assertThat(cpu).isEqualTo(new Cpu("Intel(R) Xeon(R)", List.of("avx2", "fma", "amx_bf16")));
    assertThat(cpu.hasBf16()).isTrue();
    assertThat(Cpu.parseCpuinfo("processor: 0\nFeatures: fp asimd bf16\n"))
        .isEqualTo(new Cpu("", List.of("asimd", "bf16")));
    assertThat(Cpu.parseCpuinfo("")).isEqualTo(new Cpu("", List.of()));
  }

  @Test
  void macOsSysctlGivesModelAndFeatures() {
    Cpu cpu =
        Cpu.parseSysctl(
            "Apple M4\n",
            "hw.optional.floatingpoint: 1\nhw.optional.arm.FEAT_BF16: 1\nhw.optional.arm.FEAT_SME: 0\n");
    assertThat(cpu).isEqualTo(new Cpu("Apple M4", List.of("feat_bf16")));
  }

  @Test
  void whatIsMissingIsToldWithItsCure() {
    assertThat(Doctor.jdk(17).status()).isEqualTo(Status.FAIL);
    assertThat(Doctor.jdk(25).status()).isEqualTo(Status.OK);
    assertThat(Doctor.platform("Linux", "amd64"))
        .isEqualTo(Check.ok("native libraries", "linux-x86_64"));
    assertThat(Doctor.platform("Mac OS X", "aarch64").value()).isEqualTo("macosx-arm64");
    assertThat(Doctor.platform("Linux", "riscv64").status()).isEqualTo(Status.FAIL);
    assertThat(Doctor.cpu(new Cpu("old", List.of("avx2"))).status()).isEqualTo(Status.WARN);
    assertThat(Doctor.memory(2L << 30, 16L << 30).value())
        .isEqualTo("2.0 GiB (limit of the container; the machine has 16.0 GiB)");
    assertThat(Doctor.memory(2L << 30, 16L << 30).status()).isEqualTo(Status.WARN);
    assertThat(Doctor.memory(16L << 30, 0)).isEqualTo(Check.ok("memory", "16.0 GiB"));
    assertThat(Doctor.disk("d", "/x", 1L << 30).status()).isEqualTo(Status.WARN);
    assertThat(Doctor.malloc(Map.of(), true).status()).isEqualTo(Status.WARN);
    assertThat(Doctor.malloc(Map.of(), false).status()).isEqualTo(Status.OK);
    assertThat(
            Doctor.malloc(
                    Map.of(
                        "MALLOC_ARENA_MAX",
                        "1",
                        "MALLOC_MMAP_MAX_",
                        "0",
                        "MALLOC_TRIM_THRESHOLD_",
                        "9"),
                    true)
                .status())
        .isEqualTo(Status.OK);
  }

  @Test
  void everyCheckOfThisMachineHasAValueAndACureExactlyWhereItIsNotOk() {
    List<Check> checks = Doctor.checks(Map.of());
    assertThat(checks).hasSizeGreaterThan(8);
    assertThat(checks)
        .allSatisfy(c -> {
          assertThat(c.value()).isNotBlank();
          assertThat(c.cure().isEmpty()).isEqualTo(c.status() == Status.OK);
        });
  }
}
