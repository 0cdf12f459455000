package org.diurnal.model.embed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DayKey;
import org.diurnal.data.store.DayVector;
import org.diurnal.data.store.PersonVector;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.masking.PatchGrid;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.network.TokenBatch;
import org.diurnal.model.pretrain.Workers;

/// Vectors of days and people from a frozen encoder, by the published downstream protocol.
///
/// A day's vector is the mean of the encoder's outputs over its visible tokens (or as another
/// [Pooling] says): those of which at least half of the minutes were observed. Nothing else is
/// hidden or dropped. A day without a visible token has no vector. A person's vector is the mean of
/// their days' vectors, then the standard deviation, divided by n: 0 for a person of one day.
///
/// Computed in 32 bits. Memory: one batch of days a thread.
public final class Embedder {
  /// Bounds a batch: 75 days of 3 channels, 6 of 34.
  private static final int TOKENS_AT_ONCE = 1 << 14;

  private final SavedModel saved;
  private final Pooling pooling;
  private final int batch;

  /// What was embedded.
  ///
  /// @param people people who have a vector
  /// @param days days that have a vector
  /// @param daysWithoutVector days without a visible token
  /// @param peopleWithoutVector people all of whose days are of that kind
  public record Counts(long people, long days, long daysWithoutVector, long peopleWithoutVector) {}

  /// @param saved the model in 32 bits; stays the caller's, and has to stay open
  /// @throws IllegalArgumentException if it was opened in a shorter format
  public Embedder(SavedModel saved, Pooling pooling) {
    this(saved, pooling, Math.max(1, TOKENS_AT_ONCE / saved.model().config().tokens()));
  }

  Embedder(SavedModel saved, Pooling pooling, int batch) {
    if (saved.model().parameters().precision() == Precision.BF16) {
      throw new IllegalArgumentException("vectors are computed in 32 bits; open the model in FP32");
    }
    this.saved = saved;
    this.pooling = pooling;
    this.batch = batch;
  }

  /// The length of a day's vector; a person's has twice as many numbers.
  public int dimension() {
    return switch (pooling) {
      case MEAN -> width();
      case CHANNEL -> width() * saved.model().config().channels();
    };
  }

  private int width() {
    return saved.model().config().encoder().dim();
  }

  /// Embeds people's days, in order of person and date, each person after their last day.
  ///
  /// @param people whose days; who is not in the dataset has none
  /// @param threads to compute with; the vectors are the same, to the bit, for any number
  public Counts run(
      Dataset dataset,
      Collection<String> people,
      int threads,
      Consumer<DayVector> daySink,
      Consumer<PersonVector> personSink,
      Progress progress) {
    try (Workers workers = new Workers(threads)) {
      Run run = new Run(workers, daySink, personSink, progress, dataset.days(people));
      dataset.forEachDay(people, run::add);
      return run.finish();
    }
  }

  /// The vectors of some days, in order; empty for a day without a visible token.
  ///
  /// @throws IllegalArgumentException if a day has other channels than the model
  public List<Optional<DayVector>> embed(List<DayWindow> days) {
    List<Optional<DayVector>> vectors = new ArrayList<>();
    for (int from = 0; from < days.size(); from += batch) {
      vectors.addAll(embedAtOnce(days.subList(from, Math.min(days.size(), from + batch))));
    }
    return vectors;
  }

