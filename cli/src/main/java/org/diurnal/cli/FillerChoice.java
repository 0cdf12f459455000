package org.diurnal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.PackedDays;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.ModelFiller;
import org.diurnal.model.generation.PersonalFillers;
import org.diurnal.model.generation.SimpleBaselines;
import org.diurnal.model.spread.Imputation;
import org.diurnal.model.spread.KeptSpread;
import org.diurnal.model.spread.Spread;

/// Who fills gaps; lower case, since these are the words of `--filler`.
@SuppressWarnings({"checkstyle:ConstantName", "EnumConstantName"})
enum FillerChoice {
  /// The network blended with the person's other days.
  personal,
  /// The network, which sees nothing but the day.
  network,
  /// A straight line between the nearest observed minutes, to compare with.
  linear;

  /// A filler ready to use.
  ///
  /// @param filler who fills
  /// @param spread how far its answers lie from the truth, if that is known
  record Ready(GapFiller filler, Optional<Spread> spread) {
    Imputation imputation(ModelAndData both) {
      return new Imputation(both.schema(), filler, spread);
    }
  }

  /// Makes the filler ready; fits what it needs on the model's training people.
  ///
  /// @return knowing nothing of its errors
  Ready open(ModelAndData both, Context context) throws IOException {
    return switch (this) {
      case network -> new Ready(new ModelFiller(both.saved()), Optional.empty());
      case personal -> {
        PersonSplit split = both.split();
        List<String> needed =
            Stream.concat(split.train().stream(), split.valid().stream()).toList();
        both.requirePeople(needed, "training and validation people", context);
        both.requireWhole();
        if (!Files.exists(both.folder().resolve(PersonalFillers.BLEND))) {
          context.note("fitting the blend on validation people, once for this model");
        }
        PersonalFillers fillers =
            inTemporaryFolder(work ->
                PersonalFillers.of(both.dataset(), both.folder(), both.saved(), split, work));
        yield new Ready(fillers.personal(), Optional.empty());
      }
      case linear -> {
        List<String> train = both.split().train();
        both.requirePeople(train, "training people", context);
        yield new Ready(
            inTemporaryFolder(work -> fit(both, train, work)).linear(), Optional.empty());
      }
    };
  }

  /// The same, knowing how far its answers lie from the truth: as the model's folder says, or as is
  /// found out now on its validation people, where the dataset has them.
  Ready openWithSpread(ModelAndData both, Context context) throws IOException {
    GapFiller filler = open(both, context).filler();
    Optional<Spread> kept = KeptSpread.read(both.folder(), filler.name());
    if (kept.isPresent()) {
      return new Ready(filler, kept);
    }
    List<String> valid = both.split().valid();
    if (valid.isEmpty() || !both.dataset().people().containsAll(valid)) {
      context.note(
          "how sure the fills are is not known: the dataset lacks the model's validation people,"
              + " and "
              + KeptSpread.file(both.folder(), filler.name())
              + " is not there");
      return new Ready(filler, Optional.empty());
    }
    both.requirePeople(valid, "validation people", context);
    both.requireWhole();
    context.note(
        "finding out how sure " + filler.name() + " is on validation people, once for this model");
    try (ConsoleProgress progress = context.progress("spread")) {
      return new Ready(
          filler,
          Optional.of(
              inTemporaryFolder(work ->
                  KeptSpread.fit(
                      both.dataset(),
                      both.folder(),
                      both.saved(),
                      both.split(),
                      filler,
                      work,
                      context.command(),
                      Clock.systemUTC().instant(),
                      progress))));
    }
  }

  private static SimpleBaselines fit(ModelAndData both, List<String> train, Path work) {
    try (PackedDays days = PackedDays.build(both.dataset(), train, work.resolve("train"))) {
      return SimpleBaselines.fit(
          both.schema(), IntStream.range(0, days.size()).mapToObj(days::day));
    }
  }

  private interface InFolder<T> {
    T use(Path work) throws IOException;
  }

  private static <T> T inTemporaryFolder(InFolder<T> job) throws IOException {
    Path work = Files.createTempDirectory("diurnal-fit-");
    try {
      return job.use(work);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(work);
    }
  }
}
