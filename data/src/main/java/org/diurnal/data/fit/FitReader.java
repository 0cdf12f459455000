package org.diurnal.data.fit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.diurnal.core.BadDataException;

/// Decodes a stream of FIT files, one message at a time. Memory does not grow with the stream.
public final class FitReader {
  private FitReader() {}

  /// Reads to the end of the stream.
  ///
  /// A damaged file never throws: what is sound comes to the consumer, what is not is listed. Where
  /// records lose their places, the rest of that file is skipped (its header says how long it is),
  /// the last message before is withheld, and a file after it is read.
  ///
  /// @param in the stream; not closed
  /// @param name what to call it in an error
  /// @param consumer takes the messages in their order
  /// @return what was delivered, and what is wrong
  /// @throws BadDataException if it does not begin as a FIT file does
  /// @throws IOException if the stream cannot be read
  public static FitReading read(InputStream in, String name, Consumer<FitMessage> consumer)
      throws IOException {
    return readIfFit(in, consumer)
        .orElseThrow(() ->
            new BadDataException(
                name + ": not a FIT file: it is empty, or has no FIT header",
                "leave it out, or copy it from the device again"));
  }

  /// The same, but empty for what does not begin as a FIT file does.
  static Optional<FitReading> readIfFit(InputStream in, Consumer<FitMessage> consumer)
      throws IOException {
    FitInput input = new FitInput(in);
    return FileDecoder.atHeader(input)
        ? Optional.of(new FileDecoder(input, consumer).readAll())
        : Optional.empty();
  }
}
