package org.diurnal.model.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path run;

  private Path write(long step, String text) throws IOException {
    return Checkpoints.write(run, step, f -> Files.writeString(f.resolve("a.txt"), text));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> list = Files.list(run.resolve("checkpoints"))) {
      return list.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aRunWithoutCheckpointsHasNone() throws IOException {
    assertThat(Checkpoints.newest(run)).isEmpty();
    assertThat(Checkpoints.newest(run.resolve("not-there"))).isEmpty();
    Files.createDirectory(run.resolve("checkpoints"));
    assertThat(Checkpoints.newest(run)).isEmpty();
  }

  @Test
  void aCheckpointIsAFolderWithItsChecksums() throws IOException {
    Path folder = write(100, "x");
    assertThat(folder).isEqualTo(run.resolve("checkpoints/step-00000100"));
    assertThat(Checkpoints.newest(run)).contains(folder);
    assertThat(run.resolve("checkpoints/latest")).hasContent("step-00000100\n");
    assertThat(folder.resolve("SHA256SUMS"))
        .hasContent("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  a.txt\n");
  }

  @Test
  void theLastTwoAreKept() throws IOException {
    for (long step : new long[] {100, 200, 123_456_789, 1_234_567_890}) {
      write(step, "x");
    }
    assertThat(names()).containsExactly("latest", "step-123456789", "step-1234567890");
  }

  @Test
  void theSameStepAgainReplacesTheFirstOnlyOnceItIsThere() throws IOException {
    write(100, "first");
    write(100, "second");
    assertThat(names()).containsExactly("latest", "step-00000100", "step-00000100-2");
    assertThat(Checkpoints.newest(run).orElseThrow().resolve("a.txt")).hasContent("second");
    write(100, "third");
    assertThat(names()).containsExactly("latest", "step-00000100-2", "step-00000100-3");
  }

  @Test
  void goingBackRemovesLaterStepsAndNeverTheOneJustWritten() throws IOException {
    write(300, "x");
    write(400, "x");
    write(150, "back");
    assertThat(names()).containsExactly("latest", "step-00000150");
    assertThat(Checkpoints.newest(run).orElseThrow().resolve("a.txt")).hasContent("back");
  }

  @Test
  void aDamagedNewestFallsBackToTheOneBefore() throws IOException {
    write(100, "whole");
    Path newest = write(200, "x");
    Files.writeString(newest.resolve("a.txt"), "y");
    assertThat(Checkpoints.newest(run)).contains(run.resolve("checkpoints/step-00000100"));
  }

  @Test
  void aLatestThatNamesNothingOfUseFallsBackToTheNewestWhole() throws IOException {
    write(100, "x");
    Path newest = write(200, "x");
    Path latest = run.resolve("checkpoints/latest");
    for (String text :
        List.of("", "step-00000300\n", "../../elsewhere\n", "step-200\n", "x".repeat(1000))) {
      Files.writeString(latest, text);
      assertThat(Checkpoints.newest(run)).as(text).contains(newest);
    }
    Files.delete(latest);
    assertThat(Checkpoints.newest(run)).contains(newest);
  }

  @Test
  void checkpointsOfWhichNoneIsWholeAreAnErrorAndNotAFreshStart() throws IOException {
    Files.delete(write(100, "x").resolve("a.txt"));
    Files.writeString(write(200, "x").resolve("SHA256SUMS"), "");
    assertThatThrownBy(() -> Checkpoints.newest(run))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("step-00000100 is not whole (missing: a.txt)")
        .hasMessageContaining("step-00000200 is not whole (extra: a.txt)");
  }

  @Test
  void aFailingWriterLeavesTheOldOneAndNoTrace() throws IOException {
    Path old = write(100, "x");
    assertThatThrownBy(() ->
            Checkpoints.write(
                run,
                200,
                f -> {
                  Files.writeString(f.resolve("a.txt"), "half");
                  throw new IOException("disk full");
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(names()).containsExactly("latest", "step-00000100");
    assertThat(Checkpoints.newest(run)).contains(old);
  }

  @Test
  void anEmptyCheckpointIsRefused() throws IOException {
    assertThatThrownBy(() -> Checkpoints.write(run, 1, f -> {}))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Checkpoints.newest(run)).isEmpty();
  }

  @Test
  void negativeStepsAndKeepingNoneAreRefused() {
    assertThatThrownBy(() -> write(-1, "x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Checkpoints.write(run, 1, 0, f -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readingChangesNothing() throws IOException {
    write(100, "x");
    Path filling = Files.createDirectory(run.resolve("checkpoints/.step-00000200.tmp"));
    Files.writeString(filling.resolve("a.txt"), "being written by another process");
    List<String> before = names();
    Checkpoints.newest(run);
    assertThat(names()).isEqualTo(before);
  }
}