  private List<Optional<DayVector>> embedAtOnce(List<DayWindow> days) {
    List<Optional<DayVector>> vectors = new ArrayList<>();
    List<NormalizedDay> normalized = new ArrayList<>();
    List<AimMask> masks = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      NormalizedDay day = saved.preprocessor().normalize(days.get(i));
      AimMask mask = AimMask.inheritedOnly(day.inherited());
      vectors.add(Optional.empty());
      if (mask.visible() > 0) {
        normalized.add(day);
        masks.add(mask);
        positions.add(i);
      }
    }
    if (positions.isEmpty()) {
      return vectors;
    }
    TokenBatch tokens = new TokenBatch(normalized, masks, new TokenBatch.Purpose.Filling());
    float[] latents; // [batch, kept, dim]
    try (Scope s = Scope.inference()) {
      latents = saved.model().network().forwardEncoder(saved.model().weights(), tokens).toFloats();
    }
    for (int b = 0; b < positions.size(); b++) {
      float[] vector =
          switch (pooling) {
            case MEAN -> mean(latents, b * tokens.kept(), tokens.visible(b));
            case CHANNEL -> byChannel(latents, tokens, b);
          };
      DayWindow day = days.get(positions.get(b));
      vectors.set(
          positions.get(b), Optional.of(new DayVector(DayKey.of(day), tokens.visible(b), vector)));
    }
    return vectors;
  }

  /// The mean of rows `from` to `from + rows`.
  private float[] mean(float[] latents, int from, int rows) {
    int dim = width();
    float[] mean = new float[dim];
    for (int i = 0; i < dim; i++) {
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += latents[(from + r) * dim + i];
      }
      mean[i] = (float) (sum / rows);
    }
    return mean;
  }

  /// The mean of each channel's rows of a day, NaN of a channel without any.
  private float[] byChannel(float[] latents, TokenBatch tokens, int day) {
    int dim = width();
    double[] sums = new double[dimension()];
    int[] rows = new int[dimension() / dim];
    for (int k = 0; k < tokens.visible(day); k++) {
      int channel = tokens.token(day, k) / PatchGrid.SLOTS;
      rows[channel]++;
      for (int i = 0; i < dim; i++) {
        sums[channel * dim + i] += latents[(day * tokens.kept() + k) * dim + i];
      }
    }
    float[] means = new float[sums.length];
    for (int j = 0; j < means.length; j++) {
      means[j] = (float) (sums[j] / rows[j / dim]); // 0 / 0 is NaN
    }
    return means;
  }

  /// One pass over a dataset: a batch for every worker, then all results in order.
  private final class Run {
    private final Workers workers;
    private final Consumer<DayVector> daySink;
    private final Consumer<PersonVector> personSink;
    private final Progress progress;
    private final long total;
    private final List<DayWindow> waiting = new ArrayList<>();
    private Optional<String> person = Optional.empty();
    private RunningMoments moments = new RunningMoments(dimension());
    private long seen;
    private long people;
    private long peopleWithout;
    private long days;

    Run(
        Workers workers,
        Consumer<DayVector> daySink,
        Consumer<PersonVector> personSink,
        Progress progress,
        long total) {
      this.workers = workers;
      this.daySink = daySink;
      this.personSink = personSink;
      this.progress = progress;
      this.total = total;
    }

    void add(DayWindow day) {
      waiting.add(day);
      if (waiting.size() == batch * workers.count()) {
        work();
      }
    }

    Counts finish() {
      work();
      endPerson();
      return new Counts(people, days, seen - days, peopleWithout);
    }

    private void work() {
      // The same batches for any number of threads, so that rounding does not depend on it.
      List<List<Optional<DayVector>>> results = new ArrayList<>();
      for (int from = 0; from < waiting.size(); from += batch) {
        results.add(List.of());
      }
      workers.onEach(w -> {
        if (w < results.size()) {
          int to = Math.min(waiting.size(), (w + 1) * batch);
          results.set(w, embed(waiting.subList(w * batch, to)));
        }
      });
      int at = 0;
      for (List<Optional<DayVector>> result : results) {
        for (Optional<DayVector> vector : result) {
          take(waiting.get(at++).personId(), vector);
        }
      }
      waiting.clear();
      progress.update(seen, total, "days");
    }

    private void take(String whose, Optional<DayVector> vector) {
      if (person.isEmpty() || !person.get().equals(whose)) {
        endPerson();
        person = Optional.of(whose);
      }
      seen++;
      if (vector.isPresent()) {
        days++;
        moments.add(vector.get().vector());
        daySink.accept(vector.get());
      }
    }

    private void endPerson() {
      if (person.isEmpty()) {
        return;
      }
      if (moments.count() > 0) {
        people++;
        personSink.accept(new PersonVector(person.get(), moments.count(), moments.meanAndStd()));
      } else {
        peopleWithout++;
      }
      moments = new RunningMoments(dimension());
    }
  }
}
