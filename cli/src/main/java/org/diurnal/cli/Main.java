package org.diurnal.cli;

import java.util.List;
import java.util.function.Supplier;
import org.diurnal.cli.doctor.Check;
import org.diurnal.cli.frame.Frame;
import org.diurnal.core.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program `diurnal`.
public final class Main {
  private Main() {}

  /// Runs the program and ends the process with an [ExitCode].
  public static void main(String[] args) {
    Frame.main(commandLine(), args);
  }

  /// The command line with its verbs in lifecycle order.
  public static CommandLine commandLine() {
    Supplier<List<Check>> engine = EngineChecks::all;
    return new CommandLine(new Program())
        .addSubcommand(new DemoVerb())
        .addSubcommand(new SimulateVerb())
        .addSubcommand(new ImportVerb())
        .addSubcommand(DataVerb.commandLine())
        .addSubcommand(new PretrainVerb())
        .addSubcommand(ModelVerb.commandLine())
        .addSubcommand(new EmbedVerb())
        .addSubcommand(new ImputeVerb())
        .addSubcommand(new ForecastVerb())
        .addSubcommand(new EstimateVerb())
        .addSubcommand(new SurpriseVerb())
        .addSubcommand(TasksVerb.commandLine())
        .addSubcommand(new EvaluateVerb())
        .addSubcommand(new PredictVerb())
        .addSubcommand(new ScaleVerb())
        .addSubcommand(new DoctorVerb(engine));
  }

  /// A word that only holds verbs, for example `data`: by itself it is a mistake.
  @Command
  abstract static class Group implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Shows this help.")
    boolean help;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "a verb is missing");
    }
  }

  @Command(
      name = "diurnal",
      versionProvider = VersionText.class,
      description = "Reads a person's day: learns from wearable-device minutes without labels.",
      footer = {
        "",
        "Example:",
        "  ./diurnal demo",
        "  ./diurnal VERB --help shows a verb's options and an example.",
        "Not a medical device."
      })
  static final class Program extends Group {
    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Shows the version.")
    boolean version;
  }

  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"diurnal " + Version.current() + " (Java " + Runtime.version() + ")"};
    }
  }
}
