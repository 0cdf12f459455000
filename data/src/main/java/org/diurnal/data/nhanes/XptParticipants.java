package org.diurnal.data.nhanes;

import java.util.List;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.data.importing.CrossCheck;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.xpt.XptFile;
import org.diurnal.data.xpt.XptVariable;
import org.diurnal.data.xpt.XptVariable.Type;

/// A transport file with a row a minute, sorted by participant.
abstract class XptParticipants implements ParticipantFile {
  static final int MINUTES = DayWindow.MINUTES;
  private static final int GREATEST_SEQN = 9_999_999;
  private static final String SIMULATED = "SIMULATED";

  final FileTally tally;
  private final ExportFile file;
  private final XptFile xpt;
  private final long bytes;
  private final boolean[] isText;
  private final int seqn;
  private int next;

  /// @param required variables without which the file is not what it was taken for
  XptParticipants(ExportTree.Item item, FileTally tally, List<String> required) {
    this.tally = tally;
    this.bytes = item.bytes();
    this.file = item.open();
    try {
      this.xpt = XptFile.read(item.name(), file.bytes(), XptFile.DEFAULT_CHARSET);
      required.forEach(xpt::column);
      this.seqn = xpt.column("SEQN");
      List<XptVariable> variables = xpt.member().variables();
      this.isText = new boolean[variables.size()];
      variables.forEach(v -> isText[v.index()] = v.type() == Type.CHARACTER);
      advance();
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /// Reads a row of the participant.
  abstract void row(Participant participant, long row);

  /// Called behind the last row of the participant.
  abstract void end(Participant participant);

  /// Whether whoever wrote the file says that nobody wore a device for it.
  final boolean simulated() {
    return xpt.member().label().startsWith(SIMULATED);
  }

  @Override
  public final int nextSeqn() {
    return next;
  }

  @Override
  public final void read(Participant participant) {
    while (next == participant.seqn()) {
      row(participant, xpt.rows());
      advance();
    }
    end(participant);
  }

  @Override
  public final FileReceipt receipt() {
    if (xpt.nextMember()) {
      throw new BadDataException(
          tally.name() + ": a second member, " + xpt.member().name() + ", behind the minutes",
          "import files as NCHS released them, with one member");
    }
    return tally.receipt(bytes, file.sha256());
  }

  @Override
  public Optional<CrossCheck> check() {
    return Optional.empty();
  }

  @Override
  public final long samples(int channel) {
    return tally.samples(channel);
  }

  @Override
  public final long bytesRead() {
    return file.bytesRead();
  }

  @Override
  public final void close() {
    file.close();
  }

  /// The position of a variable, or -1 if the file lacks it.
  final int optionalColumn(String name) {
    return xpt.member().variable(name).map(XptVariable::index).orElse(-1);
  }

  /// The position of a variable that was required.
  final int column(String name) {
    return xpt.column(name);
  }

  /// The number of a column, NaN where it is missing or the file lacks the column; codes are
  /// numbers in some files and text of one digit in others.
  final double number(int column) {
    if (column < 0) {
      return Double.NaN;
    }
    if (!isText[column]) {
      return xpt.number(column);
    }
    String text = xpt.text(column).strip();
    if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      return text.charAt(0) - '0';
    }
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN; // a code that is no code says nothing
    }
  }

  /// The whole number of a column, -1 where there is none from 0 to `greatest`.
  final int whole(int column, int greatest) {
    double value = number(column);
    int whole = (int) value; // 0 for NaN
    return value == whole && whole >= 0 && whole <= greatest ? whole : -1;
  }

  private void advance() {
    int last = next;
    while (xpt.next()) {
      tally.readRow();
      int found = whole(seqn, GREATEST_SEQN);
      if (found >= 1) {
        if (found < last) {
          throw new BadDataException(
              tally.name()
                  + ":"
                  + xpt.rows()
                  + ": SEQN "
                  + found
                  + " behind "
                  + last
                  + ", the rows are not sorted by participant",
              "sort them by SEQN, as NCHS released them");
        }
        next = found;
        return;
      }
      tally.dropRow(Reason.SEQN, xpt.rows());
    }
    next = END;
  }
}
