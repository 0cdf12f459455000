package org.diurnal.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.TokenBatch;
import org.diurnal.model.network.Tower;

/// Something a step does beside matrix products, forward and backward, at one shape.
///
/// @param kind what
/// @param rows how many rows of the last axis
/// @param width length of the last axis
record Part(Kind kind, long rows, long width) {
  /// What is done.
  enum Kind {
    /// Attention's softmax over the keys.
    SOFTMAX("softmax"),
    /// Layer norms.
    NORM("layer norm"),
    /// The MLP's activation.
    GELU("gelu"),
    /// The residual stream: an addition forward, one of two gradients backward.
    RESIDUAL("residual adds"),
    /// Weights to 16 bits, their gradients back and added up; nothing in 32 bits.
    CAST("weight casts");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /// Every such part of a micro-batch with how often it occurs.
  static Map<Part, Integer> of(ModelConfig config, TokenBatch batch, long parameters) {
    Map<Part, Integer> counts = new LinkedHashMap<>();
    long kept = (long) batch.size() * batch.kept();
    for (int l = 0; l < config.encoder().layers(); l++) {
      block(counts, config.encoder(), batch.size(), batch.kept(), batch.kept());
    }
    add(counts, Kind.NORM, kept, config.encoder().dim());
    for (int l = 0; l < config.decoder().layers(); l++) {
      boolean last = l == config.decoder().layers() - 1;
      int rows = last ? batch.predicted() : batch.tokens();
      block(counts, config.decoder(), batch.size(), batch.tokens(), rows);
    }
    add(counts, Kind.NORM, (long) batch.size() * batch.predicted(), config.decoder().dim());
    add(counts, Kind.CAST, 1, parameters);
    return counts;
  }

  private static void block(
      Map<Part, Integer> counts, Tower tower, long days, long tokens, long rows) {
    add(counts, Kind.NORM, days * tokens, tower.dim());
    add(counts, Kind.SOFTMAX, days * tower.heads() * rows, tokens);
    add(counts, Kind.RESIDUAL, days * rows, tower.dim());
    add(counts, Kind.NORM, days * rows, tower.dim());
    add(counts, Kind.GELU, days * rows, tower.mlp());
    add(counts, Kind.RESIDUAL, days * rows, tower.dim());
  }

  private static void add(Map<Part, Integer> counts, Kind kind, long rows, long width) {
    counts.merge(new Part(kind, rows, width), 1, Integer::sum);
  }
}
