package org.diurnal.tasks.predict;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.DayWindow;
import org.diurnal.core.FailedException;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.model.embed.Embedder;
import org.diurnal.model.embed.Pooling;
import org.diurnal.model.network.SavedModel;
import org.diurnal.tasks.features.Demographics;
import org.diurnal.tasks.features.Embedding;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.FittedProbe;

/// Asks kept heads of one person.
///
/// The days are embedded once whole and once for each hour and channel that is hidden, for all
/// heads together.
public final class Predictor {
  private final Embedder embedder;
  private final double[] whole;
  private final double[] demographics; // as Demographics names them, NaN where not known
  private final List<Occlusion.Hidden> hidden;
  private final Map<String, Optional<double[]>> without = new HashMap<>(); // by what is hidden

  /// Looks at a person.
  ///
  /// @param saved the model in 32 bits; stays the caller's
  /// @param days those that count, see [EnoughDays]
  /// @param demographics of the person by [Demographics], NaN where not known
  /// @param occlude whether [Prediction#restsOn] is wanted
  public Predictor(
      SavedModel saved,
      Pooling pooling,
      List<DayWindow> days,
      double[] demographics,
      boolean occlude) {
    this.embedder = new Embedder(saved, pooling);
    this.demographics = demographics.clone();
    this.whole =
        Embedding.ofPerson(embedder, days)
            .orElseThrow(() ->
                new FailedException(
                    "no day shows 20 minutes of a channel of which half were observed",
                    "import more of this person"));
    SensorSchema schema = saved.preprocessor().schema();
    this.hidden = occlude ? Occlusion.of(days, c -> schema.channel(c).name()) : List.of();
    hidden.forEach(h -> without.put(h.name(), Embedding.ofPerson(embedder, h.days())));
  }

  /// What a head says.
  ///
  /// @param unit of its quantity
  /// @throws UsageException if the head was fitted on other descriptions of people than this
  ///   model's
  public Prediction ask(FittedProbe probe, String unit) {
    FittedProbe.About about = probe.about();
    List<String> names = Embedding.names(embedder.dimension());
    List<String> beside =
        about
            .features()
            .subList(Math.min(names.size(), about.features().size()), about.features().size());
    if (!about.features().subList(0, about.features().size() - beside.size()).equals(names)
        || !Demographics.NAMES.containsAll(beside)) {
      throw new UsageException(
          "the head of " + about.task() + " reads other features than this model's vectors",
          "evaluate --keep-heads fits it anew");
    }
    double[] known =
        beside.stream().mapToDouble(n -> demographics[Demographics.NAMES.indexOf(n)]).toArray();
    double[] told = both(whole, known);
    FittedProbe.Said said = probe.say(told);
    double raw = probe.raw(told);
    double[] nothing = new double[known.length];
    Arrays.fill(nothing, Double.NaN);
    boolean anyKnown = Arrays.stream(known).anyMatch(v -> !Double.isNaN(v));
    List<Occlusion.Part> parts =
        Occlusion.ranked(
            raw,
            hidden,
            h ->
                without
                    .getOrDefault(h.name(), Optional.empty())
                    .map(v -> probe.raw(both(v, known)))
                    .orElse(Double.NaN));
    return new Prediction(
        about.task(),
        unit,
        about.answer() == Answer.YES_OR_NO,
        said.value(),
        said.interval(),
        probe.usual(),
        parts,
        anyKnown ? Optional.of(probe.raw(both(whole, nothing)) - raw) : Optional.empty(),
        about.people(),
        probe.unlike(told));
  }

  /// One after the other.
  private static double[] both(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
