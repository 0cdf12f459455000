package org.diurnal.model.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256SumsTest {
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-2
  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path folder;

  @BeforeEach
  void aFolder() throws IOException {
    Files.writeString(folder.resolve("b.txt"), "abc");
    Files.createDirectories(folder.resolve("heads/sleep"));
    Files.writeString(folder.resolve("heads/sleep/head.json"), "abc");
    Files.writeString(folder.resolve("a"), "");
  }

  @Test
  void listsEveryFileSortedInTheFormOfSha256sum() throws IOException {
    Sha256Sums.write(folder, Set.of());
    String expected =
        OF_NOTHING + "  a\n" + OF_ABC + "  b.txt\n" + OF_ABC + "  heads/sleep/head.json\n";
    assertThat(folder.resolve("SHA256SUMS")).hasContent(expected);
    Sha256Sums.write(folder, Set.of()); // its own line is never part of it
    assertThat(folder.resolve("SHA256SUMS")).hasContent(expected);
  }

  @Test
  void reportsWhatIsMissingChangedAndExtra() throws IOException {
    Sha256Sums.write(folder, Set.of());
    assertThat(Sha256Sums.verify(folder, Set.of()).isClean()).isTrue();
    assertThat(Sha256Sums.verify(folder, Set.of())).hasToString("as listed");

    Files.delete(folder.resolve("a"));
    Files.writeString(folder.resolve("heads/sleep/head.json"), "abd");
    Files.writeString(folder.resolve("heads/new"), "");
    Sha256Sums.Report report = Sha256Sums.verify(folder, Set.of());
    assertThat(report.isClean()).isFalse();
    assertThat(report).hasToString("missing: a; changed: heads/sleep/head.json; extra: heads/new");
  }

  @Test
  void aModelFolderLeavesItsCheckpointsOut() throws IOException {
    Files.createDirectories(folder.resolve("checkpoints/step-00000001"));
    Files.writeString(folder.resolve("checkpoints/step-00000001/x"), "");
    ModelFolder.seal(folder);
    assertThat(folder.resolve("SHA256SUMS")).content().doesNotContain("checkpoints");
    assertThat(ModelFolder.verify(folder).isClean()).isTrue();
  }

  @Test
  void sha256sumAgrees() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("line\nfeed \\ \u00fc"), "abc");
    Sha256Sums.write(folder, Set.of());
    assertThat(Sha256Sums.verify(folder, Set.of()).isClean()).isTrue();
    Process process;
    try {
      process =
          new ProcessBuilder("sha256sum", "--check", "--strict", "SHA256SUMS")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      Assumptions.abort("no sha256sum on the PATH");
      return;
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("b.txt: OK", "heads/sleep/head.json: OK");
    assertThat(output.lines().filter(l -> l.endsWith(": OK"))).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no checksum",
        OF_ABC + " b.txt",
        OF_ABC + "  ../b.txt",
        OF_ABC + "  /etc/passwd",
        OF_ABC + "  heads//head.json",
        OF_ABC + "  ./b.txt",
        OF_ABC + "  ",
        OF_ABC + "  a\0b",
        OF_ABC + "  first" // named twice
      })
  void aDamagedLineIsNamed(String line) throws IOException {
    Files.writeString(folder.resolve("SHA256SUMS"), OF_ABC + "  first\n" + line + "\n");
    assertThatThrownBy(() -> Sha256Sums.verify(folder, Set.of()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("SHA256SUMS:2: ");
  }

  @Test
  void aFolderWithoutChecksumsAndOneWithBinaryInThemAreRefused() throws IOException {
    assertThatThrownBy(() -> Sha256Sums.verify(folder, Set.of()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("SHA256SUMS: no such file");
    Files.write(folder.resolve("SHA256SUMS"), new byte[] {(byte) 0xFF, (byte) 0xFE});
    assertThatThrownBy(() -> Sha256Sums.verify(folder, Set.of()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("SHA256SUMS: is not UTF-8");
  }
}
