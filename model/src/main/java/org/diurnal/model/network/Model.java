package org.diurnal.model.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Randomness;
import org.diurnal.model.engine.Parameters;
import org.diurnal.model.engine.Precision;

/// A network with its weights. Native memory is held until [#close].
public final class Model implements AutoCloseable {
  private final ModelConfig config;
  private final Parameters parameters;
  private final Map<String, float[]> frozen;
  private final MaskedAutoencoder network;

  private Model(ModelConfig config, Precision precision, Map<String, float[]> frozen) {
    this.config = config;
    this.parameters = new Parameters(precision, config.trainableShapes());
    this.frozen = Map.copyOf(frozen);
    this.network =
        new MaskedAutoencoder(
            config,
            precision,
            frozenTensor("encoder.time_table"),
            frozenTensor("decoder.time_table"));
  }

  /// A network with fresh weights: Xavier-uniform matrices, zero biases, unit norms, and normal
  /// draws of standard deviation 0.02 for the mask token and the channel embeddings (as the MAE
  /// reference code does). Each parameter has a generator of its own.
  ///
  /// Keys begin as a copy of queries, so that tokens of like place attend to one another from the
  /// start (after Trockman and Kolter 2023, "Mimetic initialization of self-attention layers").
  /// Without it a small network on few days may stay for a thousand steps where it predicts the
  /// mean by time of day (docs/explanation/learning-rate.md).
  public static Model initialize(ModelConfig config, Precision precision, long seed) {
    Map<String, float[]> frozen = new LinkedHashMap<>();
    config
        .frozenShapes()
        .forEach((name, shape) -> frozen.put(name, TimeFeatures.sinusoid((int) shape[1])));
    Model model = new Model(config, precision, frozen);
    for (Parameters.Slice slice : model.parameters.slices()) {
      SplittableRandom random = Randomness.of(seed, Randomness.key(slice.name()));
      model.parameters.set(slice.name(), initial(slice, random));
    }
    return model;
  }

  /// A network with the weights of a checkpoint.
  ///
  /// @param tensors gives every trainable and frozen tensor by name, one at a time
  /// @param where the checkpoint's name, for errors
  /// @throws BadDataException if one is of another size than the configuration asks for
  public static Model restore(
      ModelConfig config, Precision precision, Function<String, float[]> tensors, String where) {
    Map<String, float[]> frozen = new LinkedHashMap<>();
    config
        .frozenShapes()
        .forEach((name, shape) -> frozen.put(name, read(tensors, name, shape, where)));
    Model model = new Model(config, precision, frozen);
    try {
      config
          .trainableShapes()
          .forEach((name, shape) -> model.parameters.set(name, read(tensors, name, shape, where)));
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static float[] read(
      Function<String, float[]> tensors, String name, long[] shape, String where) {
    float[] values = tensors.apply(name);
    if (values.length != Arrays.stream(shape).reduce(1, (a, b) -> a * b)) {
      throw new BadDataException(
          where
              + ": tensor "
              + name
              + " has "
              + values.length
              + " values; the configuration asks for "
              + Arrays.toString(shape),
          "the weights belong to another configuration; use the folder they came in");
    }
    return values;
  }

  private static float[] initial(Parameters.Slice slice, SplittableRandom random) {
    float[] values = new float[Math.toIntExact(slice.size())];
    if (slice.name().endsWith("channel_embedding") || slice.name().equals("mask_token")) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (0.02 * random.nextGaussian());
      }
    } else if (slice.shape().size() == 2) {
      // Queries, keys and values are three matrices, though they are stored as one.
      long rows = slice.shape().get(0) / (slice.name().endsWith("qkv.weight") ? 3 : 1);
      double bound = Math.sqrt(6.0 / (rows + slice.shape().get(1)));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
      if (slice.name().endsWith("qkv.weight")) {
        System.arraycopy(values, 0, values, values.length / 3, values.length / 3);
      }
    } else if (slice.name().contains("norm") && slice.name().endsWith("weight")) {
      Arrays.fill(values, 1);
    }
    return values;
  }

  /// Every tensor of the checkpoint with its size, trainable ones first; what `model params`
  /// prints.
  public Map<String, Long> parameterCounts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    parameters.slices().forEach(s -> counts.put(s.name(), s.size()));
    frozen.keySet().stream().sorted().forEach(n -> counts.put(n, (long) frozenTensor(n).length));
    return counts;
  }

  /// One frozen tensor's values. Not to be written to.
  public float[] frozenTensor(String name) {
    float[] values = frozen.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no frozen tensor named " + name);
    }
    return values;
  }

  /// The weights for inference.
  public Weights weights() {
    return new Weights(parameters::view, parameters.precision());
  }

  /// The dimensions.
  public ModelConfig config() {
    return config;
  }

  /// The trainable parameters.
  public Parameters parameters() {
    return parameters;
  }

  /// The frozen tensors by name.
  public Map<String, float[]> frozenTensors() {
    return frozen;
  }

  /// The forward pass.
  public MaskedAutoencoder network() {
    return network;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
