package org.diurnal.model.engine;

import org.bytedeco.pytorch.global.torch.ScalarType;

/// The number format that products are computed in. Weights, gradients and optimiser state are
/// always kept in 32 bits (64 with [#FP64]).
public enum Precision {
  /// 32-bit floats.
  FP32,
  /// Activations and products in bfloat16, with 32-bit master weights.
  BF16,
  /// 64-bit floats, for checking gradients.
  FP64;

  ScalarType compute() {
    return switch (this) {
      case FP32 -> ScalarType.Float;
      case BF16 -> ScalarType.BFloat16;
      case FP64 -> ScalarType.Double;
    };
  }

  ScalarType master() {
    return switch (this) {
      case FP32, BF16 -> ScalarType.Float;
      case FP64 -> ScalarType.Double;
    };
  }
}
