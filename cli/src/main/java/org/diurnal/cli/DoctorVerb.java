package org.diurnal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.diurnal.cli.doctor.Check;
import org.diurnal.cli.doctor.Doctor;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Verb;
import picocli.CommandLine.Command;

/// `diurnal doctor`: what the machine has, and what to do about what it lacks.
@Command(
    name = "doctor",
    description = "Looks at JDK, processor, memory, folders and the tensor engine.",
    footer = {
      "",
      "Exit code 1 if anything fails, 0 otherwise.",
      "",
      "Example:",
      "  ./diurnal doctor",
      "  check             status  value",
      "  ----------------  ------  ------------------------------------------",
      "  JDK               ok      25 (Eclipse Adoptium, /usr/lib/jvm/temurin-25)",
      "  native libraries  ok      linux-x86_64",
      "  memory            ok      23.4 GiB",
      "  ..."
    })
final class DoctorVerb extends Verb {
  private final Supplier<List<Check>> engine;

  /// @param engine the tensor engine's own lines: BLAS, threads, precision
  DoctorVerb(Supplier<List<Check>> engine) {
    this.engine = engine;
  }

  @Override
  protected int run(Context context) {
    List<Check> checks = new ArrayList<>(Doctor.checks(System.getenv()));
    checks.addAll(engineChecks());
    context.print(Check.table(checks));
    boolean failed = checks.stream().anyMatch(c -> c.status() == Check.Status.FAIL);
    return failed ? ExitCode.FAILED : ExitCode.OK;
  }

  private List<Check> engineChecks() {
    try {
      return engine.get();
    } catch (RuntimeException | LinkageError e) { // natives that do not load are what it looks for
      return List.of(
          Check.fail("tensor engine", String.valueOf(e), "see 'native libraries' above"));
    }
  }
}
