package org.diurnal.cli.frame;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.DiurnalException;
import org.diurnal.core.Nearest;
import org.diurnal.core.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Failures in words: what, then the cure. Stack traces only for those who ask.
final class Failures {
  private Failures() {}

  /// Says a failure on stderr.
  ///
  /// @return its [ExitCode]
  static int say(Throwable failure, PrintStream err, boolean debug) {
    boolean wrapped = failure instanceof UncheckedIOException;
    Throwable e = wrapped && failure.getCause() instanceof IOException io ? io : failure;
    err.println("error: " + what(e));
    err.println("  cure: " + cure(e));
    if (debug) {
      failure.printStackTrace(err);
    }
    return e instanceof DiurnalException d ? d.exitCode() : ExitCode.FAILED;
  }

  private static String what(Throwable e) {
    return switch (e) {
      case DiurnalException d -> String.valueOf(d.getMessage());
      case NoSuchFileException f -> f.getFile() + ": no such file or folder";
      case AccessDeniedException f -> f.getFile() + ": access denied";
      case FileSystemException f -> String.valueOf(f.getMessage());
      case IOException io -> "input or output failed: " + io.getMessage();
      case OutOfMemoryError m -> "out of memory: " + m.getMessage();
      default -> "unexpected: " + e;
    };
  }

  private static String cure(Throwable e) {
    return switch (e) {
      case DiurnalException d -> d.cure();
      case NoSuchFileException f -> "check the name";
      case AccessDeniedException f -> "check who may read and write there";
      case IOException io -> "check the disk: is it there, full, writable?";
      case OutOfMemoryError m ->
          "use a smaller --batch or --threads, or more memory: DIURNAL_JAVA_OPTS=-Xmx8g";
      default -> "this is a bug; run again with --debug and report what it shows";
    };
  }

  /// A wrong command line, with where a wrong value came from and what was probably meant.
  static UsageException ofParameters(ParameterException e, Settings settings) {
    String what = String.valueOf(e.getMessage()).strip();
    ArgSpec arg = e.getArgSpec();
    if (arg != null) {
      Optional<Settings.Found> found = settings.find(Keys.verb(arg.command()), Keys.option(arg));
      if (found.isPresent() && found.get().value().equals(e.getValue())) {
        what += " (" + found.get().origin() + ")";
      }
    }
    CommandLine line = e.getCommandLine();
    String help = "'" + line.getCommandSpec().qualifiedName() + " --help' shows what there is";
    Optional<String> meant =
        e instanceof UnmatchedArgumentException u && !u.getUnmatched().isEmpty()
            ? Nearest.to(u.getUnmatched().getFirst().replaceFirst("=.*", ""), words(line))
            : Optional.empty();
    return new UsageException(
        what, meant.map(m -> "did you mean " + m + "? " + help).orElse(help), e);
  }

  private static List<String> words(CommandLine line) {
    List<String> words = new ArrayList<>(line.getSubcommands().keySet());
    line.getCommandSpec().options().forEach(o -> words.addAll(List.of(o.names())));
    return words;
  }
}
