package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.Channel;
import org.diurnal.core.Json;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.pretrain.PretrainJob;
import org.diurnal.model.safetensors.SafeTensorsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `diurnal model show`: what a model folder says of itself.
@Command(
    name = "show",
    description = "Shows a model: dimensions, channels with their constants, training, origin.",
    footer = {
      "",
      "Example:",
      "  ./diurnal model show ~/diurnal/model",
      "  network XXS, 137004 parameters, 216 tokens a day",
      "  tower    width  mlp  heads  layers",
      "  -------  -----  ---  -----  ------",
      "  encoder     64  256      1       2",
      "  decoder     48  192      1       1",
      "  ..."
    })
final class ModelShowVerb extends Verb {
  private static final String EVALUATIONS = "eval";

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model's folder.")
  Path model = Path.of("");

  @Override
  protected int run(Context context) throws IOException {
    ModelAndData.about(model, context);
    List<Table> tables = new ArrayList<>();
    tables.add(network());
    tables.add(
        channels(Json.read(model.resolve(ModelFolder.PREPROCESSOR_CONFIG), Preprocessor.class)));
    for (String file :
        List.of(ModelFolder.TRAINING_ARGS, ModelFolder.TRAINER_STATE, ModelFolder.PROVENANCE)) {
      if (Files.exists(model.resolve(file))) {
        List<List<Object>> rows = new ArrayList<>();
        flatten("", Json.read(model.resolve(file), JsonNode.class), rows);
        tables.add(values(file, rows));
      }
    }
    if (Files.exists(model.resolve(PretrainJob.SPLIT))) {
      PersonSplit split = PretrainJob.split(model);
      tables.add(
          values(
              "people (" + PretrainJob.SPLIT + ")",
              List.of(
                  List.of("learned from", split.train().size()),
                  List.of("watched", split.valid().size()),
                  List.of("left alone, for testing", split.test().size()))));
    }
    Table evaluations = evaluations();
    if (!evaluations.rows().isEmpty()) {
      tables.add(evaluations);
    }
    context.print(tables.toArray(Table[]::new));
    return ExitCode.OK;
  }

  private Table network() {
    ModelConfig config = Json.read(model.resolve(ModelFolder.CONFIG), ModelConfig.class);
    long parameters = 0;
    try (SafeTensorsFile weights = SafeTensorsFile.open(model.resolve(ModelFolder.WEIGHTS))) {
      for (String name : weights.names()) {
        parameters += weights.tensor(name).elements();
      }
    }
    return Table.of(
        "network "
            + config.size()
            + ", "
            + parameters
            + " parameters, "
            + config.tokens()
            + " tokens a day",
        List.of(
            Column.of("tower"),
            Column.of("width"),
            Column.of("mlp"),
            Column.of("heads"),
            Column.of("layers")),
        List.of(
            List.of(
                "encoder",
                config.encoder().dim(),
                config.encoder().mlp(),
                config.encoder().heads(),
                config.encoder().layers()),
            List.of(
                "decoder",
                config.decoder().dim(),
                config.decoder().mlp(),
                config.decoder().heads(),
                config.decoder().layers())));
  }

  private static Table channels(Preprocessor preprocessor) {
    SensorSchema schema = preprocessor.schema();
    List<List<Object>> rows = new ArrayList<>();
    for (Channel c : schema.channels()) {
      rows.add(
          List.of(
              c.name(),
              c.unit(),
              c.group(),
              c.aggregation().name().toLowerCase(java.util.Locale.ROOT),
              c.mean(),
              c.std(),
              c.min(),
              c.max()));
    }
    return new Table(
        "schema " + schema.name(),
        List.of(
            Column.of("channel"),
            Column.of("unit"),
            Column.of("group"),
            Column.of("aggregation"),
            Column.of("mean", "", 4),
            Column.of("std", "", 4),
            Column.of("least", "", 1),
            Column.of("most", "", 1)),
        rows,
        List.of("z-scores of mean and std, clipped at " + preprocessor.clip()));
  }

  /// One row a value, `a.b` for a value `b` inside `a`.
  private static void flatten(String name, JsonNode node, List<List<Object>> rows) {
    if (node.isObject()) {
      node.properties()
          .forEach(e ->
              flatten(name.isEmpty() ? e.getKey() : name + "." + e.getKey(), e.getValue(), rows));
    } else {
      rows.add(List.of(name, node.isValueNode() ? node.asString() : node.toString()));
    }
  }

  private static Table values(String title, List<List<Object>> rows) {
    return Table.of(title, List.of(Column.of("what"), Column.of("value")), rows);
  }

  private Table evaluations() throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    Path folder = model.resolve(EVALUATIONS);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path f : files.sorted().toList()) {
          rows.add(List.of(EVALUATIONS + "/" + f.getFileName(), Files.size(f)));
        }
      }
    }
    return Table.of("evaluations", List.of(Column.of("file"), Column.of("bytes")), rows);
  }
}
