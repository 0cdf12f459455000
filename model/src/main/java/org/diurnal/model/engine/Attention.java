package org.diurnal.model.engine;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.global.torch;

/// One layer's multi-head self-attention with a backward pass of our own: `P = softmax(s q k' +
/// bias)`, `o = P v`.
///
/// What it saves against recorded operations: softmax is taken in place, forward and backward, so
/// that a step's largest arrays (`[heads, rows, keys]`) exist once and not four times; the values'
/// gradient is computed as `(do' P)'`, whose operands need no transposed copy of P; queries, keys
/// and values get one gradient array together. The mathematics is the same:
///
/// `dv = P' do`, `dP = do v'`, `dS = P (dP - sum(dP P))`, `dq = s dS k`, `dk = s dS' q`.
///
/// libtorch knows of it by two hooks. The output is a stand-in made from the input by operations
/// that cost next to nothing (one sum, spread out), overwritten by the real values. A hook on the
/// output keeps its gradient, a hook on the input replaces the stand-in's gradient by the real one.
/// Native memory belongs to the scope that the forward pass ran in.
final class Attention {
  private final long batch;
  private final long tokens;
  private final long heads;
  private final long dim;
  private final long from;
  private final long rows;
  private final Scalar scale;
  private final Tensor q; // [B heads, rows, dim], times the scale
  private final Tensor k; // [B heads, T, dim]
  private final Tensor v; // [B heads, T, dim]
  private final Tensor p; // [B heads, rows, T]
  private Optional<Tensor> gradient = Optional.empty(); // [B, rows, heads dim]

  private Attention(Tensor qkv, long heads, long from, long rows, Optional<Tensor> bias) {
    this.batch = qkv.size(0);
    this.tokens = qkv.size(1);
    this.heads = heads;
    this.dim = qkv.size(2) / 3 / heads;
    this.from = from;
    this.rows = rows;
    this.scale = new Scalar(1 / Math.sqrt(dim));
    Tensor parts = qkv.view(batch, tokens, 3, heads, dim).permute(2, 0, 3, 1, 4);
    q = flat(parts.select(0, 0).narrow(2, from, rows).mul(scale));
    k = flat(parts.select(0, 1));
    v = flat(parts.select(0, 2));
    p = q.bmm(k.transpose(1, 2));
    if (bias.isPresent()) {
      p.view(batch, heads, rows, tokens).add_(bias.get());
    }
    torch.softmax_out(p, p, 2);
  }

  /// `[B, T, 3 heads dim]` to `[B, rows, heads dim]`.
  ///
  /// @param qkv queries, keys, values, one after another along the last axis
  /// @param from the first row that is computed
  /// @param rows how many rows are computed
  /// @param bias added to the scores, broadcast over `[B, heads, rows, T]`
  static Tensor of(Tensor qkv, long heads, long from, long rows, Optional<Tensor> bias) {
    Attention layer = new Attention(qkv.detach(), heads, from, rows, bias);
    if (!qkv.requires_grad()) {
      return layer.output().reshape(layer.batch, rows, heads * layer.dim);
    }
    Tensor output = qkv.sum().expand(layer.batch, rows, heads * layer.dim).clone();
    output.detach().view(layer.batch, rows, heads, layer.dim).copy_(layer.output());
    output.register_hook(layer.keepsGradient());
    qkv.register_hook(layer.replacesGradient());
    return output;
  }

  private Tensor output() { // [B, rows, heads, dim]
    return p.bmm(v).view(batch, heads, rows, dim).permute(0, 2, 1, 3);
  }

  private TensorTensorHook keepsGradient() {
    return new TensorTensorHook() {
      @Override
      public TensorBase call(TensorBase g) {
        gradient = Optional.of(new Tensor(g));
        return g;
      }
    };
  }

  private TensorTensorHook replacesGradient() {
    return new TensorTensorHook() {
      @Override
      public TensorBase call(TensorBase standIn) {
        return backward(
            gradient.orElseThrow(
                () -> new IllegalStateException("attention's output got no gradient")));
      }
    };
  }

  /// From `[B, rows, heads dim]` to `[B, T, 3 heads dim]`. Once: the softmax is overwritten.
  private Tensor backward(Tensor g) {
    gradient = Optional.empty();
    long[] shape = {batch, tokens, 3, heads, dim};
    Tensor all = torch.zeros(shape, q.options()); // queries that were not computed stay zero
    Tensor result = all.view(batch, tokens, 3 * heads * dim);
    try (Scope s = Scope.inference()) {
      Tensor parts = all.permute(2, 0, 3, 1, 4); // 3 x [B, heads, T, dim]
      Tensor dO = flat(g.reshape(batch, rows, heads, dim).permute(0, 2, 1, 3)); // [Bh, rows, dim]
      putTransposed(parts.select(0, 2), dO.transpose(1, 2).contiguous().bmm(p));
      Tensor dS = dO.bmm(v.transpose(1, 2)); // first dP: [B heads, rows, T]
      SoftmaxBackward.inPlace(dS, p);
      Tensor dQ = dS.bmm(k).mul_(scale).view(batch, heads, rows, dim);
      parts.select(0, 0).narrow(2, from, rows).copy_(dQ);
      putTransposed(parts.select(0, 1), q.transpose(1, 2).contiguous().bmm(dS));
    }
    p.close(); // the largest array by far; the layers before want its place
    return result;
  }

  private void putTransposed(Tensor place, Tensor values) { // values: [B heads, dim, T]
    place.copy_(values.view(batch, heads, dim, tokens).transpose(2, 3));
  }

  private static Tensor flat(Tensor t) { // [B, heads, n, dim] to [B heads, n, dim]
    return t.contiguous().view(t.size(0) * t.size(1), t.size(2), t.size(3));
  }
}
