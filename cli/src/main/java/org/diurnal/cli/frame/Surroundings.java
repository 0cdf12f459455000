package org.diurnal.cli.frame;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What a run of the program sees of the process around it, so that tests can stand in for it.
///
/// @param env the environment variables
/// @param out where results go, always in UTF-8
/// @param err where progress, notes and errors go
/// @param terminal whether `err` is a terminal that can be redrawn
/// @param unicode whether `err` shows characters beyond ASCII
/// @param columns the terminal's width
/// @param nanoTime a clock that only runs forward
/// @param answer reads a line from whoever sits at the keyboard; empty where nobody does
public record Surroundings(
    Map<String, String> env,
    OutputStream out,
    PrintStream err,
    boolean terminal,
    boolean unicode,
    int columns,
    LongSupplier nanoTime,
    Supplier<Optional<String>> answer) {

  /// Those of this process. The launcher tells by `diurnal.stderr.columns` that stderr is a
  /// terminal and how wide; Java itself can only tell for stdin and stdout.
  public static Surroundings ofProcess() {
    int columns = Math.max(0, Integer.getInteger("diurnal.stderr.columns", 0));
    String encoding = System.getProperty("stderr.encoding", "");
    return new Surroundings(
        System.getenv(),
        new FileOutputStream(FileDescriptor.out),
        System.err,
        columns > 0,
        encoding.equalsIgnoreCase("UTF-8"),
        columns > 0 ? columns : 80,
        System::nanoTime,
        System.console() == null ? Optional::empty : Surroundings::keyboard);
  }

  private static Optional<String> keyboard() {
    // Not closed: stdin belongs to the process.
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
