package org.diurnal.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.diurnal.core.Randomness;
import org.diurnal.data.curation.DayFilter;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.network.TokenBatch;

/// The loss of single days of people whom a model never met, under masks that depend on person and
/// date alone.
final class HeldOutLosses {
  private static final long MASKS = Randomness.key("masks of the balance study");
  private static final int MASKS_A_DAY = 4;

  private HeldOutLosses() {}

  /// One day's.
  ///
  /// @param squares squared errors added up, z-units
  /// @param minutes how many
  record DayLoss(String personId, java.time.LocalDate date, double squares, double minutes) {}

  /// Of the days that pretraining would keep, in order.
  static List<DayLoss> of(Path model, Dataset dataset, Collection<String> people) {
    List<DayLoss> losses = new ArrayList<>();
    DayFilter filter = DayFilter.of(dataset);
    try (SavedModel saved = SavedModel.open(model, Precision.FP32)) {
      dataset.forEachDay(
          people,
          day -> {
            if (!filter.keeps(day)) {
              return;
            }
            NormalizedDay normalized = saved.preprocessor().normalize(day);
            double squares = 0;
            double minutes = 0;
            for (int i = 0; i < MASKS_A_DAY; i++) {
              AimMask mask =
                  AimMask.draw(
                      normalized.inherited(),
                      MaskSettings.DEFAULT,
                      Randomness.of(
                          MASKS, Randomness.key(day.personId()), day.localDate().toEpochDay(), i));
              TokenBatch batch =
                  new TokenBatch(
                      List.of(normalized),
                      List.of(mask),
                      new TokenBatch.Purpose.Learning(MaskSettings.DEFAULT.dropShare(), true, 16));
              if (batch.lossMinutes() > 0) {
                try (Scope s = Scope.inference()) {
                  squares +=
                      saved.model().network().forwardLoss(saved.model().weights(), batch, 1).item();
                }
                minutes += batch.lossMinutes();
              }
            }
            losses.add(new DayLoss(day.personId(), day.localDate(), squares, minutes));
          });
    }
    return losses;
  }
}
