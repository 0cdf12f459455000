package org.diurnal.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.cli.frame.Context;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.PackedDays;
import org.diurnal.model.generation.Blend;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.Imputation;
import org.diurnal.model.generation.ModelFiller;
import org.diurnal.model.generation.PersonalFillers;
import org.diurnal.model.generation.SimpleBaselines;

/// Who fills gaps; lower case, since these are the words of `--filler`.
@SuppressWarnings({"checkstyle:ConstantName", "EnumConstantName"})
enum FillerChoice {
  /// The network blended with the person's other days; the only one that knows its errors.
  personal,
  /// The network, which sees nothing but the day.
  network,
  /// A straight line between the nearest observed minutes, to compare with.
  linear;

  /// A filler ready to use.
  ///
  /// @param filler who fills
  /// @param blend its errors, if it knows them
  record Ready(GapFiller filler, Optional<Blend> blend) {
    Imputation imputation(ModelAndData both) {
      return new Imputation(both.schema(), filler, blend);
    }
  }

  /// Makes the filler ready; fits what it needs on the model's training people.
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
        yield new Ready(fillers.personal(), Optional.of(fillers.blend()));
      }
      case linear -> {
        List<String> train = both.split().train();
        both.requirePeople(train, "training people", context);
        yield new Ready(
            inTemporaryFolder(work -> fit(both, train, work)).linear(), Optional.empty());
      }
    };
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
