package org.diurnal.model.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.diurnal.model.masking.PatchGrid;

/// What a network looks like; everything else about it follows.
///
/// @param size its name, for example `XXS`
/// @param channels channels of its schema
/// @param encoder the encoder's dimensions
/// @param decoder the decoder's dimensions
public record ModelConfig(String size, int channels, Tower encoder, Tower decoder) {
  public ModelConfig {
    if (channels < 1) {
      throw new IllegalArgumentException("a network needs a channel, given " + channels);
    }
  }

  /// Tokens of a day.
  public int tokens() {
    return PatchGrid.tokens(channels);
  }

  /// Every trainable parameter and its shape, in the order in which they are laid out and saved.
  public Map<String, long[]> trainableShapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    int e = encoder.dim();
    int d = decoder.dim();
    linear(shapes, "patch_embedding", PatchGrid.PATCH_MINUTES, e);
    shapes.put("encoder.channel_embedding", new long[] {channels, e / 2});
    blocks(shapes, "encoder", encoder);
    linear(shapes, "encoder_to_decoder", e, d);
    shapes.put("mask_token", new long[] {d});
    shapes.put("decoder.channel_embedding", new long[] {channels, d / 2});
    blocks(shapes, "decoder", decoder);
    linear(shapes, "pixel_head", d, PatchGrid.PATCH_MINUTES);
    return shapes;
  }

  /// The tensors that are saved and counted but not trained: the sinusoids over the time slots.
  public Map<String, long[]> frozenShapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("encoder.time_table", timeTable(encoder));
    shapes.put("decoder.time_table", timeTable(decoder));
    return shapes;
  }

  private static long[] timeTable(Tower t) {
    return new long[] {PatchGrid.SLOTS, t.dim() / 2 - TimeFeatures.CALENDAR};
  }

  private static void blocks(Map<String, long[]> shapes, String prefix, Tower t) {
    for (int l = 0; l < t.layers(); l++) {
      String block = prefix + "." + l + ".";
      norm(shapes, block + "norm1", t.dim());
      linear(shapes, block + "qkv", t.dim(), 3 * t.dim());
      linear(shapes, block + "projection", t.dim(), t.dim());
      norm(shapes, block + "norm2", t.dim());
      linear(shapes, block + "mlp1", t.dim(), t.mlp());
      linear(shapes, block + "mlp2", t.mlp(), t.dim());
    }
    norm(shapes, prefix + ".norm", t.dim());
  }

  private static void linear(Map<String, long[]> shapes, String name, int in, int out) {
    shapes.put(name + ".weight", new long[] {out, in});
    shapes.put(name + ".bias", new long[] {out});
  }

  private static void norm(Map<String, long[]> shapes, String name, int dim) {
    shapes.put(name + ".weight", new long[] {dim});
    shapes.put(name + ".bias", new long[] {dim});
  }
}
