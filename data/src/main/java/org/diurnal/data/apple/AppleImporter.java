package org.diurnal.data.apple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.ForeignFolder;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;

/// Imports what "Export All Health Data" of Apple's Health app makes: `export.zip`, the folder in
/// it, or its `export.xml`, whose name differs with the phone's language and which is known by its
/// content.
///
/// Each element below the root is a row: kept, or counted with its reason; the types that are not
/// used are counted by type. [HealthType] says what each type becomes, [Dimension] which units it
/// may have, [Span] on which clock it stands, [Tracks] what a device is, [SleepRecords] how sleep
/// becomes minutes, [Beats] how an RMSSD is taken.
///
/// The file is streamed ([HealthXml]); memory is that of [Recording], whatever its size. It is
/// whole or refused.
public final class AppleImporter implements Importer {
  private static final String SOURCE = "apple";
  private static final String WANTED = "export.xml of Apple's Health app";
  private static final int SNIFFED = 1 << 16;
  private static final int DEEPEST = 3;
  private static final int ROWS_BETWEEN_REPORTS = 4096;

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public SensorSchema schema(Path path, ImportOptions options) {
    return HealthType.schema();
  }

  @Override
  public boolean recognises(Path path) {
    try (ExportTree tree = ExportTree.of(path)) {
      return !exports(tree).isEmpty();
    } catch (BadDataException e) {
      return false;
    }
  }

  @Override
  public List<FieldOrigin> fields() {
    return AppleFields.ALL;
  }

  @Override
  public ImportReceipt read(Path path, ImportOptions options, ImportSink sink, Progress progress) {
    try (ExportTree tree = ExportTree.of(path);
        Recording recording = new Recording(SOURCE, HealthType.schema(), options)) {
      ExportTree.Item item = export(tree);
      FileAccount account = recording.begin(item.name(), "health records");
      HealthContent content = new HealthContent(recording, account, options);
      List<String> notes;
      try (ExportFile file = item.open()) {
        HealthXml xml = new HealthXml(file, content);
        xml.read(new Reports(file, item.bytes(), progress));
        content.end();
        account.end(file);
        notes = new ArrayList<>(content.notes().all(xml.text(), options.zone()));
      }
      notes.addAll(others(tree, item));
      recording.emit(sink);
      return recording.receipt(path, content.notes().simulated(), notes);
    }
  }

  /// The one export of a tree.
  private static ExportTree.Item export(ExportTree tree) {
    List<ExportTree.Item> exports = exports(tree);
    if (exports.isEmpty()) {
      // What has the name and not the content: reading it says what is wrong with it, and where.
      exports = tree.items().stream().filter(i -> i.fileName().equals("export.xml")).toList();
    }
    if (exports.isEmpty()
        && tree.items().stream().anyMatch(i -> i.fileName().equals("export_cda.xml"))) {
      throw new BadDataException(
          tree.root() + ": only the clinical copy (export_cda.xml), no " + WANTED,
          "name export.xml, which lies beside it, or the zip archive of the whole export");
    }
    if (exports.isEmpty()) {
      throw ForeignFolder.error(tree, WANTED);
    }
    if (exports.size() > 1) {
      throw new UsageException(
          tree.root()
              + ": "
              + exports.size()
              + " health exports in here: "
              + String.join(", ", exports.stream().map(ExportTree.Item::name).limit(5).toList()),
          "name one of these files");
    }
    return exports.getFirst();
  }

  private static List<ExportTree.Item> exports(ExportTree tree) {
    return tree.items().stream().filter(AppleImporter::isExport).toList();
  }

  private static boolean isExport(ExportTree.Item item) {
    String name = item.name().toLowerCase(Locale.ROOT);
    if (!(name.endsWith(".xml") || name.endsWith(".xml.gz"))
        || name.chars().filter(c -> c == '/').count() >= DEEPEST) {
      return false;
    }
    try (ExportFile file = item.open();
        InputStream text = file.text()) {
      String head = new String(text.readNBytes(SNIFFED), StandardCharsets.UTF_8);
      return head.contains("<!DOCTYPE " + HealthXml.ROOT) || head.contains("<" + HealthXml.ROOT);
    } catch (IOException | BadDataException e) {
      return false; // whatever it is
    }
  }

  /// What else lies there, by folder or file.
  private static List<String> others(ExportTree tree, ExportTree.Item read) {
    String root = read.name().substring(0, read.name().length() - read.fileName().length());
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (ExportTree.Item item : tree.items()) {
      if (!item.equals(read) && item.name().startsWith(root)) {
        String inside = item.name().substring(root.length());
        int slash = inside.indexOf('/');
        counts.merge(slash < 0 ? inside : inside.substring(0, slash + 1), 1, Integer::sum);
      }
    }
    if (counts.isEmpty()) {
      return List.of();
    }
    List<String> names =
        counts.entrySet().stream()
            .limit(10)
            .map(e ->
                e.getKey().endsWith("/")
                    ? e.getKey() + " (" + e.getValue() + " files)"
                    : e.getKey())
            .toList();
    String more = counts.size() > 10 ? " and " + (counts.size() - 10) + " more" : "";
    return List.of("not read: " + String.join(", ", names) + more);
  }

  /// Tells the progress now and then.
  private static final class Reports implements Runnable {
    private final ExportFile file;
    private final long bytes;
    private final Progress progress;
    private long rows;

    Reports(ExportFile file, long bytes, Progress progress) {
      this.file = file;
      this.bytes = bytes;
      this.progress = progress;
    }

    @Override
    public void run() {
      if (++rows % ROWS_BETWEEN_REPORTS == 0) {
        progress.update(file.bytesRead(), bytes, file.name());
      }
    }
  }
}
