package org.diurnal.model.engine;

import org.bytedeco.pytorch.Scalar;

/// AdamW (Loshchilov and Hutter 2019) over the flat master tensor, in place.
///
/// `m = b1 m + (1-b1) g`, `v = b2 v + (1-b2) g2`, `p = p (1 - lr wd) - lr m^ / (sqrt(v^) + eps)`
/// with `m^ = m / (1-b1^t)`, `v^ = v / (1-b2^t)`. Decay applies to every parameter.
public final class AdamW implements AutoCloseable {
  /// Decay rates, epsilon and weight decay.
  ///
  /// @param beta1 decay of the first moment
  /// @param beta2 decay of the second moment
  /// @param epsilon added to the root of the second moment
  /// @param weightDecay per step, times the learning rate
  public record Settings(double beta1, double beta2, double epsilon, double weightDecay) {}

  private final Parameters parameters;
  private final Settings settings;
  private final Tensor m; // [size]
  private final Tensor v; // [size]

  public AdamW(Parameters parameters, Settings settings) {
    this.parameters = parameters;
    this.settings = settings;
    try (Scope s = Scope.inference()) {
      m = Tensor.zeros(parameters.precision(), parameters.size()).keep();
      v = Tensor.zeros(parameters.precision(), parameters.size()).keep();
    }
  }

  /// One update.
  ///
  /// @param gradients the gradient, not changed
  /// @param scale a factor for the gradient, for clipping
  /// @param learningRate this step's
  /// @param step counted from 1
  public void step(Gradients gradients, double scale, double learningRate, long step) {
    double b1 = settings.beta1();
    double b2 = settings.beta2();
    try (Scope s = Scope.inference()) {
      org.bytedeco.pytorch.Tensor g = gradients.flat().t;
      if (scale != 1) {
        g = g.mul(new Scalar(scale));
      }
      m.t.mul_(new Scalar(b1)).add_(g, new Scalar(1 - b1));
      v.t.mul_(new Scalar(b2)).addcmul_(g, g, new Scalar(1 - b2));
      double c1 = 1 - Math.pow(b1, step);
      double c2 = 1 - Math.pow(b2, step);
      org.bytedeco.pytorch.Tensor root =
          v.t.sqrt().mul_(new Scalar(1 / Math.sqrt(c2))).add_(new Scalar(settings.epsilon()));
      parameters.flat().t.mul_(new Scalar(1 - learningRate * settings.weightDecay()));
      parameters.flat().t.addcdiv_(m.t, root, new Scalar(-learningRate / c1));
    }
  }

  /// A copy of the first moment, in the flat layout.
  public float[] firstMoment() {
    return m.toFloats();
  }

  /// A copy of the second moment, in the flat layout.
  public float[] secondMoment() {
    return v.toFloats();
  }

  /// Overwrites both moments.
  ///
  /// @throws IllegalArgumentException if one is not as long as the parameters
  public void restore(float[] first, float[] second) {
    if (first.length != parameters.size() || second.length != parameters.size()) {
      throw new IllegalArgumentException(
          "moments of "
              + first.length
              + " and "
              + second.length
              + " values for "
              + parameters.size()
              + " parameters");
    }
    try (Scope s = Scope.inference()) {
      m.t.copy_(Tensor.of(first, parameters.precision(), first.length).t);
      v.t.copy_(Tensor.of(second, parameters.precision(), second.length).t);
    }
  }

  @Override
  public void close() {
    m.free();
    v.free();
  }
}
