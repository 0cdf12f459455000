package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.diurnal.cli.report.ReportData.Band;
import org.diurnal.cli.report.ReportData.Reconstruction;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.generation.GenerationResults;
import org.diurnal.model.generation.GenerationResults.Example;
import org.diurnal.model.generation.GenerationResults.ExampleChannel;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.spread.Bands;
import org.diurnal.model.spread.Imputation;

/// A study's examples with the band in which nine of ten minutes should lie.
final class BandPictures {
  /// The band's name in legends.
  static final String WORDS = "90 % interval";

  private BandPictures() {}

  /// @param modelOf the folder of the model that has not met a person
  static List<Reconstruction> of(
      Dataset dataset, GenerationResults results, Function<String, Path> modelOf)
      throws IOException {
    Map<Path, List<Example>> byModel = new HashMap<>();
    List<Example> examples = StudyReport.pictured(results);
    for (Example e : examples) {
      byModel.computeIfAbsent(modelOf.apply(e.personId()), m -> new ArrayList<>()).add(e);
    }
    Map<Example, Bands> bands = new HashMap<>();
    for (Map.Entry<Path, List<Example>> entry : byModel.entrySet()) {
      try (SavedModel model = SavedModel.open(entry.getKey(), Precision.FP32)) {
        Imputation imputation = Imputation.personal(dataset, entry.getKey(), model);
        for (Example e : entry.getValue()) {
          bands.put(e, bands(dataset, imputation, e));
        }
      }
    }
    List<Reconstruction> pictures = new ArrayList<>();
    for (Example e : examples) {
      for (ExampleChannel c : e.channels()) {
        int channel = dataset.schema().indexOf(c.channel()).orElseThrow();
        Optional<Band> band = Optional.ofNullable(bands.get(e)).map(b -> band(b, channel));
        pictures.add(StudyReport.picture(e, c, band));
      }
    }
    return pictures;
  }

  static Band band(Bands bands, int channel) {
    return new Band(WORDS, bands.low()[channel], bands.high()[channel]);
  }

  /// The day is hidden and filled once more, as the study did.
  private static Bands bands(Dataset dataset, Imputation imputation, Example example) {
    List<DayWindow> days = new ArrayList<>();
    dataset.forEachDay(List.of(example.personId()), days::add);
    DayWindow truth =
        days.stream()
            .filter(d -> d.localDate().toString().equals(example.localDate()))
            .findFirst()
            .orElseThrow();
    return imputation.fill(truth.hiding(hidden(dataset.schema(), example))).bands();
  }

  private static MinuteMask[] hidden(SensorSchema schema, Example example) {
    MinuteMask[] masks = new MinuteMask[schema.size()];
    java.util.Arrays.setAll(masks, c -> new MinuteMask());
    for (ExampleChannel channel : example.channels()) {
      MinuteMask mask = masks[schema.indexOf(channel.channel()).orElseThrow()];
      for (int m = 0; m < MinuteMask.MINUTES; m++) {
        if (channel.hidden().get(m)) {
          mask.set(m);
        }
      }
    }
    return masks;
  }
}
