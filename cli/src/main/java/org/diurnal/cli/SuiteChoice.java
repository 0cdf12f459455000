package org.diurnal.cli;

import java.util.List;
import org.diurnal.model.generation.ReconstructionTask;

/// What `impute --baselines` asks; lower case, since these are the words of `--suite`.
@SuppressWarnings({"checkstyle:ConstantName", "EnumConstantName"})
enum SuiteChoice {
  /// The four reconstruction tasks at their usual sizes: the tables of the README.
  standard,
  /// The four at several sizes.
  reconstruction,
  /// The six scenarios of OpenMHC.
  scenarios;

  List<ReconstructionTask> tasks() {
    return switch (this) {
      case standard -> ReconstructionTask.defaults();
      case reconstruction -> ReconstructionTask.sizes();
      case scenarios -> ReconstructionTask.scenarios();
    };
  }
}
