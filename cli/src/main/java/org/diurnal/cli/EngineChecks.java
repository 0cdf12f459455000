package org.diurnal.cli;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.cli.doctor.Check;
import org.diurnal.model.engine.Engine;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.engine.Tensor;

/// What the tensor engine says of itself, and whether it can count.
final class EngineChecks {
  private EngineChecks() {}

  static List<Check> all() {
    List<Check> checks = new ArrayList<>();
    Engine.describe().forEach((name, value) -> checks.add(Check.ok(name, value)));
    checks.add(
        Engine.hasHardwareBf16()
            ? Check.ok("precision", "bf16 products, fp32 master weights (--precision auto)")
            : Check.warn(
                "precision",
                "fp32 (--precision auto)",
                "bf16 would be slower here: the processor does not multiply it in hardware"));
    checks.add(product());
    return checks;
  }

  /// A product whose answer is known, in both formats.
  private static Check product() {
    try (Scope s = Scope.inference()) {
      for (Precision p : List.of(Precision.FP32, Precision.BF16)) {
        Tensor a = Tensor.of(new float[] {1, 2, 3, 4}, p, 2, 2).to(p);
        Tensor b = Tensor.of(new float[] {0, 1, 1, 0}, p, 2, 2).to(p);
        float[] found = a.matmulWith(b).toFloats();
        if (!java.util.Arrays.equals(found, new float[] {2, 1, 4, 3})) {
          return Check.fail(
              "test product",
              p + " gave " + java.util.Arrays.toString(found),
              "do not trust results of this machine; try --precision fp32, or another BLAS core type");
        }
      }
    }
    return Check.ok("test product", "right in fp32 and bf16");
  }
}
