package org.diurnal.data.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.diurnal.core.Progress;

/// Runs an importer in a Java machine of its own with a heap so small that samples held back would
/// not fit.
public final class BoundedImport {
  private BoundedImport() {}

  /// Reads an export with the given heap.
  ///
  /// @param megabytes the largest heap
  static void run(Importer importer, Path export, ImportOptions options, int megabytes)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BoundedImport.class.getName(),
                importer.getClass().getName(),
                export.toString(),
                export.resolveSibling("work-bounded").toString(),
                options.zone().map(ZoneId::getId).orElse(""),
                options.person().orElse(""),
                options.mapping().map(Path::toString).orElse("")));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as(out).isZero();
    assertThat(out).contains("days read: ");
  }

  /// Entry of the other Java machine.
  public static void main(String[] args) throws ReflectiveOperationException {
    Importer importer = (Importer) Class.forName(args[0]).getDeclaredConstructor().newInstance();
    ImportOptions options =
        new ImportOptions(
            args[3].isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(args[3])),
            args[4].isEmpty() ? Optional.empty() : Optional.of(args[4]),
            args[5].isEmpty() ? Optional.empty() : Optional.of(Path.of(args[5])),
            Optional.empty(),
            Path.of(args[2]));
    ImportReceipt r = importer.read(Path.of(args[1]), options, ImportSink.NOWHERE, Progress.SILENT);
    assertThat(r.channels().stream().mapToLong(ChannelReceipt::samples).sum()).isPositive();
    System.out.println("days read: " + r.days());
  }
}
