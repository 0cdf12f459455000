package org.diurnal.model.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PackedDays;
import org.diurnal.model.network.SavedModel;

/// The study of a trained model on its own test people.
public final class HeldOutStudy {
  /// The seed of masks, gaps and bootstrap, fixed before any result was seen, so that every verb
  /// that scores a model puts the same questions.
  public static final long SEED = 20261122;

  /// The label that holds the vendor's daily step totals.
  private static final String VENDOR_STEPS = "daily_steps";

  private HeldOutStudy() {}

  /// Runs the four reconstruction tasks and daily metric estimation.
  ///
  /// Z-units are those of the model's preprocessing, which come from its training people.
  public static GenerationResults run(
      Dataset dataset,
      Path folder,
      SavedModel saved,
      PersonSplit split,
      GenerationProtocol protocol,
      Progress progress)
      throws IOException {
    SensorSchema schema = saved.preprocessor().schema();
    Path work = Files.createTempDirectory(folder, ".study-");
    try {
      PersonalFillers fillers = PersonalFillers.of(dataset, folder, saved, split, work);
      return PersonalFillers.overDays(
              dataset,
              split.test(),
              work,
              days ->
                  GenerationStudy.run(
                      schema,
                      protocol,
                      fillers.baselines(),
                      fillers.models(),
                      vendorSteps(dataset),
                      days,
                      dataset.days(split.test()),
                      progress))
          .onSimulated(dataset.manifest().provenance().simulated());
    } finally {
      Files.deleteIfExists(work);
    }
  }

  /// How much of the test people a suite is put to.
  ///
  /// @param people at most so many of them, by lot
  /// @param days at most so many days of each, by lot
  /// @param blends whether the blends of network and other days stand in the lineup, which have to
  ///   be fitted once for a model
  public record Extent(int people, int days, boolean blends) {
    public Extent {
      if (people < 1 || days < 1) {
        throw new IllegalArgumentException(people + " people, " + days + " days; at least 1");
      }
    }

    /// Who is asked, ascending by id.
    public List<String> of(PersonSplit split, long seed) {
      return Sample.of(split.test(), people, seed, "suite/people");
    }
  }

  /// Runs a suite of reconstruction tasks with all simple fillers there are.
  ///
  /// The person's other days, which some fillers go by, are all their days, also those that are not
  /// asked.
  ///
  /// @param fitting is told the days done while fillers are fitted
  /// @param asking is told the test days done
  public static GenerationResults suite(
      Dataset dataset,
      Path folder,
      SavedModel saved,
      PersonSplit split,
      GenerationProtocol protocol,
      Extent extent,
      Progress fitting,
      Progress asking)
      throws IOException {
    Path work = Files.createTempDirectory(folder, ".study-");
    try {
      Contestants fillers =
          Contestants.of(dataset, folder, saved, split, extent.blends(), work, fitting);
      List<String> people = extent.of(split, protocol.seed());
      try (PackedDays days = PackedDays.build(dataset, people, work.resolve("test.packed"))) {
        List<Integer> chosen = chosen(days, extent, protocol.seed());
        return GenerationStudy.run(
                saved.preprocessor().schema(),
                protocol,
                fillers.baselines(),
                fillers.models(),
                Map.of(),
                chosen.stream().map(days::day),
                chosen.size(),
                asking)
            .onSimulated(dataset.manifest().provenance().simulated());
      }
    } finally {
      Files.deleteIfExists(work);
    }
  }

  /// Who stands in a suite.
  private record Contestants(List<GapFiller> baselines, List<GapFiller> models) {
    static Contestants of(
        Dataset dataset,
        Path folder,
        SavedModel saved,
        PersonSplit split,
        boolean blends,
        Path work,
        Progress progress)
        throws IOException {
      if (blends) {
        PersonalFillers f = PersonalFillers.of(dataset, folder, saved, split, work, progress);
        return new Contestants(joined(f.baselines(), f.further()), f.models());
      }
      PersonalFillers.Parts p = PersonalFillers.Parts.of(dataset, saved, split, work, progress);
      return new Contestants(joined(p.baselines(), p.further()), List.of(p.network()));
    }

    private static List<GapFiller> joined(List<GapFiller> some, List<GapFiller> more) {
      return Stream.concat(some.stream(), more.stream()).toList();
    }
  }

  /// Positions of the days asked, a person's together.
  private static List<Integer> chosen(PackedDays days, Extent extent, long seed) {
    List<Integer> chosen = new ArrayList<>();
    int from = 0;
    while (from < days.size()) {
      String person = days.personId(from);
      int to = from;
      while (to < days.size() && days.personId(to).equals(person)) {
        to++;
      }
      List<Integer> own = IntStream.range(from, to).boxed().toList();
      chosen.addAll(Sample.of(own, extent.days(), seed, "suite/days/" + person));
      from = to;
    }
    return chosen;
  }

  /// The vendor's own step totals of days, as far as the dataset has them.
  static Map<PersonDay, Double> vendorSteps(Dataset dataset) {
    Map<PersonDay, Double> vendor = new HashMap<>();
    for (Label label : dataset.labels(VENDOR_STEPS)) {
      label.time().ifPresent(d -> vendor.put(new PersonDay(label.personId(), d), label.value()));
    }
    return vendor;
  }
}
