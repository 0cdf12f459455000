package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.report.ReportData;
import org.diurnal.cli.report.ReportData.DayPicture;
import org.diurnal.cli.report.ReportData.Embedding;
import org.diurnal.cli.report.ReportData.Fact;
import org.diurnal.cli.report.ReportData.LossPoint;
import org.diurnal.cli.report.ReportData.Part;
import org.diurnal.cli.report.ReportData.Reconstruction;
import org.diurnal.cli.report.ReportData.ResultTable;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Provenance;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.ChannelReceipt;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PersonSummary;
import org.diurnal.model.engine.Engine;
import org.diurnal.model.generation.GenerationResults;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.Metric;
import org.diurnal.model.pretrain.PretrainJob;
import org.diurnal.model.pretrain.PretrainSettings;
import org.diurnal.model.pretrain.Pretraining;
import org.diurnal.model.pretrain.TrainerState;
import org.diurnal.tasks.nextday.NextDayResult;

/// What the demo found, put together for the page.
final class DemoReport {
  private final ReportData page;

  private DemoReport(ReportData page) {
    this.page = page;
  }

  static DemoReport of(
      Context context,
      Dataset dataset,
      Path folder,
      SavedModel saved,
      ImportReceipt receipt,
      PretrainJob.Result trained,
      PersonSplit split,
      GenerationResults results,
      List<Reconstruction> reconstructions,
      List<NextDayResult> nextDay,
      Optional<Embedding> embedding)
      throws IOException {
    boolean simulated = dataset.manifest().provenance().simulated();
    TrainerState state = trained.outcome().state();
    long parameters =
        saved.model().parameterCounts().values().stream().mapToLong(Long::longValue).sum();
    return new DemoReport(
        new ReportData(
            simulated ? "Diurnal on a simulated export" : "Diurnal on " + receipt.export(),
            "A masked autoencoder was pretrained without labels on "
                + split.train().size()
                + " people, watched on "
                + split.valid().size()
                + " others, and asked to fill hidden minutes of "
                + split.test().size()
                + " people it had never met. Not a medical device.",
            simulated,
            List.of(
                new Fact("people", count(dataset.people().size())),
                new Fact("person-days", count(dataset.days())),
                new Fact(
                    "million observed minutes",
                    String.format(Locale.ROOT, "%,.2f", minutes(receipt) / 1e6)),
                new Fact("parameters", count(parameters)),
                new Fact(
                    "million minutes of data seen",
                    String.format(Locale.ROOT, "%,.1f", state.minutesSeen() / 1e6)),
                new Fact("seconds of training", count(Math.round(state.seconds())))),
            receipt(receipt),
            data(dataset, trained),
            pictures(dataset, split),
            reconstructions,
            losses(folder),
            StudyReport.scores(results),
            List.of(
                StudyReport.page(
                    StudyTables.comparisons(
                        results, results.reconstructionComparisons(), "minutes"),
                    "Paired on the same minutes; below zero the model is better."),
                StudyReport.page(
                    StudyTables.comparisons(results, results.dailyComparisons(), "days"),
                    "Paired on the same days; below zero the model is better."),
                StudyReport.page(
                    NextDayTables.scores(nextDay, context.seed(), 1),
                    "Told from the days before it; the simplest that a person's own past says stands"
                        + " first."),
                StudyReport.page(NextDayTables.counts(nextDay), "Which days were asked about.")),
            embedding,
            provenance(context, folder),
            List.of(context.command())));
  }

  /// The page, with the time it took.
  ReportData page(double seconds) {
    List<Fact> facts = new ArrayList<>(page.provenance());
    facts.add(new Fact("seconds in all", String.format(Locale.ROOT, "%.0f", seconds)));
    return new ReportData(
        page.title(),
        page.lead(),
        page.simulated(),
        page.headline(),
        page.receipt(),
        page.data(),
        page.pictures(),
        page.reconstructions(),
        page.losses(),
        page.scores(),
        page.results(),
        page.embedding(),
        facts,
        page.commands());
  }

