package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.jspecify.annotations.Nullable;

/// Keeps a few reconstructions of each task for pictures, chosen before anyone has looked: days
/// with the most channels first, among those by a hash of (seed, task, person, date, question).
final class Examples {
  private final SensorSchema schema;
  private final GenerationProtocol protocol;
  private final Lineup lineup;
  private final List<TreeSet<Kept>> kept = new ArrayList<>(); // by task, best first

  private record Kept(int channels, long hash, GenerationResults.Example example) {}

  Examples(SensorSchema schema, GenerationProtocol protocol, Lineup lineup) {
    this.schema = schema;
    this.protocol = protocol;
    this.lineup = lineup;
    for (int t = 0; t < protocol.tasks().size(); t++) {
      kept.add(
          new TreeSet<>(
              Comparator.comparingInt(Kept::channels).reversed().thenComparingLong(Kept::hash)));
    }
  }

  /// Offers a question that had minutes to score.
  ///
  /// @param question which of the day's questions of this task
  void offer(
      int task, int question, DayWindow truth, List<MinuteMask> hidden, List<float[][]> filled) {
    TreeSet<Kept> best = kept.get(task);
    int channels =
        (int) IntStream.range(0, schema.size()).filter(c -> truth.observed(c).count() > 0).count();
    long hash =
        Randomness.of(
                protocol.seed(),
                Randomness.key("example/" + protocol.tasks().get(task).id()),
                Randomness.key(truth.personId()),
                truth.localDate().toEpochDay(),
                question)
            .nextLong();
    if (best.size() >= protocol.examplesPerTask()) {
      boolean better =
          !best.isEmpty()
              && (channels > best.last().channels()
                  || (channels == best.last().channels() && hash < best.last().hash()));
      if (!better) {
        return;
      }
      best.pollLast();
    }
    best.add(new Kept(channels, hash, example(task, truth, hidden, filled)));
  }

  List<GenerationResults.Example> chosen() {
    return kept.stream().flatMap(TreeSet::stream).map(Kept::example).toList();
  }

  private GenerationResults.Example example(
      int task, DayWindow truth, List<MinuteMask> hidden, List<float[][]> filled) {
    List<GenerationResults.ExampleChannel> channels = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      if (hidden.get(c).and(truth.observed(c)).count() > 0) {
        Map<String, List<@Nullable Float>> byFiller = new LinkedHashMap<>();
        for (int f = 0; f < lineup.size(); f++) {
          byFiller.put(lineup.name(f), finite(filled.get(f)[c]));
        }
        MinuteMask mask = hidden.get(c);
        channels.add(
            new GenerationResults.ExampleChannel(
                schema.channel(c).name(),
                schema.channel(c).unit(),
                finite(truth.values(c)),
                IntStream.range(0, DayWindow.MINUTES).mapToObj(mask::get).toList(),
                Collections.unmodifiableMap(byFiller)));
      }
    }
    return new GenerationResults.Example(
        protocol.tasks().get(task).id(), truth.personId(), truth.localDate().toString(), channels);
  }

  private static List<@Nullable Float> finite(float[] values) {
    List<@Nullable Float> list = new ArrayList<>(values.length);
    for (float v : values) {
      list.add(Float.isFinite(v) ? v : null);
    }
    return Collections.unmodifiableList(list);
  }
}
