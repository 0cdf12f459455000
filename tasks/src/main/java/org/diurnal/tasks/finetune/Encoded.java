package org.diurnal.tasks.finetune;

import java.util.List;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Tensor;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.network.MaskedAutoencoder;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.TokenBatch;
import org.diurnal.model.network.Weights;

/// Days of people as a network with a head sees them: encoder, mean over visible tokens, a linear
/// head, mean over the days of a person.
final class Encoded {
  private final TokenBatch tokens;
  private final long people;
  private final float[] visible; // [days, 1, kept], 1 / visible tokens where one is
  private final float[] ofPerson; // [people, days], 1 / days of the person

  /// @param days a list a person, each day with a visible token, none of them empty
  Encoded(List<List<NormalizedDay>> days) {
    people = days.size();
    List<NormalizedDay> all = days.stream().flatMap(List::stream).toList();
    tokens =
        new TokenBatch(
            all,
            all.stream().map(d -> AimMask.inheritedOnly(d.inherited())).toList(),
            new TokenBatch.Purpose.Filling());
    int kept = tokens.kept();
    visible = new float[all.size() * kept];
    for (int b = 0; b < all.size(); b++) {
      for (int k = 0; k < tokens.visible(b); k++) {
        visible[b * kept + k] = 1f / tokens.visible(b);
      }
    }
    ofPerson = new float[days.size() * all.size()];
    int at = 0;
    for (int p = 0; p < days.size(); p++) {
      for (int d = 0; d < days.get(p).size(); d++) {
        ofPerson[p * all.size() + at++] = 1f / days.get(p).size();
      }
    }
  }

  /// A number a person, `[people, 1]`.
  Tensor forward(MaskedAutoencoder network, Weights w, Tensor headWeight, Tensor headBias) {
    Tensor scores = means(network, w).linear(headWeight, headBias); // [days, 1]
    return Tensor.of(ofPerson, network.precision(), people, tokens.size()).matmulWith(scores);
  }

  /// The mean over the visible tokens of each day, `[days, e]`.
  Tensor means(MaskedAutoencoder network, Weights w) {
    Precision precision = network.precision();
    long days = tokens.size();
    Tensor latents = network.forwardEncoder(w, tokens).toMaster(precision); // [days, kept, e]
    return Tensor.of(visible, precision, days, 1, tokens.kept())
        .matmulWith(latents)
        .reshape(days, -1);
  }
}
