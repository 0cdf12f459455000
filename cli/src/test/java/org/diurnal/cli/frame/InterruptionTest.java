package org.diurnal.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A real process that gets a real signal.
class InterruptionTest {
  @TempDir Path folder;

  @Command(name = "work")
  static final class Work extends Verb {
    @Option(names = "--save")
    String save = "";

    @Override
    protected int run(Context context) throws Exception {
      Interruption interruption = save.isEmpty() ? new Interruption() : context.interruption();
      System.out.println("started");
      while (!interruption.requested()) {
        Thread.sleep(5);
      }
      Thread.sleep(100); // saving takes time
      Files.writeString(Path.of(save), "state");
      return ExitCode.INTERRUPTED;
    }
  }

  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      Frame.main(new CommandLine(new Harness.Program()).addSubcommand(new Work()), args);
    }
  }

  private int exitCodeAfterSignal(String... args) throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows has no SIGTERM");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName(),
            "work");
    builder.command().addAll(java.util.List.of(args));
    Process p = builder.start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(p.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("started");
      p.destroy(); // SIGTERM
      assertThat(p.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      p.destroyForcibly();
    }
    return p.exitValue();
  }

  @Test
  void aVerbThatLooksSavesItsStateAndTheProcessExits130() throws Exception {
    Path state = folder.resolve("state");
    assertThat(exitCodeAfterSignal("--save", state.toString())).isEqualTo(130);
    assertThat(state).hasContent("state");
  }

  @Test
  void aVerbThatDoesNotLookStopsAtOnce() throws Exception {
    assertThat(exitCodeAfterSignal()).isEqualTo(130);
  }
}
