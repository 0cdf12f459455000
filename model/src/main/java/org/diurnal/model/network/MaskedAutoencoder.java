package org.diurnal.model.network;

import static org.diurnal.model.masking.PatchGrid.PATCH_MINUTES;
import static org.diurnal.model.masking.PatchGrid.SLOTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Tensor;

/// The one-dimensional ViT masked autoencoder of SensorFM: the forward pass, from top to bottom.
///
/// Pre-norm blocks with biases everywhere, final norms, no CLS token. Positions are added before
/// the encoder and again before the decoder. Shapes: B days, K tokens kept, N tokens, P predicted,
/// e and d the widths.
///
/// Holds no weights: they come with each call, so that workers can bring leaves of their own.
public final class MaskedAutoencoder {
  /// Added to a blocked key's score; its attention weight then is exactly zero.
  private static final float BLOCKED = -1e9f;

  private final ModelConfig config;
  private final Precision precision;
  private final float[] encoderTime; // [72, e/2 - 8]
  private final float[] decoderTime; // [72, d/2 - 8]

  MaskedAutoencoder(
      ModelConfig config, Precision precision, float[] encoderTime, float[] decoderTime) {
    this.config = config;
    this.precision = precision;
    this.encoderTime = encoderTime;
    this.decoderTime = decoderTime;
  }

  /// The loss of a batch: squared error over the minutes hidden on purpose and really observed,
  /// added up and divided by `minutes`, so that micro-batches of one step add up to its mean.
  public Tensor forwardLoss(Weights w, TokenBatch batch, double minutes) {
    Tensor prediction = forwardDecoder(w, forwardEncoder(w, batch), batch).toMaster(precision);
    long[] shape = {batch.size(), batch.predicted(), PATCH_MINUTES};
    Tensor target = Tensor.of(batch.targets(), precision, shape);
    Tensor weight = Tensor.of(batch.weights(), precision, shape);
    return prediction.sub(target).square().mul(weight).sum().mul(1 / minutes);
  }

  /// Patches to latents: `[B, K, 20]` to `[B, K, e]`.
  public Tensor forwardEncoder(Weights w, TokenBatch batch) {
    int kept = batch.kept();
    Tensor x =
        Tensor.of(batch.patches(), precision, batch.size(), kept, PATCH_MINUTES).to(precision);
    x = linear(w, "patch_embedding", x); // [B, K, e]
    x = x.add(position(w, "encoder", encoderTime, batch, kept));
    Optional<Tensor> blocked = blockedKeys(batch);
    for (int l = 0; l < config.encoder().layers(); l++) {
      x = block(w, "encoder." + l, config.encoder(), x, 0, kept, blocked);
    }
    return norm(w, "encoder.norm", x);
  }

  /// Latents to minutes: `[B, K, e]` to `[B, P, 20]`.
  public Tensor forwardDecoder(Weights w, Tensor latent, TokenBatch batch) {
    int n = batch.tokens();
    Tensor seen = linear(w, "encoder_to_decoder", latent); // [B, K, d]
    Tensor x = withMaskTokens(w.get("mask_token"), seen, batch); // [B, N, d]
    x = x.add(position(w, "decoder", decoderTime, batch, n));
    int last = config.decoder().layers() - 1;
    for (int l = 0; l < last; l++) {
      x = block(w, "decoder." + l, config.decoder(), x, 0, n, Optional.empty());
    }
    x =
        block(
            w,
            "decoder." + last,
            config.decoder(),
            x,
            batch.predictFrom(),
            batch.predicted(),
            Optional.empty());
    return linear(w, "pixel_head", norm(w, "decoder.norm", x)); // [B, P, 20]
  }

  /// One pre-norm block; only rows `from` to `from + rows` are computed, all rows are attended to.
  private Tensor block(
      Weights w, String name, Tower tower, Tensor x, int from, int rows, Optional<Tensor> blocked) {
    Tensor y = // [B, rows, w]
        linear(w, name + ".qkv", norm(w, name + ".norm1", x)) // [B, T, 3 w]
            .selfAttention(tower.heads(), from, rows, blocked);
    x = x.narrow(1, from, rows).add(linear(w, name + ".projection", y));
    Tensor h = linear(w, name + ".mlp1", norm(w, name + ".norm2", x)).gelu();
    return x.add(linear(w, name + ".mlp2", h));
  }

