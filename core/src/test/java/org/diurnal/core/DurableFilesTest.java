package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
  @TempDir Path folder;

  @Test
  void writesAndReplaces() throws IOException {
    Path file = folder.resolve("a.json");
    DurableFiles.write(file, "one \u00e9");
    DurableFiles.write(file, "two");
    assertThat(file).hasContent("two");
    assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
  }

  @Test
  void oldContentSurvivesAWriterThatFailsHalfWay() throws IOException {
    Path file = folder.resolve("a.json");
    DurableFiles.write(file, "old");
    assertThatThrownBy(() ->
            DurableFiles.write(
                file,
                out -> {
                  out.write(new byte[1 << 20]);
                  throw new IOException("disk full");
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
  }

  @Test
  void readersSeeTheOldContentUntilTheEnd() throws IOException {
    Path file = folder.resolve("a.json");
    DurableFiles.write(file, "old");
    DurableFiles.write(
        file,
        out -> {
          out.write(new byte[1 << 20]);
          assertThat(file).hasContent("old");
        });
    assertThat(file).hasSize(1 << 20);
  }

  @Test
  void aLeftoverOfACrashIsWrittenOver() throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(DurableFiles.temporaryFor(file), "half of something longer");
    DurableFiles.write(file, "new");
    assertThat(file).hasContent("new");
    assertThat(DurableFiles.temporaryFor(file)).doesNotExist();
  }

  @Test
  void aMissingFolderIsAnErrorAndIsNotMade() {
    assertThatThrownBy(() -> DurableFiles.write(folder.resolve("none/a.json"), "x"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileWithoutAFolderInItsNameIsWrittenToTheWorkingFolder() throws IOException {
    Path file = Path.of("durable-files-test-" + ProcessHandle.current().pid() + ".txt");
    try {
      DurableFiles.write(file, "x");
      assertThat(file).hasContent("x");
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
