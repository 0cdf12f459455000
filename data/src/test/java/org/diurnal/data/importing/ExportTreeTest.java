package org.diurnal.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTreeTest {
  private static final byte[] CONTENT = "steps,12\n".getBytes(StandardCharsets.UTF_8);
  @TempDir Path tmp;

  /// An archive that does not compress, so that a changed byte is nothing but a changed byte.
  private Path archive() throws IOException {
    Path zip = tmp.resolve("export.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setMethod(ZipOutputStream.STORED);
      ZipEntry entry = new ZipEntry("folder/steps.csv");
      CRC32 crc = new CRC32();
      crc.update(CONTENT);
      entry.setCrc(crc.getValue());
      entry.setSize(CONTENT.length);
      out.putNextEntry(entry);
      out.write(CONTENT);
      out.closeEntry();
      out.putNextEntry(folder("__MACOSX/"));
      out.closeEntry();
    }
    return zip;
  }

  private static ZipEntry folder(String name) {
    ZipEntry e = new ZipEntry(name);
    e.setCrc(0);
    e.setSize(0);
    return e;
  }

  @Test
  void anArchiveIsReadWhereItLies() throws IOException {
    try (ExportTree tree = ExportTree.of(archive());
        ExportFile file = tree.items().getFirst().open()) {
      assertThat(tree.items())
          .extracting(ExportTree.Item::name)
          .containsExactly("folder/steps.csv");
      assertThat(file.bytes().readAllBytes()).isEqualTo(CONTENT);
      assertThat(file.bytesRead()).isEqualTo(CONTENT.length);
    }
  }

  @Test
  void anEntryThatChangedSinceItWasPackedIsNotBelieved() throws IOException {
    Path zip = archive();
    byte[] bytes = Files.readAllBytes(zip);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("12\n");
    bytes[at] = '9';
    Files.write(zip, bytes);
    try (ExportTree tree = ExportTree.of(zip);
        ExportFile file = tree.items().getFirst().open()) {
      assertThatThrownBy(() -> file.bytes().readAllBytes())
          .isInstanceOf(ZipException.class)
          .satisfies(e ->
              assertThat(file.failed(1, (IOException) e))
                  .hasMessageContaining("folder/steps.csv:1")
                  .hasMessageContaining("damaged"));
    }
  }

  @Test
  void theErrorForAForeignArchiveNamesWhatIsInIt() throws IOException {
    try (ExportTree tree = ExportTree.of(archive())) {
      assertThat(ForeignFolder.error(tree, "export.xml"))
          .hasMessageContaining("export.zip")
          .hasMessageContaining("folder/steps.csv");
    }
  }

  @Test
  void archivesInAFolderAreReadWhereTheyAreAskedFor() throws IOException {
    Path archive = archive();
    Path folder = Files.createDirectories(tmp.resolve("parts"));
    Files.move(archive, folder.resolve("part-1.zip"));
    Files.write(folder.resolve("steps.csv"), CONTENT);
    try (ExportTree tree = ExportTree.of(folder)) {
      assertThat(tree.items())
          .extracting(ExportTree.Item::name)
          .containsExactly("part-1.zip", "steps.csv");
    }
    try (ExportTree tree = ExportTree.withArchives(folder);
        ExportFile file = tree.items().getFirst().open()) {
      assertThat(tree.items())
          .extracting(ExportTree.Item::name)
          .containsExactly("part-1.zip/folder/steps.csv", "steps.csv");
      assertThat(file.bytes().readAllBytes()).isEqualTo(CONTENT);
    }
  }

  @Test
  void aDamagedArchiveAmongOthersIsNamed() throws IOException {
    Path folder = Files.createDirectories(tmp.resolve("parts"));
    Files.move(archive(), folder.resolve("part-1.zip"));
    Files.writeString(folder.resolve("part-2.zip"), "cut short");
    assertThatThrownBy(() -> ExportTree.withArchives(folder))
        .isInstanceOf(org.diurnal.core.BadDataException.class)
        .hasMessageContaining("part-2.zip");
  }
}
