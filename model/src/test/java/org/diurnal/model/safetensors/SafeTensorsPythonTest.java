package org.diurnal.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.diurnal.core.Randomness;
import org.diurnal.core.Sha256;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same format by a second route: a Python script of thirty lines that shares no code with
/// ours.
class SafeTensorsPythonTest {
  private static final long SEED = 7;

  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void thereIsPython() throws IOException, InterruptedException {
    script = folder.resolve("peer.py");
    try (InputStream in = SafeTensorsPythonTest.class.getResourceAsStream("peer.py")) {
      Files.write(script, in.readAllBytes());
    }
    boolean found;
    try {
      found = run("python3", "--version").getFirst().startsWith("Python 3");
    } catch (IOException e) {
      found = false;
    }
    Assumptions.assumeTrue(found, "no python3 on the PATH");
  }

  @Test
  void pythonReadsWhatWeWrite() throws IOException, InterruptedException {
    SplittableRandom random = Randomness.of(SEED);
    List<TensorSource> tensors = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    expected.add("metadata {\"a\": \"\\u00e9\", \"b\": \"x\\ny\"}");
    for (TensorType type : TensorType.values()) {
      for (long[] shape : new long[][] {{}, {0, 3}, {5}, {2, 3, 4}}) {
        String name = type + ".\u00fc" + Arrays.toString(shape);
        byte[] bytes =
            new byte[(int) Arrays.stream(shape).reduce(1, (x, y) -> x * y) * type.bytes()];
        random.nextBytes(bytes);
        tensors.add(TensorFiles.source(name, type, shape, bytes));
        expected.add(name + " " + type + " " + Arrays.toString(shape) + " " + Sha256.of(bytes));
      }
    }
    Path file = folder.resolve("ours.safetensors");
    SafeTensorsWriter.write(file, tensors, Map.of("b", "x\ny", "a", "\u00e9"));

    assertThat(run("python3", script.toString(), "read", file.toString()))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void weReadWhatPythonWrites() throws IOException, InterruptedException {
    Path file = folder.resolve("theirs.safetensors");
    run("python3", script.toString(), "write", file.toString());
    try (SafeTensorsFile read = SafeTensorsFile.open(file)) {
      assertThat(read.names()).containsExactly("scalar", "matrix", "empty", "\u4e2d\u6587");
      assertThat(read.metadata()).isEqualTo(Map.of("format", "pt", "note", "\u00e9 \"quoted\""));
      assertThat(read.tensor("scalar").doubles()).containsExactly(0.1);
      assertThat(read.tensor("matrix").shape()).containsExactly(2, 3);
      assertThat(read.tensor("matrix").floats())
          .containsExactly(0f, 0.5f, 1f, 1.5f, Float.POSITIVE_INFINITY, -2.25f);
      assertThat(read.tensor("empty").elements()).isZero();
      assertThat(read.tensor("\u4e2d\u6587").longs()).containsExactly(-1, 2, Integer.MIN_VALUE);
    }
  }

  private List<String> run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.lines().toList();
  }
}
