package org.diurnal.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelSize;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal model ...`: what a model is.
@Command(name = "model", description = "Shows, counts and verifies models.")
final class ModelVerb extends Main.Group {
  private ModelVerb() {}

  static CommandLine commandLine() {
    return new CommandLine(new ModelVerb())
        .addSubcommand(new ModelShowVerb())
        .addSubcommand(new Params())
        .addSubcommand(new ModelVerifyVerb());
  }

  /// `diurnal model params`: how many numbers a network holds, counted from the built network.
  @Command(
      name = "params",
      description = "Builds a network and counts its parameters, part by part.",
      footer = {
        "",
        "Example:",
        "  ./diurnal model params --size XXS",
        "  parameters of XXS, schema reference34",
        "  part                       parameters",
        "  -------------------------  ----------",
        "  patch_embedding                  1344",
        "  ...",
        "  total                          138740"
      })
  static final class Params extends Verb {
    @Option(names = "--size", required = true, description = "${COMPLETION-CANDIDATES}.")
    ModelSize size = ModelSize.XXS;

    @Option(
        names = "--schema",
        paramLabel = "SCHEMA",
        description = "The channels: reference34 or fitbit (default: ${DEFAULT-VALUE}).")
    String schema = "reference34";

    @Option(names = "--tensors", description = "One line a tensor instead of one a part.")
    boolean tensors;

    @Override
    protected int run(Context context) {
      Map<String, Long> counts;
      SensorSchema channels = SensorSchema.builtIn(schema);
      try (Model model =
          Model.initialize(size.config(channels.size()), Precision.FP32, context.seed())) {
        counts = model.parameterCounts();
      }
      List<List<Object>> rows = new ArrayList<>();
      (tensors ? counts : parts(counts)).forEach((part, n) -> rows.add(List.of(part, n)));
      rows.add(List.of("total", counts.values().stream().mapToLong(Long::longValue).sum()));
      context.print(
          Table.of(
              "parameters of " + size + ", schema " + channels.name(),
              List.of(Column.of("part"), Column.of("parameters")),
              rows));
      return ExitCode.OK;
    }

    /// Adds up tensors of one part: `encoder.0.qkv.weight` is in `encoder.0`.
    static Map<String, Long> parts(Map<String, Long> tensors) {
      Map<String, Long> parts = new LinkedHashMap<>();
      tensors.forEach((name, n) -> {
        String[] words = name.split("\\.");
        boolean ofTower = words[0].equals("encoder") || words[0].equals("decoder");
        parts.merge(ofTower ? words[0] + "." + words[1] : words[0], n, Long::sum);
      });
      return parts;
    }
  }
}
