package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.Progress;
import org.diurnal.core.Provenance;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.DataFile;
import org.diurnal.data.store.VectorTable;
import org.diurnal.model.embed.Embedder;
import org.diurnal.model.embed.Pooling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diurnal embed`: vectors of days and people, in Parquet.
@Command(
    name = "embed",
    description = "Writes a vector for every day and every person, from a frozen model.",
    footer = {
      "",
      "person_days.parquet: person_id, local_date, source_id, tokens, vector: the mean of the",
      "encoder's outputs over the day's visible tokens. people.parquet: person_id, days, vector:",
      "mean, then standard deviation of the person's days (0 for a person of one day).",
      "",
      "Example:",
      "  ./diurnal embed --model ~/diurnal/model --data ~/diurnal/data --out ~/diurnal/vectors",
      "  embedded",
      "  vectors      number  without a vector  length  file",
      "  -----------  ------  ----------------  ------  -------------------",
      "  person-days     923                 0      64  person_days.parquet",
      "  people           33                 0     128  people.parquet"
    })
final class EmbedVerb extends Verb {
  static final String CARD = "embedding.json";
  static final String DAYS = "person_days.parquet";
  static final String PEOPLE = "people.parquet";

  @Option(names = "--model", paramLabel = "MODEL", required = true, description = "The model.")
  Path model = Path.of("");

  @Option(names = "--data", paramLabel = "DATASET", required = true, description = "The dataset.")
  Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where to; an earlier result of this verb there is replaced.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--people",
      paramLabel = "PERSON",
      split = ",",
      description = "Only these, separated by commas (default: everybody).")
  List<String> people = new ArrayList<>();

  @Option(
      names = "--pool",
      paramLabel = "POOL",
      description =
          "How tokens become a day's vector: mean, or channel (default: ${DEFAULT-VALUE}).")
  String pool = "mean";

  /// `embedding.json`: what the vectors are and where they came from.
  ///
  /// @param format always `diurnal-embedding`
  /// @param formatVersion 1
  /// @param size the model's size
  /// @param pooling how tokens became a day's vector
  /// @param dayDimension numbers of a day's vector
  /// @param personDimension numbers of a person's vector: means, then standard deviations
  /// @param counts what was embedded and what could not be
  /// @param files the files of the result
  /// @param provenance model, dataset, command, version
  record Card(
      String format,
      int formatVersion,
      String size,
      String pooling,
      int dayDimension,
      int personDimension,
      Embedder.Counts counts,
      List<DataFile> files,
      Provenance provenance) {}

  @Override
  protected int run(Context context) throws IOException {
    Pooling pooling = Pooling.of(pool);
    try (ModelAndData both = ModelAndData.open(model, data, context)) {
      List<String> who = both.people(people);
      if (context.dryRun()) {
        context.println("would embed " + both.days(who) + " days of " + who.size() + " people");
        return ExitCode.OK;
      }
      Path folder =
          out.orElseThrow(
              () -> new UsageException("--out is missing", "name a folder, or add --dry-run"));
      long started = System.nanoTime();
      Card card;
      try (ConsoleProgress progress = context.progress("embed")) {
        Provenance provenance = both.provenance(context.command(), Clock.systemUTC().instant(), 0);
        card = embed(both, who, pooling, folder, context.threads(), provenance, progress);
      }
      context.print(summary(card, (System.nanoTime() - started) / 1e9));
    }
    return ExitCode.OK;
  }

  /// Writes the vectors of people and their days.
  static Card embed(
      ModelAndData both,
      List<String> people,
      Pooling pooling,
      Path folder,
      int threads,
      Provenance provenance,
      Progress progress)
      throws IOException {
    OutFolder result = new OutFolder(folder, CARD, List.of(DAYS, PEOPLE));
    result.begin();
    Embedder embedder = new Embedder(both.saved(), pooling);
    int dim = embedder.dimension();
    Embedder.Counts counts;
    try (VectorTable days = VectorTable.ofDays(folder.resolve(DAYS), dim);
        VectorTable persons = VectorTable.ofPeople(folder.resolve(PEOPLE), 2 * dim)) {
      counts = embedder.run(both.dataset(), people, threads, days::add, persons::add, progress);
      days.commit();
      persons.commit();
    }
    Card card =
        new Card(
            "diurnal-embedding",
            1,
            both.saved().model().config().size(),
            pooling.id(),
            dim,
            2 * dim,
            counts,
            List.of(file(folder, DAYS, counts.days()), file(folder, PEOPLE, counts.people())),
            provenance);
    result.finish(card);
    return card;
  }

  private static DataFile file(Path folder, String name, long rows) throws IOException {
    Path file = folder.resolve(name);
    return new DataFile(name, rows, Files.size(file), Sha256.of(file));
  }

  private static Table summary(Card card, double seconds) {
    return new Table(
        "embedded",
        List.of(
            Column.of("vectors"),
            Column.of("number"),
            Column.of("without a vector"),
            Column.of("length"),
            Column.of("file")),
        List.of(
            List.of(
                "person-days",
                card.counts().days(),
                card.counts().daysWithoutVector(),
                card.dayDimension(),
                DAYS),
            List.of(
                "people",
                card.counts().people(),
                card.counts().peopleWithoutVector(),
                card.personDimension(),
                PEOPLE)),
        List.of(
            String.format(
                java.util.Locale.ROOT,
                "%s, pool %s, %.1f s; a day without a vector shows no 20 minutes of a channel of"
                    + " which half were observed",
                card.size(),
                card.pooling(),
                seconds)));
  }
}
