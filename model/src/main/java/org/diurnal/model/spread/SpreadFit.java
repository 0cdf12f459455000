package org.diurnal.model.spread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.generation.Filling;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.ReconstructionTask;

/// Learns how far fills are off: hides minutes of people whom no filler was fitted on, has them
/// filled, and keeps a bounded sample of fill and truth for each channel and context.
///
/// Memory does not grow with days or people: at most [#KEPT] minutes a context, 20 bytes each
/// (about 60 MB for 34 channels).
public final class SpreadFit {
  private static final int KEPT = 1200;
  private static final int KEPT_OF_CHANNEL = 12_000;
  private static final int BATCH = 32;

  private final SensorSchema schema;
  private final Questions questions;
  private final GapFiller filler;
  private final List<Sketch> sketches;
  private final Map<String, Integer> people = new HashMap<>();
  private final List<Questions.Question> waiting = new ArrayList<>();

  /// What is kept for one way to tell contexts apart: `[channels][contexts]`.
  private record Sketch(Contexts contexts, Reservoir[][] byContext, Reservoir[] whole) {
    static Sketch of(Contexts contexts, int channels) {
      Reservoir[][] byContext = new Reservoir[channels][contexts.size()];
      Reservoir[] whole = new Reservoir[channels];
      for (int c = 0; c < channels; c++) {
        // with one context in all, the sample is the whole channel's
        int kept = contexts.size() == 1 ? KEPT_OF_CHANNEL : KEPT;
        java.util.Arrays.setAll(byContext[c], x -> new Reservoir(kept));
        whole[c] = new Reservoir(KEPT_OF_CHANNEL);
      }
      return new Sketch(contexts, byContext, whole);
    }

    Spread spread(SensorSchema schema) {
      return new Spread(
          contexts,
          IntStream.range(0, schema.size())
              .mapToObj(c ->
                  ChannelSpread.of(
                      contexts,
                      schema.channel(c),
                      Stream.of(byContext[c]).map(Reservoir::sample).toList(),
                      whole[c].sample(),
                      whole[c].offered()))
              .toList());
    }
  }

  private SpreadFit(
      SensorSchema schema, Questions questions, GapFiller filler, List<Contexts> contexts) {
    this.schema = schema;
    this.questions = questions;
    this.filler = filler;
    this.sketches = contexts.stream().map(c -> Sketch.of(c, schema.size())).toList();
  }

  /// Fits the spread around a filler, in one pass.
  ///
  /// @param schema the channels
  /// @param tasks what is hidden
  /// @param seed of what is hidden; another one than a study's
  /// @param filler who fills
  /// @param contexts ways to tell minutes apart, each for a spread of its own
  /// @param days days of people that the filler was not fitted on
  /// @param progress is told the days done
  /// @param total how many days there are, for progress; 0 if not known
  /// @return one a way to tell minutes apart
  /// @throws org.diurnal.core.FailedException if the filler breaks its contract
  public static List<Spread> fit(
      SensorSchema schema,
      List<ReconstructionTask> tasks,
      long seed,
      GapFiller filler,
      List<Contexts> contexts,
      Stream<DayWindow> days,
      long total,
      Progress progress) {
    SpreadFit fit = new SpreadFit(schema, new Questions(schema, tasks, seed), filler, contexts);
    long done = 0;
    for (Iterator<DayWindow> it = days.iterator(); it.hasNext(); ) {
      fit.waiting.addAll(fit.questions.of(it.next()));
      if (fit.waiting.size() >= BATCH) {
        fit.answer();
      }
      progress.update(++done, total, "days hidden and filled");
    }
    fit.answer();
    return fit.sketches.stream().map(s -> s.spread(schema)).toList();
  }

  private void answer() {
    List<float[][]> answers =
        Filling.answers(schema, filler, waiting.stream().map(Questions.Question::request).toList());
    for (int q = 0; q < waiting.size(); q++) {
      take(waiting.get(q), answers.get(q));
    }
    waiting.clear();
  }

  private void take(Questions.Question question, float[][] filled) {
    DayWindow truth = question.truth();
    int person = people.computeIfAbsent(truth.personId(), p -> people.size());
    SplittableRandom random = question.random(questions.seed());
    for (int c = 0; c < schema.size(); c++) {
      MinuteMask hidden = question.request().wanted().get(c).and(truth.observed(c));
      if (hidden.count() == 0) {
        continue;
      }
      int channel = c;
      List<int[]> contexts =
          sketches.stream().map(s -> s.contexts().of(question.request().day(), channel)).toList();
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (hidden.get(m)) {
          long key = random.nextLong();
          for (int s = 0; s < sketches.size(); s++) {
            Sketch sketch = sketches.get(s);
            float value = truth.values(c)[m];
            sketch.byContext()[c][contexts.get(s)[m]].offer(key, filled[c][m], value, person);
            sketch.whole()[c].offer(key, filled[c][m], value, person);
          }
        }
      }
    }
  }
}
