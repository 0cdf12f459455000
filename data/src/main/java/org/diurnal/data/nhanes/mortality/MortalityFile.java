package org.diurnal.data.nhanes.mortality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.ExportFile;

/// Reads a linked mortality file, plain or as gzip, a line at a time.
public final class MortalityFile {
  private MortalityFile() {}

  /// Hands over what the file says of every participant, in its order.
  ///
  /// @param path a file with the name that NCHS gave it, which says the layout
  /// @return how many participants there are
  /// @throws BadDataException if the name says no layout or a line is not of it, with its number
  public static long read(Path path, Consumer<Mortality> sink) {
    MortalityRelease release =
        MortalityRelease.of(String.valueOf(path.getFileName()))
            .orElseThrow(() ->
                new BadDataException(
                    path + ":1: the name says no release of 2011, 2015 or 2019",
                    "give it its name of NCHS, like NHANES_2003_2004_MORT_2019_PUBLIC.dat"));
    try (ExportFile file = ExportFile.open(path)) {
      return read(path, file, release, sink);
    }
  }

  private static long read(
      Path path, ExportFile file, MortalityRelease release, Consumer<Mortality> sink) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(file.bytes(), StandardCharsets.US_ASCII));
    long number = 0;
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        sink.accept(mortality(path, number, line, release));
      }
      return number;
    } catch (IOException e) {
      throw file.failed(number + 1, e);
    }
  }

  private static Mortality mortality(
      Path path, long number, String line, MortalityRelease release) {
    try {
      int seqn = whole(MortalityField.SEQN, line, release).orElseThrow();
      int eligibility = whole(MortalityField.ELIGSTAT, line, release).orElseThrow();
      return new Mortality(
          seqn,
          eligibility,
          whole(MortalityField.MORTSTAT, line, release),
          whole(MortalityField.UCOD_LEADING, line, release),
          whole(MortalityField.DIABETES, line, release),
          whole(MortalityField.HYPERTEN, line, release),
          whole(MortalityField.PERMTH_INT, line, release),
          whole(MortalityField.PERMTH_EXM, line, release));
    } catch (NumberFormatException | java.util.NoSuchElementException e) {
      throw new BadDataException(
          path + ":" + number + ": a line that is not of the layout of " + release,
          "download it again, and keep its name as it was",
          e);
    }
  }

  private static OptionalInt whole(MortalityField field, String line, MortalityRelease release) {
    double value = field.of(line, release);
    return Double.isNaN(value) ? OptionalInt.empty() : OptionalInt.of((int) value);
  }
}
