package org.diurnal.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.model.masking.PatchGrid;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.TokenBatch;
import org.diurnal.model.network.Tower;

/// One matrix product of a training step: `stack` times `[rows, inner] x [inner, columns]`.
///
/// @param stack how many matrices (days times heads in attention, 1 elsewhere)
/// @param leftTransposed whether the left operand lies in memory as `[inner, rows]`
/// @param rightTransposed whether the right operand lies in memory as `[columns, inner]`
record Product(
    long stack,
    long rows,
    long inner,
    long columns,
    boolean leftTransposed,
    boolean rightTransposed) {

  /// Floating-point operations: a multiplication and an addition each.
  double flop() {
    return 2.0 * stack * rows * inner * columns;
  }

  /// Every product that a micro-batch's forward and backward pass makes, with how often.
  ///
  /// Counted from what the batch really keeps and predicts, so dropped tokens and trimmed decoder
  /// rows count for nothing. The backward pass makes two products for each of the forward pass, but
  /// one for the patch embedding, whose input needs no gradient. Nothing is computed twice.
  static Map<Product, Integer> of(ModelConfig config, TokenBatch batch) {
    List<Product> all = new ArrayList<>();
    long kept = (long) batch.size() * batch.kept();
    long tokens = (long) batch.size() * batch.tokens();
    long predicted = (long) batch.size() * batch.predicted();
    int e = config.encoder().dim();
    int d = config.decoder().dim();
    linear(all, kept, PatchGrid.PATCH_MINUTES, e, false);
    for (int l = 0; l < config.encoder().layers(); l++) {
      block(all, config.encoder(), batch.size(), batch.kept(), batch.kept());
    }
    linear(all, kept, e, d, true);
    for (int l = 0; l < config.decoder().layers(); l++) {
      boolean last = l == config.decoder().layers() - 1;
      long rows = last ? predicted : tokens;
      block(all, config.decoder(), batch.size(), batch.tokens(), rows / batch.size());
    }
    linear(all, predicted, d, PatchGrid.PATCH_MINUTES, true);
    Map<Product, Integer> counts = new LinkedHashMap<>();
    all.forEach(p -> counts.merge(p, 1, Integer::sum));
    return counts;
  }

  private static void block(List<Product> all, Tower tower, long days, long tokens, long rows) {
    linear(all, days * tokens, tower.dim(), 3L * tower.dim(), true);
    attention(all, days * tower.heads(), rows, tokens, tower.dim() / tower.heads());
    linear(all, days * rows, tower.dim(), tower.dim(), true);
    linear(all, days * rows, tower.dim(), tower.mlp(), true);
    linear(all, days * rows, tower.mlp(), tower.dim(), true);
  }

  /// `y = x W'`, then `dW = dy' x` and, unless x is data, `dx = dy W`.
  private static void linear(List<Product> all, long rows, long in, long out, boolean inputGrad) {
    all.add(new Product(1, rows, in, out, false, true));
    all.add(new Product(1, out, rows, in, true, false));
    if (inputGrad) {
      all.add(new Product(1, rows, out, in, false, false));
    }
  }

  /// `S = q k'`, `o = P v`, then `dP = do v'`, `dv' = do' P`, `dq = dS k`, `dk' = q' dS`; the small
  /// left operands of dv' and dk' are transposed by a copy before.
  private static void attention(List<Product> all, long stack, long rows, long keys, long dim) {
    all.add(new Product(stack, rows, dim, keys, false, true));
    all.add(new Product(stack, rows, keys, dim, false, false));
    all.add(new Product(stack, rows, dim, keys, false, true));
    all.add(new Product(stack, dim, rows, keys, false, false));
    all.add(new Product(stack, rows, keys, dim, false, false));
    all.add(new Product(stack, dim, rows, keys, false, false));
  }

  /// Operations of a whole list.
  static double flop(Map<Product, Integer> products) {
    return products.entrySet().stream().mapToDouble(p -> p.getKey().flop() * p.getValue()).sum();
  }
}
