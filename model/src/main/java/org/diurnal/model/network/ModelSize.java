package org.diurnal.model.network;

/// The sizes of the reference system; B's dimensions are ours, since the paper does not give them.
public enum ModelSize {
  XXS(new Tower(64, 256, 1, 2), new Tower(48, 192, 1, 1)),
  XS(new Tower(128, 512, 2, 4), new Tower(96, 384, 2, 1)),
  S(new Tower(256, 1024, 4, 8), new Tower(192, 768, 4, 2)),
  B(new Tower(768, 3072, 12, 12), new Tower(576, 2304, 12, 4));

  private final Tower encoder;
  private final Tower decoder;

  ModelSize(Tower encoder, Tower decoder) {
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /// The network of this size for a schema of so many channels.
  public ModelConfig config(int channels) {
    return new ModelConfig(name(), channels, encoder, decoder);
  }
}
