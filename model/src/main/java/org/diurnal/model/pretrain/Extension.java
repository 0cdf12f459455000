package org.diurnal.model.pretrain;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.core.Json;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.model.engine.Parameters;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.SavedModel;

/// A trained model takes on channels that it was trained without, its body frozen.
///
/// Learned are the rows of the new channels in both channel embeddings and the decoder, which is
/// light. The patch embedding, the encoder and the rows of the known channels stay as they are to
/// the bit; so do vectors of days that show only known channels.
///
/// @param modelSha256 of the weights that it began with
/// @param known the channels that the model was trained with, in its own order
public record Extension(String modelSha256, List<String> known) {
  /// The file of a run folder that says so.
  public static final String FILE = "extension.json";

  private static final String EMBEDDING = "channel_embedding";

  public Extension {
    known = List.copyOf(known);
  }

  /// The extension that a run began with, if it was one.
  static Optional<Extension> of(Path folder) {
    Path file = folder.resolve(FILE);
    return java.nio.file.Files.exists(file)
        ? Optional.of(Json.read(file, Extension.class))
        : Optional.empty();
  }

  /// The network for all channels of a schema.
  ///
  /// @throws UsageException if the schema lacks a known channel, or has no other
  public static ModelConfig config(SavedModel base, SensorSchema schema) {
    for (var channel : base.preprocessor().schema().channels()) {
      OptionalInt at = schema.indexOf(channel.name());
      if (at.isEmpty() || !schema.channel(at.getAsInt()).unit().equals(channel.unit())) {
        throw new UsageException(
            "the model knows channel "
                + channel.name()
                + " ("
                + channel.unit()
                + "), the dataset does not have it",
            "a model is extended by a dataset that has its channels and more");
      }
    }
    if (schema.size() == base.preprocessor().schema().size()) {
      throw new UsageException(
          "the dataset has no channel that the model does not know", "there is nothing to extend");
    }
    ModelConfig c = base.model().config();
    return new ModelConfig(c.size(), schema.size(), c.encoder(), c.decoder());
  }

  /// The schema with the model's own means and deviations of the channels it knows.
  ///
  /// @param estimated all channels, with those of the people learned from
  public static SensorSchema constants(SavedModel base, SensorSchema estimated) {
    SensorSchema known = base.preprocessor().schema();
    double[] means = new double[estimated.size()];
    double[] stds = new double[estimated.size()];
    for (int c = 0; c < means.length; c++) {
      OptionalInt at = known.indexOf(estimated.channel(c).name());
      var from = at.isPresent() ? known.channel(at.getAsInt()) : estimated.channel(c);
      means[c] = from.mean();
      stds[c] = from.std();
    }
    return estimated.withStatistics(means, stds);
  }

  /// The network before it has learned anything of the new channels, whose embeddings begin as
  /// those of a fresh one do.
  public static Model begin(
      SavedModel base, ModelConfig config, SensorSchema schema, Precision precision, long seed) {
    Model model = Model.initialize(config, precision, seed);
    SensorSchema known = base.preprocessor().schema();
    for (Parameters.Slice slice : base.model().parameters().slices()) {
      float[] old = base.model().parameters().get(slice.name());
      if (slice.name().endsWith(EMBEDDING)) {
        float[] rows = model.parameters().get(slice.name());
        int width = Math.toIntExact(slice.shape().get(1));
        for (int c = 0; c < known.size(); c++) {
          int to = schema.indexOf(known.channel(c).name()).orElseThrow();
          System.arraycopy(old, c * width, rows, to * width, width);
        }
        model.parameters().set(slice.name(), rows);
      } else {
        model.parameters().set(slice.name(), old);
      }
    }
    return model;
  }

  /// Which numbers of the network are learned: 1, or 0 for those that stay, in the flat layout.
  float[] learned(Parameters parameters, SensorSchema schema) {
    float[] mask = new float[Math.toIntExact(parameters.size())];
    for (Parameters.Slice slice : parameters.slices()) {
      int from = Math.toIntExact(slice.offset());
      int to = Math.toIntExact(slice.offset() + slice.size());
      if (slice.name().endsWith(EMBEDDING)) {
        int width = Math.toIntExact(slice.shape().get(1));
        for (int c = 0; c < schema.size(); c++) {
          if (!known.contains(schema.channel(c).name())) {
            Arrays.fill(mask, from + c * width, from + (c + 1) * width, 1);
          }
        }
      } else if (!slice.name().startsWith("encoder.")
          && !slice.name().startsWith("patch_embedding")) {
        Arrays.fill(mask, from, to, 1);
      }
    }
    return mask;
  }
}
