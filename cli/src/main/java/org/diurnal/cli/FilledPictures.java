package org.diurnal.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.cli.report.ReportData.Reconstruction;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.spread.Imputation;

/// Keeps a few filled days for a page: of each channel the one whose gaps are nearest to six hours,
/// since a day that lacks a minute, or nearly all, shows little.
final class FilledPictures {
  /// Channels drawn at most.
  private static final int MOST = 12;

  private static final int WISHED_MINUTES = 360;

  private final SensorSchema schema;
  private final List<Optional<Kept>> kept = new ArrayList<>();

  private record Kept(int off, Reconstruction picture) {}

  FilledPictures(SensorSchema schema) {
    this.schema = schema;
    schema.channels().forEach(c -> kept.add(Optional.empty()));
  }

  void offer(Imputation.Filled filled) {
    for (int c = 0; c < schema.size(); c++) {
      if (schema.channel(c).kind() == ChannelKind.BINARY) {
        continue; // has a probability and no band
      }
      int minutes = 0;
      for (float v : filled.values()[c]) {
        minutes += Float.isNaN(v) ? 0 : 1;
      }
      int off = Math.abs(minutes - WISHED_MINUTES);
      boolean nearer = kept.get(c).map(k -> off < k.off()).orElse(true);
      if (nearer && minutes > 0 && minutes < DayWindow.MINUTES) {
        kept.set(c, Optional.of(new Kept(off, picture(filled, c))));
      }
    }
  }

  List<Reconstruction> pictures() {
    return kept.stream()
        .flatMap(Optional::stream)
        .limit(MOST)
        .map(Kept::picture)
        .sorted(Comparator.comparing(Reconstruction::person).thenComparing(Reconstruction::date))
        .toList();
  }

  private Reconstruction picture(Imputation.Filled filled, int c) {
    DayWindow day = filled.day();
    Channel channel = schema.channel(c);
    boolean[] missing = new boolean[DayWindow.MINUTES];
    for (int m = 0; m < missing.length; m++) {
      missing[m] = !Float.isNaN(filled.values()[c][m]);
    }
    boolean known = false;
    for (float v : filled.bands().low()[c]) {
      known |= !Float.isNaN(v);
    }
    return new Reconstruction(
        day.personId(),
        day.localDate().toString(),
        channel.name(),
        channel.unit(),
        day.values(c),
        missing,
        Map.of("filled", filled.values()[c]),
        known ? Optional.of(BandPictures.band(filled.bands(), c)) : Optional.empty());
  }
}