  /// What a token knows of its place: learned by channel in the first half, time in the second.
  private Tensor position(Weights w, String side, float[] table, TokenBatch batch, int count) {
    long b = batch.size();
    long[] channel = new long[(int) b * count];
    long[] slot = new long[(int) b * count];
    for (int i = 0; i < b; i++) {
      for (int k = 0; k < count; k++) {
        int token = batch.token(i, k);
        channel[i * count + k] = token / SLOTS;
        slot[i * count + k] = i * (long) SLOTS + token % SLOTS;
      }
    }
    int width = table.length / SLOTS;
    Tensor sinusoid = Tensor.of(table, precision, 1, SLOTS, width).expand(b, SLOTS, width);
    Tensor calendar = Tensor.of(batch.calendar(), precision, b, SLOTS, TimeFeatures.CALENDAR);
    Tensor times =
        Tensor.concat(2, List.of(sinusoid, calendar)).reshape(b * SLOTS, -1).to(precision);
    Tensor half = w.get(side + ".channel_embedding").rows(Tensor.of(channel, channel.length));
    Tensor other = times.rows(Tensor.of(slot, slot.length));
    return Tensor.concat(1, List.of(half, other)).reshape(b, count, -1); // [B, count, w]
  }

  /// Puts the mask token wherever a token may not be seen: `[B, K, d]` to `[B, N, d]`.
  private Tensor withMaskTokens(Tensor maskToken, Tensor seen, TokenBatch batch) {
    long b = batch.size();
    long d = config.decoder().dim();
    int kept = batch.kept();
    Tensor one = maskToken.reshape(1, 1, d);
    List<Tensor> parts = new ArrayList<>();
    if (anyBlocked(batch)) {
      float[] shown = new float[(int) b * kept];
      float[] hidden = new float[shown.length];
      for (int i = 0; i < b; i++) {
        for (int k = 0; k < kept; k++) {
          boolean visible = k < batch.visible(i);
          shown[i * kept + k] = visible ? 1 : 0;
          hidden[i * kept + k] = visible ? 0 : 1;
        }
      }
      Tensor s = Tensor.of(shown, precision, b, kept, 1).to(precision);
      Tensor h = Tensor.of(hidden, precision, b, kept, 1).to(precision);
      parts.add(seen.mul(s).add(one.mul(h)));
    } else {
      parts.add(seen);
    }
    if (kept < batch.tokens()) {
      parts.add(one.expand(b, batch.tokens() - kept, d));
    }
    return parts.size() == 1 ? parts.getFirst() : Tensor.concat(1, parts);
  }

  /// The scores' bias that shuts out kept tokens which may not be seen, `[B, 1, 1, K]`.
  private Optional<Tensor> blockedKeys(TokenBatch batch) {
    if (!anyBlocked(batch)) {
      return Optional.empty();
    }
    int kept = batch.kept();
    float[] bias = new float[batch.size() * kept];
    for (int i = 0; i < batch.size(); i++) {
      java.util.Arrays.fill(bias, i * kept + batch.visible(i), (i + 1) * kept, BLOCKED);
    }
    return Optional.of(Tensor.of(bias, precision, batch.size(), 1, 1, kept).to(precision));
  }

  private static boolean anyBlocked(TokenBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.visible(i) < batch.kept()) {
        return true;
      }
    }
    return false;
  }

  private static Tensor linear(Weights w, String name, Tensor x) {
    return x.linear(w.get(name + ".weight"), w.get(name + ".bias"));
  }

  private static Tensor norm(Weights w, String name, Tensor x) {
    return x.layerNorm(w.get(name + ".weight"), w.get(name + ".bias"));
  }

  /// The dimensions.
  public ModelConfig config() {
    return config;
  }

  /// The format products are computed in.
  public Precision precision() {
    return precision;
  }
}
