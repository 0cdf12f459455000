package org.diurnal.tasks.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.diurnal.model.engine.Parameters;
import org.diurnal.model.engine.Tensor;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.Weights;

/// An encoder with a head, of which some numbers are trained: how they make the encoder's weights.
/// Native memory is held until [#close].
///
/// @param base the weights that stay
/// @param trained the numbers that are trained, the head's among them
/// @param lowRank the matrices that are changed by low rank; of all others the trained number is
///   the weight itself
record Adapted(Model base, Parameters trained, List<String> lowRank) implements AutoCloseable {
  static final String HEAD_WEIGHT = "head.weight"; // [1, e]
  static final String HEAD_BIAS = "head.bias"; // [1]
  private static final String DOWN = ".down"; // [rank, in]
  private static final String UP = ".up"; // [out, rank]

  Adapted {
    lowRank = List.copyOf(lowRank);
  }

  /// Every weight of the encoder is trained, from those of `from` on.
  static Adapted wholly(Model from) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    from.config()
        .trainableShapes()
        .forEach((name, shape) -> {
          if (ofEncoder(name)) {
            shapes.put(name, shape);
          }
        });
    List<String> names = List.copyOf(shapes.keySet());
    Adapted adapted = new Adapted(from, withHead(from, shapes), List.of());
    names.forEach(n -> adapted.trained.set(n, from.parameters().get(n)));
    return adapted;
  }

  /// Matrices are changed by products of thin ones, the second of them zero.
  ///
  /// @param directions of a matrix's input, [rank][in], that the first of them holds
  static Adapted byLowRank(Model base, Map<String, double[][]> directions) {
    Map<String, long[]> all = base.config().trainableShapes();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    directions.forEach((name, rows) -> {
      long[] shape = all.getOrDefault(name, new long[2]);
      shapes.put(name + DOWN, new long[] {rows.length, shape[1]});
      shapes.put(name + UP, new long[] {shape[0], rows.length});
    });
    Adapted adapted = new Adapted(base, withHead(base, shapes), List.copyOf(directions.keySet()));
    directions.forEach((name, rows) -> adapted.trained.set(name + DOWN, flat(rows)));
    return adapted;
  }

  private static Parameters withHead(Model model, Map<String, long[]> shapes) {
    shapes.put(HEAD_WEIGHT, new long[] {1, model.config().encoder().dim()});
    shapes.put(HEAD_BIAS, new long[] {1});
    return new Parameters(model.parameters().precision(), shapes);
  }

  /// The matrices that low rank may change: attention's and the first of each MLP, whose inputs are
  /// as wide as a token.
  static List<String> matrices(ModelConfig config) {
    return config.trainableShapes().keySet().stream()
        .filter(Adapted::ofEncoder)
        .filter(n ->
            n.endsWith("qkv.weight")
                || n.endsWith("projection.weight")
                || n.endsWith("mlp1.weight"))
        .toList();
  }

  private static boolean ofEncoder(String name) {
    return name.startsWith("encoder.") || name.startsWith("patch_embedding");
  }

  /// The encoder's weights of one pass.
  ///
  /// @param of the trained numbers by name
  Weights weights(Function<String, Tensor> of) {
    return new Weights(
        name -> {
          if (lowRank.contains(name)) {
            Tensor change = of.apply(name + UP).matmulWith(of.apply(name + DOWN)); // [out, in]
            return base.parameters().view(name).add(change);
          }
          boolean changed = lowRank.isEmpty() && ofEncoder(name);
          return changed ? of.apply(name) : base.parameters().view(name);
        },
        base.parameters().precision());
  }

  private static float[] flat(double[][] rows) {
    float[] out = new float[rows.length * rows[0].length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return out;
  }

  @Override
  public void close() {
    trained.close();
  }
}