  private static Part receipt(ImportReceipt receipt) {
    List<List<String>> files = new ArrayList<>();
    for (FileReceipt f : receipt.files()) {
      files.add(
          List.of(
              f.name(),
              f.role(),
              count(f.rows().read()),
              count(f.rows().kept()),
              count(f.rows().dropped())));
    }
    List<List<String>> channels = new ArrayList<>();
    for (ChannelReceipt c : receipt.channels()) {
      channels.add(
          List.of(
              c.channel(),
              count(c.people()),
              count(c.days()),
              count(c.samples()),
              count(c.observedMinutes())));
    }
    return new Part(
        List.of(
            new Fact("source", receipt.source()),
            new Fact("people", count(receipt.people())),
            new Fact("days", count(receipt.days())),
            new Fact("rows that came twice", receipt.duplicateRule())),
        List.of(
            new ResultTable(
                "Files",
                "Every row read was kept or is counted as dropped, with its reason in the receipt.",
                List.of("file", "use", "rows read", "kept", "dropped"),
                files,
                receipt.notes()),
            new ResultTable(
                "Channels",
                "",
                List.of("channel", "people", "days", "samples", "observed minutes"),
                channels,
                List.of())));
  }

  private static Part data(Dataset dataset, PretrainJob.Result trained) {
    SensorSchema schema = dataset.schema();
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      Channel channel = schema.channel(c);
      int index = c;
      long minutes =
          dataset.peopleTable().stream().mapToLong(p -> p.observedMinutes().get(index)).sum();
      long days =
          dataset.peopleTable().stream()
              .filter(p -> p.observedMinutes().get(index) > 0)
              .mapToLong(PersonSummary::days)
              .sum();
      rows.add(
          List.of(
              channel.name(),
              channel.unit(),
              count(minutes),
              days == 0
                  ? "–"
                  : String.format(
                      Locale.ROOT, "%.1f %%", 100.0 * minutes / (days * DayWindow.MINUTES))));
    }
    return new Part(
        List.of(
            new Fact("schema", schema.name()),
            new Fact("days learned from", count(trained.trainDays())),
            new Fact("days dropped, over 80 % missing", count(trained.droppedDays()))),
        List.of(
            new ResultTable(
                "Observed minutes",
                "Share: of all minutes of the days of people who have the channel at all.",
                List.of("channel", "unit", "observed minutes", "share"),
                rows,
                List.of())));
  }

  /// Each channel of one held-out person: the first who has all channels, or the first of all.
  private static List<DayPicture> pictures(Dataset dataset, PersonSplit split) {
    Optional<PersonSummary> chosen =
        dataset.peopleTable().stream()
            .filter(p -> split.test().contains(p.personId()))
            .max(
                java.util.Comparator.comparingLong(
                    p -> p.observedMinutes().stream().filter(m -> m > 0).count()));
    List<DayPicture> pictures = new ArrayList<>();
    chosen.ifPresent(person -> {
      List<DayWindow> days = new ArrayList<>();
      dataset.forEachDay(List.of(person.personId()), days::add);
      for (int c = 0; c < dataset.schema().size(); c++) {
        int channel = c;
        pictures.add(
            new DayPicture(
                person.personId(),
                dataset.schema().channel(c).name(),
                dataset.schema().channel(c).unit(),
                days.stream().map(d -> d.localDate().toString()).toList(),
                days.stream().map(d -> d.values(channel)).toArray(float[][]::new)));
      }
    });
    return pictures;
  }

  private static List<LossPoint> losses(Path folder) throws IOException {
    List<LossPoint> points = new ArrayList<>();
    for (Metric m : Pretraining.metrics(folder)) {
      points.add(new LossPoint(m.step(), m.loss(), m.heldOutLoss().orElse(Double.NaN)));
    }
    return points;
  }

  private static List<Fact> provenance(Context context, Path folder) {
    Provenance p = PretrainJob.provenance(folder);
    PretrainSettings s = Pretraining.settings(folder);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("diurnal", p.version()));
    facts.add(new Fact("command", context.command()));
    facts.add(new Fact("begun", p.created().toString()));
    facts.add(new Fact("seed", String.valueOf(p.seed())));
    p.inputs().forEach((name, sha) -> facts.add(new Fact(name + ", sha256", sha)));
    facts.add(new Fact("training", s.toString()));
    Engine.describe().forEach((name, value) -> facts.add(new Fact(name, value)));
    facts.add(new Fact("Java", String.valueOf(Runtime.version())));
    return facts;
  }

  private static long minutes(ImportReceipt receipt) {
    return receipt.channels().stream().mapToLong(ChannelReceipt::observedMinutes).sum();
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
