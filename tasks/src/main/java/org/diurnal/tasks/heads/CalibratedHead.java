package org.diurnal.tasks.heads;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Another kind of head whose probabilities are recalibrated: in five parts of the training rows
/// each is told by a head of the other four, and from what was said of them a calibration is
/// learned. Takes six times as long. Quantities are told as by the other kind.
///
/// Rows have to be of different people: two of one person may be in different parts.
///
/// @param of the other kind
/// @param by how
public record CalibratedHead(HeadKind of, Method by) implements HeadKind {
  /// How it is calibrated.
  public enum Method {
    /// [Platt].
    PLATT,
    /// [Isotonic], which asks for many rows and leaves ties.
    ISOTONIC;

    private Calibration fit(double[] logOdds, double[] truth, double[] weights) {
      return switch (this) {
        case PLATT -> Platt.fit(logOdds, truth, weights);
        case ISOTONIC -> Isotonic.fit(logOdds, truth, weights);
      };
    }
  }

  @Override
  public String name() {
    return of.name();
  }

  @Override
  public String words() {
    return of.words()
        + "; calibrated on five parts of the training rows ("
        + by.name().toLowerCase(Locale.ROOT)
        + ")";
  }

  @Override
  public Input input() {
    return of.input();
  }

  @Override
  public Head fit(Training training, long seed) {
    return switch (training.answer()) {
      case QUANTITY -> of.fit(training, seed);
      case YES_OR_NO -> calibrated(training, seed);
    };
  }

  private Head calibrated(Training t, long seed) {
    List<String> each = IntStream.range(0, t.size()).mapToObj(i -> String.valueOf(i)).toList();
    double[] said = OutOfFold.of(of, t, each, seed);
    int[] told = IntStream.range(0, said.length).filter(i -> !Double.isNaN(said[i])).toArray();
    Head head = of.fit(t, seed);
    if (!t.canBeFitted(told)) {
      return head;
    }
    Training by = t.only(told);
    Calibration calibration =
        this.by.fit(
            IntStream.of(told).mapToDouble(i -> said[i]).toArray(), by.values(), by.weights());
    return z -> {
      double[] out = head.predict(z);
      for (int i = 0; i < out.length; i++) {
        out[i] = LogOdds.of(calibration.probability(out[i]));
      }
      return out;
    };
  }
}
