package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.core.Progress;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.model.generation.GenerationProtocol;
import org.diurnal.model.generation.GenerationResults;
import org.diurnal.model.generation.HeldOutStudy;
import org.diurnal.model.generation.PersonalFillers;

/// A suite of reconstruction tasks put to a model and the simple fillers.
final class SuiteRun {
  private SuiteRun() {}

  /// What a dry run says.
  static String would(ModelAndData both, HeldOutStudy.Extent extent) {
    List<String> people = extent.of(both.split(), HeldOutStudy.SEED);
    return "would score the fillers on at most "
        + Math.min(both.days(people), (long) people.size() * extent.days())
        + " days of "
        + people.size()
        + " of "
        + both.split().test().size()
        + " test people";
  }

  /// Asks the model's test people, some of them by lot where there are more.
  static GenerationResults of(
      ModelAndData both, SuiteChoice suite, HeldOutStudy.Extent extent, Context context)
      throws IOException {
    PersonSplit split = both.split();
    both.requirePeople(split.train(), "training people", context);
    both.requirePeople(extent.of(split, HeldOutStudy.SEED), "test people", context);
    both.requireWhole();
    if (extent.blends() && !Files.exists(both.folder().resolve(PersonalFillers.BLEND))) {
      context.note("fitting the blend on validation people, once for this model");
    }
    try (ConsoleProgress fitting = context.progress("fit");
        ConsoleProgress asking = context.progress("suite")) {
      return HeldOutStudy.suite(
          both.dataset(),
          both.folder(),
          both.saved(),
          split,
          GenerationProtocol.suite(HeldOutStudy.SEED, suite.tasks()),
          extent,
          anew(fitting),
          (done, total, detail) -> {
            fitting.close();
            asking.update(done, total, detail);
          });
    }
  }

  /// Every time the count starts at 1, another thing is fitted, whose speed says nothing about the
  /// one before.
  private static Progress anew(ConsoleProgress progress) {
    return (done, total, detail) -> {
      if (done == 1) {
        progress.close();
      }
      progress.update(done, total, detail);
    };
  }
}
