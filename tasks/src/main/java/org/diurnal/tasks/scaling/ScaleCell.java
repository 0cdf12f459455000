package org.diurnal.tasks.scaling;

import java.util.List;
import org.diurnal.model.network.ModelSize;

/// A model of the grid.
///
/// @param size of the network
/// @param people learned from
/// @param parameters of the network
/// @param days learned from
/// @param steps taken
/// @param bestStep the step that watched people chose
/// @param seconds of pretraining
/// @param losses of tested people, the same people and days for every cell
public record ScaleCell(
    ModelSize size,
    int people,
    long parameters,
    int days,
    long steps,
    long bestStep,
    double seconds,
    List<PersonLoss> losses) {
  /// The loss of a person's days.
  ///
  /// @param squares squared errors added up, z-units
  /// @param minutes how many
  public record PersonLoss(String personId, double squares, double minutes) {}

  public ScaleCell {
    losses = List.copyOf(losses);
  }

  /// Mean squared error a minute, in z-units, over people drawn.
  ///
  /// @param drawn positions in [#losses], with repeats
  double loss(int[] drawn) {
    double squares = 0;
    double minutes = 0;
    for (int i : drawn) {
      squares += losses.get(i).squares();
      minutes += losses.get(i).minutes();
    }
    return squares / minutes;
  }
}
