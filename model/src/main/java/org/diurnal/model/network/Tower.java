package org.diurnal.model.network;

/// The dimensions of one transformer, encoder or decoder.
///
/// @param dim width of a token
/// @param mlp width of the hidden layer
/// @param heads attention heads
/// @param layers blocks
public record Tower(int dim, int mlp, int heads, int layers) {
  public Tower {
    if (dim < 2 * TimeFeatures.CALENDAR || dim % 2 != 0 || mlp < 1 || layers < 1 || heads < 1) {
      throw new IllegalArgumentException(
          "tower " + dim + "/" + mlp + "/" + heads + "/" + layers + " is not possible");
    }
    if (dim % heads != 0) {
      throw new IllegalArgumentException(
          "width " + dim + " does not divide by " + heads + " heads");
    }
  }
}
