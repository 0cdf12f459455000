package org.diurnal.data.curation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.store.Dataset;

/// Looks at every day twice, for [DataCheck]: as the devices have it, and merged.
final class Checker {
  private final Dataset dataset;
  private final Findings findings = new Findings();
  private final DayFilter filter;
  private double missing;
  private double missingOfAll;
  private long dropped;
  private long droppedOfAll;
  private long days;

  Checker(Dataset dataset) {
    this.dataset = dataset;
    this.filter = DayFilter.of(dataset);
  }

  DataCheck check() {
    SensorSchema schema = dataset.schema();
    StillDetector still = new StillDetector(schema, findings);
    TotalsDetector totals = new TotalsDetector(dataset, findings);
    GapSurvey gaps = new GapSurvey(schema);
    WearSurvey wear = new WearSurvey(schema);
    ZeroSurvey zeros = new ZeroSurvey(dataset);
    List<Detector> detectors =
        List.of(
            this::share,
            still,
            new StuckDetector(schema, findings),
            new SpreadDetector(schema, findings),
            new RangeDetector(schema, findings),
            new JumpDetector(schema, findings),
            totals,
            new CopyDetector(schema, findings),
            new ShiftDetector(schema, findings),
            gaps,
            wear,
            zeros);
    dataset.forEachDay(day -> detectors.forEach(d -> d.day(day)));
    detectors.forEach(Detector::end);
    clocks();
    return new DataCheck(
        dataset.people().size(),
        days,
        days == 0 ? 0 : missing / days,
        days == 0 ? 0 : missingOfAll / days,
        DayFilter.RULE,
        dropped,
        droppedOfAll,
        totals.compared(),
        totals.equal(),
        still.minutes(),
        findings.counts(),
        findings.list(),
        gaps.channels(),
        gaps.persons(),
        wear.summaries(),
        wear.persons(),
        zeros.rows());
  }

  private void share(DayWindow day) {
    days++;
    double share = filter.missingShare(day);
    missing += share;
    missingOfAll += day.missingShare();
    droppedOfAll += day.missingShare() > DayFilter.MOST_MISSING ? 1 : 0;
    if (!filter.keeps(day)) {
      dropped++;
      findings.add(
          Finding.Kind.MOSTLY_MISSING,
          day,
          "",
          String.format(Locale.ROOT, "%.1f%% of the cells are missing", 100 * share));
    }
  }

  private void clocks() {
    Map<String, List<String>> zones = new TreeMap<>();
    for (ImportReceipt r : dataset.receipts()) {
      zones.merge(
          r.source(),
          r.zones(),
          (a, b) -> Stream.concat(a.stream(), b.stream()).distinct().toList());
    }
    boolean simulated = dataset.manifest().provenance().simulated();
    Optional<LocalDate> made =
        simulated
            ? Optional.empty()
            : Optional.of(
                dataset.manifest().provenance().created().atOffset(ZoneOffset.UTC).toLocalDate());
    ClockDetector clocks = new ClockDetector(zones, made, findings);
    dataset.forEachSourceDay(clocks::day);
    clocks.end();
  }
}
