package org.diurnal.model.pretrain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.DrawTable;
import org.diurnal.data.store.DrawnDay;
import org.diurnal.model.curate.Balance;
import org.diurnal.model.curate.BalanceCard;
import org.diurnal.model.curate.Balancing;
import org.diurnal.model.curate.DayList;
import org.diurnal.model.folder.ModelFolder;

/// How often a run's days are drawn: found when the run begins, kept in its folder, read from there
/// when it goes on.
final class RunBalance {
  private final Path folder;
  private final Optional<Balancing> found; // empty if read from the folder, or not balanced
  private final Optional<String> vectorsSha256;
  private final int days;
  private final Optional<Balance> balance;
  private final List<DrawnDay> rows; // empty if not balanced

  private RunBalance(
      Path folder,
      Optional<Balancing> found,
      Optional<String> vectorsSha256,
      int days,
      Optional<Balance> balance,
      List<DrawnDay> rows) {
    this.folder = folder;
    this.found = found;
    this.vectorsSha256 = vectorsSha256;
    this.days = days;
    this.balance = balance;
    this.rows = rows;
  }

  /// Finds or reads it.
  ///
  /// @param resume whether a run in the folder is to go on
  /// @throws UsageException if another balance is asked for than the run began with
  static RunBalance of(Path folder, boolean resume, Optional<Balancing> asked, DayList days) {
    if (resume && Files.exists(folder.resolve(ModelFolder.TRAINING_ARGS))) {
      return read(folder, asked, days);
    }
    if (asked.isEmpty()) {
      return new RunBalance(
          folder, asked, Optional.empty(), days.size(), Optional.empty(), List.of());
    }
    Balance balance = Balance.of(asked.get().vectors(), days, asked.get().settings());
    Optional<String> sha256 = Optional.of(sha256(asked.get().vectors()));
    return new RunBalance(folder, asked, sha256, days.size(), Optional.of(balance), balance.rows());
  }

  private static RunBalance read(Path folder, Optional<Balancing> asked, DayList days) {
    Path file = folder.resolve(PretrainJob.BALANCE);
    boolean balanced = Files.exists(file);
    if (!balanced) {
      if (asked.isPresent()) {
        throw new UsageException(
            folder + ": the run began without --balance", "give --out another folder");
      }
      return new RunBalance(
          folder, asked, Optional.empty(), days.size(), Optional.empty(), List.of());
    }
    BalanceCard card = Json.read(file, BalanceCard.class);
    asked.ifPresent(a -> {
      if (!card.vectorsSha256().equals(sha256(a.vectors()))
          || !card.settings().equals(a.settings())) {
        throw new UsageException(
            folder + ": the run began with other vectors, or was balanced otherwise",
            "resume without --balance, which goes on as it began, or give --out another folder");
      }
    });
    Path draws = folder.resolve(PretrainJob.DRAWS);
    List<DrawnDay> rows = new ArrayList<>();
    DrawTable.read(draws, rows::add);
    boolean same = rows.size() == days.size() && card.drawsSha256().equals(sha256(draws));
    for (int d = 0; same && d < rows.size(); d++) {
      same =
          rows.get(d).personId().equals(days.personId(d))
              && rows.get(d).localDate().equals(days.localDate(d));
    }
    if (!same) {
      throw new BadDataException(
          draws + ": not the days that the run began with, or changed since",
          "restore it from a copy, or begin a new run with another --out");
    }
    return new RunBalance(
        folder,
        Optional.empty(),
        Optional.of(card.vectorsSha256()),
        days.size(),
        Optional.empty(),
        rows);
  }

  /// The order of days.
  DayOrder order(long seed) {
    return rows.isEmpty()
        ? DayOrder.shuffled(Math.max(1, days), seed)
        : new BalancedOrder(rows.stream().mapToDouble(DrawnDay::draws).toArray(), seed);
  }

  /// Writes the files of a run that begins; a run that goes on has them.
  void write() throws IOException {
    Path card = folder.resolve(PretrainJob.BALANCE);
    Path draws = folder.resolve(PretrainJob.DRAWS);
    if (balance.isPresent()) {
      DrawTable.write(draws, rows);
      BalanceCard content =
          BalanceCard.of(
              balance.get(),
              found.orElseThrow().settings(),
              rows.size(),
              vectorsSha256.orElseThrow(),
              sha256(draws));
      DurableFiles.write(card, Json.text(content));
    } else if (rows.isEmpty()) { // what a run left that ended before it began
      Files.deleteIfExists(card);
      Files.deleteIfExists(draws);
    }
  }

  /// What it is made of, for the provenance.
  Map<String, String> inputs() {
    return vectorsSha256.map(s -> Map.of("balance_vectors", s)).orElse(Map.of());
  }

  /// In words, for the model card.
  String inWords() {
    return rows.isEmpty()
        ? "each equally often"
        : "evenly over clusters of their vectors (" + PretrainJob.BALANCE + ")";
  }

  private static String sha256(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadDataException(file + ": no such file", "make it with embed");
    }
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
