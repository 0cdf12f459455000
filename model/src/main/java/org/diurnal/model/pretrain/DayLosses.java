package org.diurnal.model.pretrain;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
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
/// date alone, so that models can be compared day by day.
///
/// @param masks what the masks are drawn by
/// @param masksADay how many of each day
public record DayLosses(long masks, int masksADay) {
  /// One day's.
  ///
  /// @param squares squared errors added up, z-units of the model
  /// @param minutes how many
  public record DayLoss(String personId, LocalDate date, double squares, double minutes) {}

  /// Of the days that pretraining would keep, in order.
  ///
  /// @param people whose
  /// @param wanted which of their days
  public List<DayLoss> of(
      Path model,
      Dataset dataset,
      Collection<String> people,
      Predicate<DayWindow> wanted,
      Progress progress) {
    List<DayLoss> losses = new ArrayList<>();
    DayFilter filter = DayFilter.of(dataset);
    try (SavedModel saved = SavedModel.open(model, Precision.FP32)) {
      dataset.forEachDay(
          people,
          day -> {
            if (wanted.test(day) && filter.keeps(day)) {
              losses.add(of(saved, day));
              progress.update(losses.size(), people.size(), "days");
            }
          });
    }
    return losses;
  }

  private DayLoss of(SavedModel saved, DayWindow day) {
    NormalizedDay normalized = saved.preprocessor().normalize(day);
    double squares = 0;
    double minutes = 0;
    for (int i = 0; i < masksADay; i++) {
      AimMask mask =
          AimMask.draw(
              normalized.inherited(),
              MaskSettings.DEFAULT,
              Randomness.of(
                  masks, Randomness.key(day.personId()), day.localDate().toEpochDay(), i));
      TokenBatch batch =
          new TokenBatch(
              List.of(normalized),
              List.of(mask),
              new TokenBatch.Purpose.Learning(MaskSettings.DEFAULT.dropShare(), true, 16));
      if (batch.lossMinutes() > 0) {
        try (Scope s = Scope.inference()) {
          squares += saved.model().network().forwardLoss(saved.model().weights(), batch, 1).item();
        }
        minutes += batch.lossMinutes();
      }
    }
    return new DayLoss(day.personId(), day.localDate(), squares, minutes);
  }
}
