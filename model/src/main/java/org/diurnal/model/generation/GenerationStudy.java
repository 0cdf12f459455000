package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.generation.GenerationResults.DailyExclusions;
import org.diurnal.model.generation.GenerationResults.VendorAgreement;

/// Puts the same questions to all fillers and scores their answers: the four reconstruction tasks,
/// and daily metrics after a gap in the waking hours.
///
/// One pass over the test days; what is kept is a few sums for each person and table cell, one
/// batch of days, and the examples. Fillers never see a day whose hidden minutes are still there.
public final class GenerationStudy {
  private final SensorSchema schema;
  private final GenerationProtocol protocol;
  private final Lineup lineup;
  private final ReconstructionScores reconstruction;
  private final SuiteScores suite;
  private final DailyScores daily;
  private final Examples examples;
  private final Set<String> people = new HashSet<>();
  private final Map<String, Integer> notAsked = new LinkedHashMap<>();
  private final Map<Integer, int[]> exclusions =
      new LinkedHashMap<>(); // [too few, no window, asked]
  private final int[] vendor = new int[3]; // days, with total, equal
  private final Map<PersonDay, Double> vendorSteps;
  private final List<Question> waiting = new ArrayList<>();

  /// Something asked of every filler about one day.
  private sealed interface Question {
    FillRequest request();

    record Reconstruct(int task, int number, DayWindow truth, FillRequest request)
        implements Question {}

    record Estimate(int gapMinutes, List<DailyMetric> metrics, DayWindow truth, FillRequest request)
        implements Question {}
  }

  private GenerationStudy(
      SensorSchema schema,
      GenerationProtocol protocol,
      Lineup lineup,
      Map<PersonDay, Double> vendorSteps) {
    this.schema = schema;
    this.protocol = protocol;
    this.lineup = lineup;
    this.vendorSteps = vendorSteps;
    reconstruction = new ReconstructionScores(schema, protocol.tasks(), lineup);
    suite = new SuiteScores(schema, protocol.tasks(), lineup);
    daily = new DailyScores(schema, protocol.gapMinutes(), lineup, vendorSteps);
    examples = new Examples(schema, protocol, lineup);
    protocol.tasks().forEach(t -> notAsked.put(t.id(), 0));
    protocol.gapMinutes().forEach(g -> exclusions.put(g, new int[3]));
  }

  /// Runs a study.
  ///
  /// @param schema the days' channels; its mean and std make the z-units
  /// @param protocol what was fixed beforehand
  /// @param baselines simple ways to fill, of which the best one is what a model has to beat
  /// @param models what is compared with it; may be empty
  /// @param vendorSteps the vendor's own step totals of days, as far as it gives them
  /// @param testDays days of people that neither models nor baselines were fitted on, a person's
  ///   days together
  /// @param totalDays how many there are, for progress; 0 if not known
  /// @param progress is told the days done
  /// @throws org.diurnal.core.FailedException if a filler breaks its contract
  public static GenerationResults run(
      SensorSchema schema,
      GenerationProtocol protocol,
      List<GapFiller> baselines,
      List<GapFiller> models,
      Map<PersonDay, Double> vendorSteps,
      Stream<DayWindow> testDays,
      long totalDays,
      Progress progress) {
    GenerationStudy study =
        new GenerationStudy(
            schema, protocol, new Lineup(baselines, models), Map.copyOf(vendorSteps));
    int days = 0;
    for (Iterator<DayWindow> it = testDays.iterator(); it.hasNext(); days++) {
      study.ask(it.next());
      progress.update(days + 1L, totalDays, "test days");
    }
    study.answer(study.waiting.size());
    return study.results(days);
  }

