package org.diurnal.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.engine.Tensor;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.TokenBatch;
import org.diurnal.model.pretrain.Workers;

/// Times a step's pieces by themselves, on the workers that would do them in the step, each worker
/// with its own micro-batches and with operands of its own.
final class Alone {
  private Alone() {}

  /// How long a piece of work took.
  ///
  /// @param wall seconds of the worker that had most to do
  /// @param cpu seconds of processor time, all workers
  record Spent(double wall, double cpu) {}

  /// All matrix products of a step, each as often as the step makes it.
  static Spent products(
      Workers workers, ModelConfig config, List<TokenBatch> batches, Precision precision) {
    Watch[] watches = new Watch[workers.count()];
    workers.onEach(w -> {
      watches[w] = new Watch();
      for (int i = w; i < batches.size(); i += workers.count()) {
        for (var e : Product.of(config, batches.get(i)).entrySet()) {
          time(e.getKey(), e.getValue(), precision, watches[w]);
        }
      }
    });
    return Watch.together(watches);
  }

  private static void time(Product p, int times, Precision precision, Watch watch) {
    try (Scope s = Scope.inference()) {
      Tensor left = operand(p.stack(), p.rows(), p.inner(), p.leftTransposed(), precision);
      Tensor right = operand(p.stack(), p.inner(), p.columns(), p.rightTransposed(), precision);
      left.matmulWith(right); // brings code and memory up
      for (int i = 0; i < times; i++) {
        watch.start();
        try (Scope one = Scope.inference()) {
          left.matmulWith(right);
        }
        watch.stop();
      }
    }
  }

  private static Tensor operand(
      long stack, long rows, long columns, boolean transposed, Precision precision) {
    Tensor t =
        transposed
            ? filled(precision, stack, columns, rows).permute(0, 2, 1)
            : filled(precision, stack, rows, columns);
    return stack == 1 ? t.select(0, 0) : t;
  }

  /// All parts of a step beside the products, by kind.
  static Map<Part.Kind, Spent> parts(
      Workers workers,
      ModelConfig config,
      List<TokenBatch> batches,
      long parameters,
      Precision precision) {
    Map<Part.Kind, Spent> spent = new EnumMap<>(Part.Kind.class);
    for (Part.Kind kind : Part.Kind.values()) {
      Watch[] watches = new Watch[workers.count()];
      workers.onEach(w -> {
        watches[w] = new Watch();
        for (int i = w; i < batches.size(); i += workers.count()) {
          for (var e : Part.of(config, batches.get(i), parameters).entrySet()) {
            if (e.getKey().kind() == kind) {
              time(e.getKey(), e.getValue(), precision, watches[w]);
            }
          }
        }
      });
      spent.put(kind, Watch.together(watches));
    }
    return spent;
  }

  private static void time(Part part, int times, Precision precision, Watch watch) {
    if (part.kind() == Part.Kind.CAST && precision != Precision.BF16) {
      return;
    }
    try (Scope s = Scope.training()) {
      Tensor raw = filled(Precision.FP32, 1, part.rows(), part.width());
      Tensor x = part.kind() == Part.Kind.CAST ? raw : raw.to(precision);
      Tensor gradient = raw.to(precision);
      Tensor weight = filled(Precision.FP32, 1, 1, part.width()).reshape(-1).to(precision);
      for (int i = -1; i < times; i++) {
        watch.start();
        try (Scope one = Scope.training()) {
          Tensor leaf = x.leaf();
          Tensor y =
              switch (part.kind()) {
                case SOFTMAX -> leaf.softmax(2);
                case NORM -> leaf.layerNorm(weight.leaf(), weight.leaf());
                case GELU -> leaf.gelu();
                case RESIDUAL, CAST -> leaf.add(gradient).to(precision);
              };
          y.backward(gradient);
          if (part.kind() == Part.Kind.RESIDUAL) {
            x.add(gradient);
          }
        }
        if (i >= 0) { // the first brings code and memory up
          watch.stop();
        }
      }
    }
  }

  private static Tensor filled(Precision precision, long a, long b, long c) {
    float[] row = new float[(int) c];
    for (int i = 0; i < c; i++) {
      row[i] = (i * 37 % 101 - 50) / 100f;
    }
    // Added to zeros, so that the values are really in memory.
    return Tensor.zeros(precision, a, b, c).add(Tensor.of(row, precision, 1, 1, c)).to(precision);
  }
}
