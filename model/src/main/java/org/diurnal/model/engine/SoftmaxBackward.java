package org.diurnal.model.engine;

import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;

/// The softmax's backward pass in place, which the Java binding does not have as a method: through
/// libtorch's dispatcher, by name.
final class SoftmaxBackward {
  private static final OperatorHandle OPERATOR =
      Dispatcher.singleton()
          .findSchemaOrThrow("aten::_softmax_backward_data", "out")
          .retainReference(); // whatever scope it was found in

  private SoftmaxBackward() {}

  /// `g = p (g - sum(g p))` over the last axis.
  ///
  /// @param g the gradient of the softmax, overwritten by that of its input
  /// @param p the softmax
  static void inPlace(Tensor g, Tensor p) {
    OPERATOR.callBoxed(
        new IValueVector(
            new IValue(g),
            new IValue(p),
            new IValue(g.dim() - 1),
            new IValue((long) g.scalar_type().value),
            new IValue(g)));
  }
}
