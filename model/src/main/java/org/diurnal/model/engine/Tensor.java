package org.diurnal.model.engine;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.layer_norm;
import static org.bytedeco.pytorch.global.torch.matmul;
import static org.bytedeco.pytorch.global.torch.scaled_dot_product_attention;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// A native array of numbers. Freed by the [Scope] it was made in.
///
/// Shapes stand in comments as `[batch, tokens, dim]`. Only what the network needs is here.
public final class Tensor {
  final org.bytedeco.pytorch.Tensor t;

  Tensor(org.bytedeco.pytorch.Tensor t) {
    this.t = t;
  }

  /// A copy of `values` in the master format of `precision`.
  ///
  /// @throws IllegalArgumentException if the shape does not hold as many values
  public static Tensor of(float[] values, Precision precision, long... shape) {
    checkSize(values.length, shape);
    try (FloatPointer p = new FloatPointer(values)) {
      return copyOf(p, ScalarType.Float, precision.master(), shape);
    }
  }

  /// A copy of `values` in 64 bits.
  public static Tensor of(double[] values, long... shape) {
    checkSize(values.length, shape);
    try (DoublePointer p = new DoublePointer(values)) {
      return copyOf(p, ScalarType.Double, ScalarType.Double, shape);
    }
  }

  /// A copy of indices.
  public static Tensor of(long[] values, long... shape) {
    checkSize(values.length, shape);
    try (LongPointer p = new LongPointer(values)) {
      return copyOf(p, ScalarType.Long, ScalarType.Long, shape);
    }
  }

  /// Zeros in the master format.
  public static Tensor zeros(Precision precision, long... shape) {
    return new Tensor(
        torch.zeros(shape, new TensorOptions().dtype(new ScalarTypeOptional(precision.master()))));
  }

  private static Tensor copyOf(
      org.bytedeco.javacpp.Pointer p, ScalarType from, ScalarType to, long[] shape) {
    org.bytedeco.pytorch.Tensor view =
        torch.from_blob(p, shape, new TensorOptions().dtype(new ScalarTypeOptional(from)));
    return new Tensor(from == to ? view.clone() : view.to(to));
  }

