package org.diurnal.model.network;

import static org.diurnal.model.masking.PatchGrid.PATCH_MINUTES;

import java.util.List;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.engine.Tensor;
import org.diurnal.model.masking.AimMask;

/// What a trained network says of patches that are hidden from it. Nothing is dropped: what is
/// missing or hidden is masked in attention alone.
public final class HiddenPatches {
  /// Bounds the memory of one forward pass.
  private static final int TOKENS_AT_ONCE = 1 << 14;

  private HiddenPatches() {}

  /// One pass over a day.
  ///
  /// @param day as the network sees it
  /// @param hidden `[tokens]`, which of its patches are hidden
  @SuppressWarnings("ArrayRecordComponent") // made once and read
  public record Pass(NormalizedDay day, boolean[] hidden) {}

  /// Takes what is said of a patch.
  @FunctionalInterface
  public interface Consumer {
    /// @param pass position of the pass
    /// @param token which patch, as [org.diurnal.model.masking.PatchGrid] numbers them
    /// @param z where its 20 minutes stand, in z-units; not to be kept
    /// @param at of its first minute
    void accept(int pass, int token, float[] z, int at);
  }

  /// Asks for the hidden patches of all passes, in their order.
  public static void predict(SavedModel saved, List<Pass> passes, Consumer consumer) {
    int atOnce = Math.max(1, TOKENS_AT_ONCE / saved.model().config().tokens());
    for (int from = 0; from < passes.size(); from += atOnce) {
      List<Pass> some = passes.subList(from, Math.min(passes.size(), from + atOnce));
      TokenBatch batch =
          new TokenBatch(
              some.stream().map(Pass::day).toList(),
              some.stream().map(p -> AimMask.hiding(p.day().inherited(), p.hidden())).toList(),
              new TokenBatch.Purpose.Filling());
      float[] predicted; // [batch, predicted, 20]
      try (Scope s = Scope.inference()) {
        Weights w = saved.model().weights();
        Tensor latent = saved.model().network().forwardEncoder(w, batch);
        predicted = saved.model().network().forwardDecoder(w, latent, batch).toFloats();
      }
      for (int b = 0; b < some.size(); b++) {
        for (int i = Math.max(batch.predictFrom(), batch.visible(b)); i < batch.tokens(); i++) {
          int token = batch.token(b, i);
          if (some.get(b).hidden()[token]) {
            int at = (b * batch.predicted() + i - batch.predictFrom()) * PATCH_MINUTES;
            consumer.accept(from + b, token, predicted, at);
          }
        }
      }
    }
  }
}
