package org.diurnal.cli.frame;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A program with two verbs, run as a process would, with everything around it in the test's hands.
final class Harness {
  final Map<String, String> env = new LinkedHashMap<>();
  final AtomicLong nanos = new AtomicLong();
  final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
  boolean terminal;
  boolean unicode = true;
  Optional<String> answer = Optional.empty();
  Body body = context -> ExitCode.OK;
  Train train = new Train();

  interface Body {
    int run(Context context) throws Exception;
  }

  @Command(name = "diurnal", description = "A program.")
  static final class Program {}

  @Command(name = "data", description = "A group.")
  static final class Data {}

  @Command(name = "train", footer = "Example: ./diurnal train")
  final class Train extends Verb {
    @Option(names = "--steps", description = "steps")
    int steps = 100;

    @Option(names = "--shuffle", description = "a flag")
    boolean shuffle;

    @Option(names = "--out", description = "a folder")
    Optional<Path> out = Optional.empty();

    @Option(names = "--channel", split = ",", description = "several")
    List<String> channels = new ArrayList<>();

    @Parameters(index = "0", arity = "0..1", paramLabel = "SOURCE", description = "a source")
    Optional<String> source = Optional.empty();

    @Override
    protected int run(Context context) throws Exception {
      return body.run(context);
    }
  }

  @Command(name = "show")
  static final class Show extends Verb {
    @Option(names = "--weight-limit", description = "a number")
    double weightLimit = 1;

    @Override
    protected int run(Context context) {
      context.println("limit " + weightLimit + " threads " + context.threads());
      return ExitCode.OK;
    }
  }

  Surroundings world() {
    return new Surroundings(
        env,
        outBytes,
        new PrintStream(errBytes, true, StandardCharsets.UTF_8),
        terminal,
        unicode,
        100,
        nanos::get,
        () -> answer);
  }

  int run(String... args) {
    outBytes.reset();
    errBytes.reset();
    train = new Train(); // fields keep what a run put there
    CommandLine root =
        new CommandLine(new Program())
            .addSubcommand(train)
            .addSubcommand("data", new CommandLine(new Data()).addSubcommand(new Show()));
    return new Frame(root, world()).run(args);
  }

  String out() {
    return outBytes.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return errBytes.toString(StandardCharsets.UTF_8);
  }
}