  private static void checkSize(int length, long[] shape) {
    long size = 1;
    for (long s : shape) {
      size *= s;
    }
    if (size != length) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " does not hold " + length + " values");
    }
  }

  /// Keeps this tensor beyond the scope it was made in; the caller then calls [#free].
  public Tensor keep() {
    t.retainReference();
    return this;
  }

  /// Frees a kept tensor.
  public void free() {
    t.close();
  }

  /// The shape.
  public long[] shape() {
    return t.sizes().vec().get();
  }

  /// How many values there are.
  public long size() {
    return t.numel();
  }

  /// The values as 32-bit floats, in row-major order.
  public float[] toFloats() {
    float[] out = new float[Math.toIntExact(size())];
    try (Scope s = Scope.inference()) {
      org.bytedeco.pytorch.Tensor c = t.detach().to(ScalarType.Float).contiguous();
      new FloatPointer(c.data_ptr()).get(out);
    }
    return out;
  }

  /// The values as 64-bit floats, in row-major order.
  public double[] toDoubles() {
    double[] out = new double[Math.toIntExact(size())];
    try (Scope s = Scope.inference()) {
      org.bytedeco.pytorch.Tensor c = t.detach().to(ScalarType.Double).contiguous();
      new DoublePointer(c.data_ptr()).get(out);
    }
    return out;
  }

  /// The only value.
  public double item() {
    return toDoubles()[0];
  }

  private boolean has(ScalarType type) {
    return t.scalar_type().value == type.value; // the binding makes enum objects of its own
  }

  /// The same values in the format that products are computed in.
  public Tensor to(Precision precision) {
    return has(precision.compute()) ? this : new Tensor(t.to(precision.compute()));
  }

  /// The same values in the master format.
  public Tensor toMaster(Precision precision) {
    return has(precision.master()) ? this : new Tensor(t.to(precision.master()));
  }

  /// The element-wise sum, with broadcasting.
  public Tensor add(Tensor o) {
    return new Tensor(t.add(o.t));
  }

  /// The element-wise difference, with broadcasting.
  public Tensor sub(Tensor o) {
    return new Tensor(t.sub(o.t));
  }

  /// The element-wise product, with broadcasting.
  public Tensor mul(Tensor o) {
    return new Tensor(t.mul(o.t));
  }

  /// Every value times a number.
  public Tensor mul(double factor) {
    return new Tensor(t.mul(new Scalar(factor)));
  }

  /// Every value squared.
  public Tensor square() {
    return new Tensor(t.square());
  }

  /// The sum of all values, one value.
  public Tensor sum() {
    return new Tensor(t.sum());
  }

  /// `x W' + b`: `[..., in]` to `[..., out]`, W `[out, in]`, b `[out]`.
  public Tensor linear(Tensor weight, Tensor bias) {
    return new Tensor(torch.linear(t, weight.t, new TensorOptional(bias.t)));
  }

  /// Normalises the last axis, then scales and shifts; epsilon 1e-5.
  public Tensor layerNorm(Tensor weight, Tensor bias) {
    long last = t.size(t.dim() - 1);
    return new Tensor(
        layer_norm(
            t,
            new long[] {last},
            new TensorOptional(weight.t),
            new TensorOptional(bias.t),
            1e-5,
            false));
  }

  /// The Gaussian error linear unit, exact form.
  public Tensor gelu() {
    return new Tensor(torch.gelu(t));
  }

  /// Another shape over the same values.
  public Tensor reshape(long... shape) {
    return new Tensor(t.reshape(shape));
  }

  /// Axes in another order.
  public Tensor permute(long... axes) {
    return new Tensor(t.permute(axes));
  }

  /// One position of an axis, which goes away.
  public Tensor select(long axis, long index) {
    return new Tensor(t.select(axis, index));
  }

  /// Every position of an axis, which goes away. One backward pass for all of them, where a
  /// [#select] each would make, fill and add up a full-sized gradient each.
  public List<Tensor> unbind(long axis) {
    return Arrays.stream(t.unbind(axis).get()).map(Tensor::new).toList();
  }

  /// `length` positions of an axis from `start` on.
  public Tensor narrow(long axis, long start, long length) {
    return start == 0 && length == t.size(axis) ? this : new Tensor(t.narrow(axis, start, length));
  }

  /// Axes of length one repeated without copying.
  public Tensor expand(long... shape) {
    return new Tensor(t.expand(shape));
  }

  /// The softmax over an axis.
  public Tensor softmax(long axis) {
    return new Tensor(t.softmax(axis));
  }

  /// Rows of the first axis by index, in the index's order.
  public Tensor rows(Tensor index) {
    return new Tensor(t.index_select(0, index.t));
  }

  /// Tensors one after another along an axis.
  public static Tensor concat(long axis, List<Tensor> parts) {
    org.bytedeco.pytorch.Tensor[] raw = new org.bytedeco.pytorch.Tensor[parts.size()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = parts.get(i).t;
    }
    return new Tensor(cat(new TensorVector(raw), axis));
  }

  /// Softmax attention of many heads: this = queries `[batch, heads, queries, dim]`.
  ///
  /// In 16 bits the products are written out, since the fused kernel's backward pass is slow there;
  /// the scores' softmax is computed in 32 bits inside the kernel either way.
  ///
  /// @param keys `[batch, heads, keys, dim]`
  /// @param values `[batch, heads, keys, dim]`
  /// @param bias added to the scores, `[batch, 1, 1, keys]`; very negative where a key is blocked
  public Tensor attention(Tensor keys, Tensor values, java.util.Optional<Tensor> bias) {
    if (!has(ScalarType.BFloat16)) {
      org.bytedeco.pytorch.Tensor mask = null;
      if (bias.isPresent()) { // the fused kernel wants the bias spread over the queries, uncopied
        mask = bias.get().t.expand(t.size(0), 1, t.size(2), keys.t.size(2));
      }
      return new Tensor(
          scaled_dot_product_attention(
              t,
              keys.t,
              values.t,
              mask == null ? new TensorOptional() : new TensorOptional(mask),
              0.0,
              false,
              new DoubleOptional(),
              false));
    }
    double scale = 1 / Math.sqrt(t.size(3));
    org.bytedeco.pytorch.Tensor scores = matmul(t.mul(new Scalar(scale)), keys.t.transpose(2, 3));
    if (bias.isPresent()) {
      scores = scores.add(bias.get().t);
    }
    return new Tensor(matmul(scores.softmax(3), values.t));
  }

  /// Multi-head self-attention of this = queries, keys and values one after another, `[batch,
  /// tokens, 3 heads dim]`, to `[batch, rows, heads dim]`.
  ///
  /// @param from the first query that is computed
  /// @param rows how many queries are computed; all tokens are keys
  /// @param bias added to the scores, `[batch, 1, 1, tokens]`; very negative where a key is blocked
  public Tensor selfAttention(long heads, long from, long rows, java.util.Optional<Tensor> bias) {
    if (!t.requires_grad() && !has(ScalarType.BFloat16)) {
      long dim = t.size(2) / 3 / heads;
      List<Tensor> qkv =
          reshape(t.size(0), t.size(1), 3, heads, dim).permute(2, 0, 3, 1, 4).unbind(0);
      return qkv.get(0)
          .narrow(2, from, rows)
          .attention(qkv.get(1), qkv.get(2), bias)
          .permute(0, 2, 1, 3)
          .reshape(t.size(0), rows, heads * dim);
    }
    return new Tensor(Attention.of(t, heads, from, rows, bias.map(b -> b.t)));
  }

  /// The product of two stacks of matrices.
  public Tensor matmulWith(Tensor o) {
    return new Tensor(matmul(t, o.t));
  }

  /// The same values as the start of a computation of its own, whose gradient is recorded.
  public Tensor leaf() {
    return new Tensor(t.detach().requires_grad_(true));
  }

  /// Goes back from this tensor, given the gradient with respect to it, adding to the leaves.
  public void backward(Tensor gradient) {
    t.backward(gradient.t, new BoolOptional(), false, new TensorArrayRefOptional());
  }

  /// Computes the gradient of this single value with respect to every parameter it came from, and
  /// adds it to theirs.
  public void backward() {
    t.backward();
  }
}
