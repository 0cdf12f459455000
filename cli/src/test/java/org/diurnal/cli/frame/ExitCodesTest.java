package org.diurnal.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.FailedException;
import org.diurnal.core.RefusedException;
import org.diurnal.core.UsageException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ExitCodesTest {
  private final Harness program = new Harness();

  private int failing(Throwable e) {
    program.body =
        c -> {
          if (e instanceof Error error) {
            throw error;
          }
          throw (Exception) e;
        };
    return program.run("train");
  }

  @Test
  void eachKindOfFailureHasItsCodeItsWordsAndItsCure() {
    assertThat(failing(new FailedException("disk full", "free some"))).isEqualTo(1);
    assertThat(program.err()).isEqualTo("error: disk full\n  cure: free some\n");
    assertThat(failing(new UsageException("a", "b"))).isEqualTo(2);
    assertThat(failing(new BadDataException("f.csv:7: not a date", "b"))).isEqualTo(3);
    assertThat(program.err()).contains("f.csv:7: not a date");
    assertThat(failing(new RefusedException("a", "b"))).isEqualTo(4);
    assertThat(program.out()).isEmpty();
  }

  @Test
  void aVerbsOwnCodeIsTheProcesss() {
    program.body = c -> ExitCode.INTERRUPTED;
    assertThat(program.run("train")).isEqualTo(130);
  }

  @Test
  void filesAndMemoryFailInWordsToo() {
    assertThat(failing(new NoSuchFileException("x.csv"))).isEqualTo(1);
    assertThat(program.err()).startsWith("error: x.csv: no such file or folder\n  cure: ");
    assertThat(failing(new UncheckedIOException(new IOException("No space left on device"))))
        .isEqualTo(1);
    assertThat(program.err()).contains("No space left on device").contains("check the disk");
    assertThat(failing(new OutOfMemoryError("Java heap space"))).isEqualTo(1);
    assertThat(program.err()).contains("out of memory").contains("DIURNAL_JAVA_OPTS");
  }

  @Test
  void aStackTraceIsOnlyShownToThoseWhoAsk() {
    assertThat(failing(new IllegalStateException("oops"))).isEqualTo(1);
    assertThat(program.err()).contains("oops").contains("--debug").doesNotContain("\tat ");
    program.env.put("DIURNAL_DEBUG", "1");
    assertThat(failing(new IllegalStateException("oops"))).isEqualTo(1);
    assertThat(program.err()).startsWith("error: unexpected: ").contains("oops").contains("\tat ");
    program.env.clear();
    assertThat(program.run("train", "--debug")).isEqualTo(1);
    assertThat(program.err()).contains("oops").contains("\tat ");
  }

  @Test
  void aMistypedOptionOrVerbNamesTheNearest() {
    assertThat(program.run("train", "--stepz=4")).isEqualTo(2);
    assertThat(program.err())
        .contains("--stepz")
        .contains("did you mean --steps? 'diurnal train --help'");
    assertThat(program.run("trian")).isEqualTo(2);
    assertThat(program.err()).contains("did you mean train?");
    assertThat(program.run("train", "--threads", "-1")).isEqualTo(2);
    assertThat(program.run("train", "--format", "xml")).isEqualTo(2);
    assertThat(program.err()).contains("table, json, csv");
  }

  @Test
  void confirmationIsTheFlagOrTheKeyboardAndFailsWhereNobodyIs() {
    program.body = c -> c.confirm("remove it?") ? 0 : 4;
    assertThat(program.run("train", "--yes")).isZero();
    assertThat(program.run("train")).isEqualTo(2);
    assertThat(program.err()).contains("add --yes");
    program.answer = Optional.of("y");
    assertThat(program.run("train")).isZero();
    program.answer = Optional.of("");
    assertThat(program.run("train")).isEqualTo(4);
  }

  @Test
  void resultsThatCouldNotBeWrittenAreAFailureButAReaderWhoLeftIsNot() {
    assertThat(writingTo("No space left on device")).isEqualTo(1);
    assertThat(program.err()).contains("No space left on device");
    assertThat(writingTo("Broken pipe")).isZero();
  }

  private int writingTo(String failure) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    program.errBytes.reset();
    program.body =
        c -> {
          c.println("a result");
          return 0;
        };
    Surroundings w = program.world();
    Surroundings world =
        new Surroundings(
            w.env(),
            broken,
            new PrintStream(program.errBytes),
            false,
            false,
            80,
            w.nanoTime(),
            w.answer());
    CommandLine root = new CommandLine(new Harness.Program()).addSubcommand(program.train);
    return new Frame(root, world).run("train");
  }

  @Test
  void theCommandIsKeptAsItCouldBeTypedAgain() {
    program.body =
        c -> {
          c.println(c.command());
          return 0;
        };
    program.run("train", "it's here", "--steps=3");
    assertThat(program.out()).isEqualTo("diurnal train 'it'\\''s here' --steps=3\n");
  }

  @Test
  void notesAreForStderrAndQuietSilencesThem() {
    program.body =
        c -> {
          c.note("reading");
          return 0;
        };
    program.run("train");
    assertThat(program.err()).isEqualTo("reading\n");
    assertThat(program.out()).isEmpty();
    program.run("train", "--quiet");
    assertThat(program.err()).isEmpty();
  }
}
