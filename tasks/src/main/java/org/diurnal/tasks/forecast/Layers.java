package org.diurnal.tasks.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Tensor;

/// The layers that the networks are put together from, with the weights of one forward pass.
///
/// @param weights by name
/// @param precision of inputs made here
record Layers(Function<String, Tensor> weights, Precision precision) {
  /// Shapes of a [#linear].
  static void linear(Map<String, long[]> shapes, String name, long in, long out) {
    shapes.put(name + ".weight", new long[] {out, in});
    shapes.put(name + ".bias", new long[] {out});
  }

  /// Shapes of a [#block].
  static void block(Map<String, long[]> shapes, String name, long dim) {
    shapes.put(name + ".norm1.weight", new long[] {dim});
    shapes.put(name + ".norm1.bias", new long[] {dim});
    linear(shapes, name + ".qkv", dim, 3 * dim);
    linear(shapes, name + ".projection", dim, dim);
    shapes.put(name + ".norm2.weight", new long[] {dim});
    shapes.put(name + ".norm2.bias", new long[] {dim});
    linear(shapes, name + ".mlp1", dim, 2 * dim);
    linear(shapes, name + ".mlp2", 2 * dim, dim);
  }

  Tensor get(String name) {
    return weights.apply(name);
  }

  /// `[..., in]` to `[..., out]`.
  Tensor linear(String name, Tensor x) {
    return x.linear(get(name + ".weight"), get(name + ".bias"));
  }

  /// A causal convolution of three taps: what comes out at a step is a line on the step itself, the
  /// one `dilation` before and the one twice so far before; before the first step lie zeros. `[B,
  /// T, in]` to `[B, T, out]`; the weight is `[out, 3 in]`, the oldest tap first.
  Tensor causal(String name, Tensor x, int dilation) {
    long[] s = x.shape();
    Tensor padded =
        Tensor.concat(1, List.of(Tensor.zeros(precision, s[0], 2L * dilation, s[2]), x));
    List<Tensor> taps = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      taps.add(padded.narrow(1, (long) k * dilation, s[1]));
    }
    return linear(name, Tensor.concat(2, taps));
  }

  /// A pre-norm block of self-attention and two layers, `[B, T, dim]` to the same.
  Tensor block(String name, Tensor x, int heads) {
    long tokens = x.shape()[1];
    Tensor attended =
        linear(name + ".qkv", norm(name + ".norm1", x))
            .selfAttention(heads, 0, tokens, Optional.empty());
    Tensor y = x.add(linear(name + ".projection", attended));
    return y.add(linear(name + ".mlp2", linear(name + ".mlp1", norm(name + ".norm2", y)).gelu()));
  }

  private Tensor norm(String name, Tensor x) {
    return x.layerNorm(get(name + ".weight"), get(name + ".bias"));
  }

  /// What a network says: a line on what it made of the past and on what is known of the steps
  /// asked, `[B, encoded]` and `[B, ahead]` to `[B, horizon]`.
  Tensor head(Tensor encoded, Tensor ahead) {
    return linear("head", Tensor.concat(1, List.of(encoded, ahead)));
  }
}