  private void ask(DayWindow day) {
    if (day.channels() != schema.size()) {
      throw new IllegalArgumentException(
          day
              + ": "
              + day.channels()
              + " channels, schema "
              + schema.name()
              + " has "
              + schema.size());
    }
    people.add(day.personId());
    for (int t = 0; t < protocol.tasks().size(); t++) {
      List<List<MinuteMask>> questions =
          protocol.tasks().get(t).masks(protocol.seed(), schema, day);
      int toHide = 0;
      int put = 0;
      for (int q = 0; q < questions.size(); q++) {
        FillRequest request = FillRequest.hiding(day, questions.get(q));
        toHide += request.day().observedCells() < day.observedCells() ? 1 : 0;
        if (request.day().observedCells() == 0) {
          notAsked.merge(protocol.tasks().get(t).id(), 1, Integer::sum);
        } else if (request.day().observedCells() < day.observedCells()) {
          put++;
          put(new Question.Reconstruct(t, q, day, request));
        } // else nothing that was observed is hidden: nothing to score
      }
      suite.asked(t, day, toHide, put);
    }
    askForMetrics(day);
  }

  private void askForMetrics(DayWindow day) {
    OptionalInt steps = schema.indexOf("steps");
    List<DailyMetric> metrics =
        Arrays.stream(DailyMetric.values()).filter(m -> m.hasTruth(schema, day)).toList();
    if (metrics.contains(DailyMetric.STEPS)) {
      vendor[0]++;
      vendor[1] += vendorSteps.containsKey(PersonDay.of(day)) ? 1 : 0;
      vendor[2] += daily.agreeingVendorTotal(day).isPresent() ? 1 : 0;
    }
    List<Integer> needed =
        metrics.stream().flatMap(m -> m.positions(schema).stream()).distinct().toList();
    exclusions.forEach((gap, counts) -> {
      if (metrics.isEmpty() || steps.isEmpty()) {
        counts[0]++;
        return;
      }
      Optional<Integer> start = AwakeGap.start(protocol.seed(), day, steps.getAsInt(), needed, gap);
      if (start.isEmpty()) {
        counts[1]++;
        return;
      }
      counts[2]++;
      MinuteMask hidden = new MinuteMask();
      hidden.set(start.get(), start.get() + gap);
      List<MinuteMask> everyChannel =
          IntStream.range(0, day.channels()).mapToObj(c -> hidden).toList();
      put(new Question.Estimate(gap, metrics, day, FillRequest.hiding(day, everyChannel)));
    });
  }

  private void put(Question question) {
    waiting.add(question);
    if (waiting.size() == protocol.batch()) {
      answer(protocol.batch());
    }
  }

  private void answer(int batch) {
    List<FillRequest> requests = waiting.stream().map(Question::request).toList();
    List<List<float[][]>> byFiller = new ArrayList<>();
    for (int f = 0; f < lineup.size() && batch > 0; f++) {
      byFiller.add(Filling.answers(schema, lineup.filler(f), requests));
    }
    for (int q = 0; q < batch; q++) {
      int at = q;
      List<float[][]> filled = byFiller.stream().map(answers -> answers.get(at)).toList();
      switch (waiting.get(q)) {
        case Question.Reconstruct r -> {
          reconstruction.add(r.task(), r.truth(), r.request().wanted(), filled);
          suite.add(r.task(), r.truth(), r.request().wanted(), filled);
          examples.offer(r.task(), r.number(), r.truth(), r.request().wanted(), filled);
        }
        case Question.Estimate e ->
            daily.add(e.gapMinutes(), e.metrics(), e.truth(), e.request(), filled);
      }
    }
    waiting.clear();
  }

  private GenerationResults results(int days) {
    List<DailyExclusions> excluded = new ArrayList<>();
    exclusions.forEach((gap, n) ->
        excluded.add(new DailyExclusions(gap, n[0], n[1], daily.notEstimable(gap), n[2])));
    return new GenerationResults(
        protocol,
        schema.name(),
        false,
        people.size(),
        days,
        lineup.baselines().stream().map(GapFiller::name).toList(),
        lineup.models().stream().map(GapFiller::name).toList(),
        reconstruction.rows(protocol),
        reconstruction.comparisons(protocol),
        notAsked,
        daily.rows(protocol),
        daily.comparisons(protocol),
        excluded,
        new VendorAgreement(vendor[0], vendor[1], vendor[2]),
        examples.chosen(),
        suite.results(protocol, reconstruction));
  }
}
