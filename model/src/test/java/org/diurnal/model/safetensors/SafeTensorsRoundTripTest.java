package org.diurnal.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/// What is written is what is read, over random names, types and shapes.
class SafeTensorsRoundTripTest {
  private static final long SEED = 20_261_122;
  private static final String[] NAMES = {
    "encoder.0.weight",
    "\u00fc\u4e2d\ud83d\ude00",
    "with space",
    "quote\"back\\slash",
    "line\nfeed",
    ""
  };

  private static final List<TensorType> TYPES = List.of(TensorType.values());

  @TempDir Path folder;

  @RepeatedTest(200)
  void whatIsWrittenIsRead(RepetitionInfo repetition) throws IOException {
    int round = repetition.getCurrentRepetition();
    SplittableRandom random = Randomness.of(SEED, round);
    List<TensorSource> sources = new ArrayList<>();
    List<byte[]> bytes = new ArrayList<>();
    int tensors = random.nextInt(12);
    for (int i = 0; i < tensors; i++) {
      TensorType type = TYPES.get(random.nextInt(TYPES.size()));
      long[] shape = new long[random.nextInt(5)]; // 0 dimensions: a scalar
      long elements = 1;
      for (int d = 0; d < shape.length; d++) {
        shape[d] = random.nextInt(7); // 0: an empty tensor
        elements *= shape[d];
      }
      byte[] b = new byte[(int) elements * type.bytes()];
      random.nextBytes(b);
      bytes.add(b);
      sources.add(TensorFiles.source(NAMES[i % NAMES.length] + "#" + i, type, shape, b));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      metadata.put("key " + i, "\u00e9 \" \\ \n " + random.nextLong());
    }

    Path file = folder.resolve("round.safetensors");
    SafeTensorsWriter.write(file, sources, metadata);

    try (SafeTensorsFile read = SafeTensorsFile.open(file)) {
      String what = "seed " + SEED + ", round " + round;
      assertThat(read.metadata()).as(what).isEqualTo(metadata);
      assertThat(read.names())
          .as(what)
          .containsExactlyInAnyOrderElementsOf(sources.stream().map(TensorSource::name).toList());
      for (int i = 0; i < tensors; i++) {
        TensorView view = read.tensor(sources.get(i).name());
        assertThat(view.type()).as(what).isEqualTo(sources.get(i).type());
        assertThat(view.shape()).as(what).isEqualTo(sources.get(i).shape());
        assertThat(TensorFiles.bytes(view)).as(what).isEqualTo(bytes.get(i));
        assertThat(view.elements()).as(what).isEqualTo(bytes.get(i).length / view.type().bytes());
      }
    }
    assertThat(Files.size(file) - dataBytes(bytes))
        .as("where the data begins")
        .matches(n -> n % 8 == 0);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  private static long dataBytes(List<byte[]> bytes) {
    return bytes.stream().mapToLong(b -> b.length).sum();
  }
}
