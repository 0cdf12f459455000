package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.report.ReportData.Embedding;
import org.diurnal.cli.report.ReportData.EmbeddingPoint;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Sha256;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DayVector;
import org.diurnal.data.store.VectorTable;
import org.diurnal.model.embed.Embedder;
import org.diurnal.model.embed.PlaneProjection;
import org.diurnal.model.embed.Pooling;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.network.SavedModel;

/// The demo's vectors: all of them to Parquet, the first days to the picture.
final class DemoEmbedding {
  private static final int SHOWN = 2_000;

  private DemoEmbedding() {}

  /// Writes `person_days.parquet`, `people.parquet` and their `provenance.json` into `folder`.
  ///
  /// @return the picture; empty if no day has a vector
  static Optional<Embedding> write(
      Context context, Dataset dataset, Path model, SavedModel saved, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Embedder embedder = new Embedder(saved, Pooling.MEAN);
    List<DayVector> shown = new ArrayList<>();
    try (VectorTable days =
            VectorTable.ofDays(folder.resolve("person_days.parquet"), embedder.dimension());
        VectorTable people =
            VectorTable.ofPeople(folder.resolve("people.parquet"), 2 * embedder.dimension());
        ConsoleProgress progress = context.progress("embed")) {
      embedder.run(
          dataset,
          dataset.people(),
          context.threads(),
          day -> {
            days.add(day);
            if (shown.size() < SHOWN) {
              shown.add(day);
            }
          },
          people::add,
          progress);
      days.commit();
      people.commit();
    }
    String weights = Sha256.of(model.resolve(ModelFolder.WEIGHTS));
    DurableFiles.write(
        folder.resolve(ModelFolder.PROVENANCE),
        Json.text(
            new ModelAndData(model, saved, weights, dataset)
                .provenance(context.command(), Clock.systemUTC().instant(), 0)));
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    PlaneProjection plane = PlaneProjection.of(shown.stream().map(DayVector::vector).toList());
    List<EmbeddingPoint> points = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      points.add(
          new EmbeddingPoint(
              shown.get(i).day().personId(), plane.points()[i][0], plane.points()[i][1]));
    }
    String share =
        String.format(
            Locale.ROOT,
            "%.0f %% and %.0f %%",
            100 * plane.explained()[0],
            100 * plane.explained()[1]);
    return Optional.of(
        new Embedding(
            "Each point is one day of one person: the mean of the encoder's outputs over the"
                + " patches it could see, projected on the two directions in which days differ"
                + " most, which keep "
                + share
                + " of the variance.",
            "first principal component",
            "second principal component",
            points));
  }
}
