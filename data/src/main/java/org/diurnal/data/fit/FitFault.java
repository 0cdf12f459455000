package org.diurnal.data.fit;

/// Something in a file that is not sound.
///
/// @param kind what it is
/// @param offset where, in bytes from the start of the stream
/// @param what the same in words, with what was expected and found
public record FitFault(Kind kind, long offset, String what) {
  /// What can be wrong.
  public enum Kind {
    /// The header's own checksum does not fit the header.
    HEADER_CRC,
    /// The checksum at the end does not fit: some byte is wrong, and nobody knows which.
    FILE_CRC,
    /// The stream ends before the file does.
    TRUNCATED,
    /// The header says that there is nothing, and something follows: the device never finished the
    /// file. All that follows is read.
    UNFINISHED,
    /// After the end there are bytes that are no FIT file.
    TRAILING_BYTES,
    /// A message whose definition is missing: what comes before it is damaged, or it is.
    NO_DEFINITION,
    /// A definition that cannot be one.
    BAD_DEFINITION,
    /// A record that is longer than what is left of the file by its header.
    OVERRUN,
    /// A field whose size is no multiple of its type's: it is delivered as bytes.
    MISALIGNED_FIELD;

    /// Whether records lost their places, so that the one before may be wrong too and nothing more
    /// of this file can be read.
    public boolean isDisplacement() {
      return switch (this) {
        case NO_DEFINITION, BAD_DEFINITION, OVERRUN -> true;
        case HEADER_CRC, FILE_CRC, TRUNCATED, UNFINISHED, TRAILING_BYTES, MISALIGNED_FIELD -> false;
      };
    }

    /// In words.
    public String words() {
      return switch (this) {
        case HEADER_CRC -> "wrong checksum of the header";
        case FILE_CRC -> "wrong checksum of the file";
        case TRUNCATED -> "cut short";
        case UNFINISHED -> "never finished by the device";
        case TRAILING_BYTES -> "bytes after the end that are no FIT file";
        case NO_DEFINITION -> "a message without a definition, the rest of the file is lost";
        case BAD_DEFINITION -> "a definition that cannot be one, the rest of the file is lost";
        case OVERRUN -> "a record beyond the end of the file, the rest of it is lost";
        case MISALIGNED_FIELD -> "a field that does not fit its type";
      };
    }
  }

  @Override
  public String toString() {
    return "byte " + offset + ": " + what;
  }
}
