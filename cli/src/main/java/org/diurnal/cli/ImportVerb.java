package org.diurnal.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.TableFormat;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.Json;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.apple.AppleImporter;
import org.diurnal.data.fit.FitImporter;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.googlehealth.GoogleHealthImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.nhanes.NhanesImporter;
import org.diurnal.data.openmhealth.OpenMHealthImporter;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.data.tables.TableImporter;
import org.diurnal.data.takeout.TakeoutImporter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diurnal import SOURCE PATH`: an export becomes part of a dataset, and a receipt says what was
/// read, kept and dropped.
@Command(
    name = "import",
    description = "Imports a device's export into a dataset and prints the receipt.",
    footer = {
      "",
      "The same export twice changes nothing. --dry-run reads and accounts, and writes nothing.",
      "",
      "Example:",
      "  ./diurnal import fitabase ~/export --into ~/diurnal/data"
    })
final class ImportVerb extends Verb {
  static final List<Importer> IMPORTERS =
      List.of(
          new FitabaseImporter(),
          new AppleImporter(),
          new TakeoutImporter(),
          new GoogleHealthImporter(),
          new FitImporter(),
          new NhanesImporter(),
          new OpenMHealthImporter(),
          new TableImporter.Csv(),
          new TableImporter.Parquet());

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description =
          "What made the export: apple, fitabase, takeout, google-health, fit, nhanes, openmhealth, csv, parquet.")
  String source = "";

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      description = "The export: a folder, a zip archive or a file.")
  Path path = Path.of("");

  @Option(names = "--into", paramLabel = "DATASET", description = "The dataset's folder.")
  Optional<Path> into = Optional.empty();

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "Where the person was, for example Europe/Berlin, if the export does not say.")
  Optional<String> timezone = Optional.empty();

  @Option(
      names = "--person",
      paramLabel = "PERSON",
      description = "Whose export it is, where the export names nobody; otherwise 'me'.")
  Optional<String> person = Optional.empty();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "For csv and parquet: what the columns mean, see docs/reference/mapping-file.md.")
  Optional<Path> mapping = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "PATH",
      description = {
        "For nhanes: also take in labels of 2003-2006. A folder with files of the survey (DEMO_C,",
        "BMX_C, ..., mortality) to work them out of, or with labels.parquet to take them from; what",
        "the export holds of either is used too. An export without minutes needs no --labels."
      })
  Optional<Path> labels = Optional.empty();

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      description = {
        "The channels of a new dataset, so that several sources fit into it: fitbit, wearable,",
        "reference34. Channels that it lacks are left out and counted. Otherwise the export's own."
      })
  Optional<String> schema = Optional.empty();

  @Override
  protected int run(Context context) {
    Importer importer = importer(source);
    ImportOptions options =
        new ImportOptions(
            timezone.map(ImportVerb::zone),
            person,
            mapping,
            labels(importer),
            ImportOptions.defaults().workFolder());
    ImportReceipt receipt;
    try (ConsoleProgress progress = context.progress("import")) {
      if (context.dryRun()) {
        receipt = DatasetImport.dryRun(importer, path, options, progress);
      } else {
        Path dataset =
            into.orElseThrow(() ->
                new UsageException(
                    "--into is missing", "name the dataset's folder, or add --dry-run"));
        receipt =
            DatasetImport.run(
                importer,
                path,
                options,
                dataset,
                schema.map(SensorSchema::builtIn),
                context.command(),
                progress);
      }
    }
    context.println(
        (context.format() == TableFormat.json ? Json.text(receipt) : receipt.toText())
            .stripTrailing());
    return ExitCode.OK;
  }

  private Optional<Path> labels(Importer importer) {
    if (labels.isPresent() && !(importer instanceof NhanesImporter)) {
      throw new UsageException(
          "--labels is for nhanes; " + importer.source() + " holds its labels itself",
          "leave --labels out");
    }
    return labels;
  }

  static Importer importer(String source) {
    return IMPORTERS.stream()
        .filter(i -> i.source().equals(source))
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "no importer named '" + source + "'",
                "there are: "
                    + String.join(", ", IMPORTERS.stream().map(Importer::source).toList())));
  }

  static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--timezone '" + name + "' is not known", "use a name like Europe/Berlin or UTC", e);
    }
  }
}
