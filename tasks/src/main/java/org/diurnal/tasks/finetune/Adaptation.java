package org.diurnal.tasks.finetune;

/// What of an encoder is trained on labels.
public sealed interface Adaptation {
  /// For tables.
  String id();

  /// Every weight, from the pretrained ones on.
  record Full() implements Adaptation {
    @Override
    public String id() {
      return "embedding fine-tuned";
    }
  }

  /// Changes of low rank to the matrices (LoRA, Hu et al. 2021); the pretrained weights stay.
  ///
  /// They begin at zero, in the directions of the input that the loss of the first training people
  /// asks to change most: the first right singular vectors of each matrix's gradient (after
  /// LoRA-GA, Wang et al. 2024), in place of random ones.
  ///
  /// @param rank at least 1
  record LowRank(int rank) implements Adaptation {
    public LowRank {
      if (rank < 1) {
        throw new IllegalArgumentException("rank " + rank + "; at least 1");
      }
    }

    @Override
    public String id() {
      return "embedding fine-tuned by low rank";
    }
  }

  /// Every weight, from fresh ones on: what the labels alone teach a network of this size.
  record Supervised() implements Adaptation {
    @Override
    public String id() {
      return "supervised, not pretrained";
    }
  }
}
