package org.diurnal.tasks.heads;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.FailedException;
import org.diurnal.core.Json;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.safetensors.SafeTensorsFile;
import org.diurnal.model.safetensors.SafeTensorsWriter;
import org.diurnal.model.safetensors.TensorSource;
import org.diurnal.model.safetensors.TensorType;
import tools.jackson.core.JacksonException;

/// Keeps a [FittedProbe] in one file, `heads/TASK/probe.safetensors` of a model folder: numbers as
/// tensors of 64 bits, what they are about as JSON under the metadata's key `probe`. Nothing in it
/// can be executed.
public final class ProbeFile {
  /// The file's name.
  public static final String NAME = "probe.safetensors";

  private static final String ABOUT = "probe";
  private static final String FORMAT = "format";
  private static final String VERSION = "diurnal-probe-1";
  private static final String CURE = "fit the head anew, or fetch the model folder again";

  private ProbeFile() {}

  /// Where a task's probe is in a model folder.
  public static Path of(Path model, String task) {
    return model.resolve(ModelFolder.HEADS).resolve(task).resolve(NAME);
  }

  /// Keeps a probe, in one durable step.
  ///
  /// @throws FailedException if the disk refuses
  public static void write(Path file, FittedProbe probe) {
    Components c = probe.components();
    List<FittedProbe.Drawn> drawn = probe.drawn();
    double[][] lines = drawn.stream().map(d -> d.line().beta()).toArray(double[][]::new);
    double[][] platt =
        Stream.concat(
                Stream.of(probe.calibration()), drawn.stream().map(FittedProbe.Drawn::calibration))
            .map(p -> new double[] {p.slope(), p.intercept()})
            .toArray(double[][]::new);
    List<TensorSource> tensors =
        List.of(
            tensor("mean", c.mean()),
            tensor("scale", c.scale()),
            tensor("axes", c.axes(), c.mean().length - c.direct()),
            tensor("line", probe.line().beta()),
            tensor("drawn", lines, c.count() + 1),
            tensor("distances", probe.distances()),
            tensor("calibrations", platt, 2));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      SafeTensorsWriter.write(
          file, tensors, Map.of(FORMAT, VERSION, ABOUT, Json.line(probe.about())));
    } catch (IOException e) {
      throw new FailedException(
          file + ": cannot be written: " + e, "check the disk and permissions", e);
    }
  }

  /// Reads a probe.
  ///
  /// @throws BadDataException if it is missing, damaged, or its parts do not fit one another
  public static FittedProbe read(Path file) {
    try (SafeTensorsFile f = SafeTensorsFile.open(file)) {
      if (!VERSION.equals(f.metadata().get(FORMAT))) {
        throw new BadDataException(
            file
                + ": not a probe of "
                + VERSION
                + ", but "
                + Optional.ofNullable(f.metadata().get(FORMAT)).orElse("of no format"),
            CURE);
      }
      FittedProbe.About about =
          Json.mapper().readValue(f.metadata().getOrDefault(ABOUT, ""), FittedProbe.About.class);
      double[] mean = row(f, "mean");
      double[][] axes = rows(f, "axes");
      double[] scale = row(f, "scale");
      double[] line = row(f, "line");
      int direct = line.length - 1 - axes.length;
      double[][] lines = rows(f, "drawn");
      double[][] platt = rows(f, "calibrations");
      boolean fits =
          mean.length == about.features().size()
              && scale.length == mean.length
              && direct >= 0
              && direct <= mean.length
              && allOf(axes, mean.length - direct)
              && allOf(lines, line.length)
              && allOf(platt, 2)
              && platt.length == lines.length + 1;
      if (!fits) {
        throw new BadDataException(
            String.format(
                java.util.Locale.ROOT,
                "%s: its parts do not fit one another: %d means of %d features, %d axes, %d"
                    + " coefficients, %d lines drawn, %d calibrations",
                file,
                mean.length,
                about.features().size(),
                axes.length,
                line.length,
                lines.length,
                platt.length),
            CURE);
      }
      return new FittedProbe(
          about,
          new Components(mean, scale, direct, axes),
          Line.of(line),
          row(f, "distances"),
          new Platt(platt[0][0], platt[0][1]),
          IntStream.range(0, lines.length)
              .mapToObj(i ->
                  new FittedProbe.Drawn(
                      Line.of(lines[i]), new Platt(platt[i + 1][0], platt[i + 1][1])))
              .toList());
    } catch (JacksonException e) {
      throw new BadDataException(
          file + ": does not say what it is about: " + e.getOriginalMessage(), CURE, e);
    }
  }

  private static boolean allOf(double[][] rows, int columns) {
    return Arrays.stream(rows).allMatch(r -> r.length == columns);
  }

  private static double[] row(SafeTensorsFile file, String name) {
    return numbers(file, name, 1);
  }

  private static double[] numbers(SafeTensorsFile file, String name, int dimensions) {
    var tensor = file.tensor(name);
    if (tensor.type() != TensorType.F64 || tensor.shape().length != dimensions) {
      throw new BadDataException(
          file.file() + ": " + tensor + ": not " + dimensions + "-dimensional F64", CURE);
    }
    double[] x = tensor.doubles();
    for (double v : x) {
      if (!Double.isFinite(v)) {
        throw new BadDataException(file.file() + ": " + tensor + " holds " + v, CURE);
      }
    }
    return x;
  }

  private static double[][] rows(SafeTensorsFile file, String name) {
    double[] flat = numbers(file, name, 2);
    long[] shape = file.tensor(name).shape();
    List<double[]> rows = new ArrayList<>();
    for (int r = 0; r < flat.length && shape[1] > 0; r += (int) shape[1]) {
      rows.add(Arrays.copyOfRange(flat, r, r + (int) shape[1]));
    }
    return rows.toArray(double[][]::new);
  }

  private static TensorSource tensor(String name, double[] x) {
    return TensorSource.of(name, TensorType.F64, new long[] {x.length}, littleEndian(x));
  }

  private static TensorSource tensor(String name, double[][] x, int columns) {
    double[] flat = new double[x.length * columns];
    for (int r = 0; r < x.length; r++) {
      System.arraycopy(x[r], 0, flat, r * columns, columns);
    }
    return TensorSource.of(
        name, TensorType.F64, new long[] {x.length, columns}, littleEndian(flat));
  }

  private static MemorySegment littleEndian(double[] x) {
    MemorySegment bytes = MemorySegment.ofArray(new byte[8 * x.length]);
    MemorySegment.copy(
        x,
        0,
        bytes,
        ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN),
        0,
        x.length);
    return bytes;
  }
}
