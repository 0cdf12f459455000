package org.diurnal.model.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.model.folder.Checkpoints;
import org.diurnal.model.folder.ModelFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that is killed (SIGKILL, no warning) at random moments and resumed each time ends with the
/// same bytes as one that was left alone.
class CrashTest {
  @TempDir Path temp;

  /// What the child runs: a tiny pretraining that says each step it has logged.
  static final class Child {
    private Child() {}

    /// @param args the run's folder, and how many steps
    public static void main(String[] args) throws IOException {
      pretrain(
          Path.of(args[0]),
          Long.parseLong(args[1]),
          (done, total, detail) -> System.out.println("step " + done));
    }
  }

  private static void pretrain(Path folder, long steps, Progress progress) throws IOException {
    new Pretraining(folder, Tiny.CONFIG, Tiny.PREPROCESSOR, Tiny.settings(steps, 1))
        .run(
            Tiny.days(10, 1, Tiny.SEED),
            Tiny.days(4, 1, Tiny.SEED + 1),
            true,
            Pretraining.Papers.NONE,
            progress,
            () -> false);
  }

  @Test
  void killedFourTimesInARowItEndsWithTheSameBytes() throws Exception {
    killAndResume(4, 40);
  }

  @Test
  @Tag("slow")
  void killedFortyTimesInARowItEndsWithTheSameBytes() throws Exception {
    killAndResume(40, 300);
  }

  private void killAndResume(int kills, int steps) throws Exception {
    Path whole = temp.resolve("whole");
    pretrain(whole, steps, Progress.SILENT);

    long seed = System.nanoTime();
    SplittableRandom random = Randomness.of(seed);
    Path folder = temp.resolve("killed");
    List<String> story = new ArrayList<>(List.of("seed " + seed));
    int killed = 0;
    boolean finished = false;
    while (!finished) {
      // So many steps and some milliseconds into the life of this child, or of the last to its end.
      int stepsToLive =
          killed < kills ? random.nextInt(2 * steps / (3 * kills)) : Integer.MAX_VALUE;
      finished = live(folder, steps, stepsToLive, random.nextInt(60), story);
      killed += finished ? 0 : 1;
    }
    System.err.println("crash test: " + String.join("; ", story));

    assertThat(killed).as("%s", story).isGreaterThanOrEqualTo(kills / 2);
    assertThat(folder.resolve(ModelFolder.WEIGHTS))
        .as("%s", story)
        .hasSameBinaryContentAs(whole.resolve(ModelFolder.WEIGHTS));
    Path expected = Checkpoints.newest(whole).orElseThrow();
    Path actual = Checkpoints.newest(folder).orElseThrow();
    assertThat(actual.resolve(ModelFolder.OPTIMIZER))
        .as("%s", story)
        .hasSameBinaryContentAs(expected.resolve(ModelFolder.OPTIMIZER));
    assertThat(Pretraining.metrics(folder).stream().mapToLong(Metric::step).toArray())
        .as("%s", story)
        .containsExactly(LongStream.rangeClosed(1, steps).toArray());
    assertThat(PretrainingTest.timeless(Pretraining.metrics(folder)))
        .as("%s", story)
        .isEqualTo(PretrainingTest.timeless(Pretraining.metrics(whole)));
  }

  /// One child's life. Whether it came to its natural end.
  private boolean live(Path folder, int steps, int stepsToLive, int millis, List<String> story)
      throws Exception {
    Path errors = temp.resolve("errors.txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + surefireClassPath(),
                Child.class.getName(),
                folder.toString(),
                String.valueOf(steps))
            .redirectError(errors.toFile())
            .start();
    String last = "nothing";
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (int lived = 0; lived <= stepsToLive; lived++) {
        String line = out.readLine();
        if (line == null) {
          assertThat(child.waitFor()).as("%s: %s", story, Files.readString(errors)).isZero();
          story.add("ended after " + last);
          return true;
        }
        last = line;
      }
      if (child.waitFor(millis, TimeUnit.MILLISECONDS)) {
        assertThat(child.exitValue()).as("%s: %s", story, Files.readString(errors)).isZero();
        story.add("ended by itself after " + last);
        return true;
      }
      story.add("killed " + millis + " ms after " + last);
      return false;
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  /// Surefire hides the real class path behind a jar's manifest and says it here.
  private static String surefireClassPath() {
    return System.getProperty("surefire.test.class.path", "");
  }
}
