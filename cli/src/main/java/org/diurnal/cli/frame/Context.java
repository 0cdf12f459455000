package org.diurnal.cli.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.Provenance;
import org.diurnal.core.UsageException;
import picocli.CommandLine.Model.CommandSpec;

/// What a running verb has around it: the common flags, where results and notes go, progress,
/// interruption, and the configuration that took effect.
public final class Context {
  private final Frame frame;
  private final CommonOptions common;
  private final CommandSpec spec;
  private boolean simulated;

  Context(Frame frame, CommonOptions common, CommandSpec spec) {
    this.frame = frame;
    this.common = common;
    this.spec = spec;
    if (common.threads < 0) {
      throw new UsageException("--threads " + common.threads + ": below zero", "0 takes all cores");
    }
  }

  /// The seed of everything random.
  public long seed() {
    return common.seed;
  }

  /// Threads to work with, at least one.
  public int threads() {
    return common.threads > 0 ? common.threads : Runtime.getRuntime().availableProcessors();
  }

  /// How results are to be written.
  public TableFormat format() {
    return common.format;
  }

  /// Whether only to say what would be done.
  public boolean dryRun() {
    return common.dryRun;
  }

  /// Says what the results are about. Where any of it is simulated, every table that is printed
  /// from now on says so.
  public void about(Provenance provenance) {
    simulated |= provenance.simulated();
  }

  /// Writes results to stdout in the format that was asked for.
  public void print(Table... tables) {
    frame.out().print(Table.render(List.of(tables), common.format, simulated));
  }

  /// Results as text in a format, for a file; simulated people are marked as in [#print].
  public String render(List<Table> tables, TableFormat format) {
    return Table.render(tables, format, simulated);
  }

  /// Writes a line of a result to stdout.
  public void println(String line) {
    frame.out().println(line);
  }

  /// Writes a line for the person who waits to stderr, unless `--quiet`.
  public void note(String line) {
    if (!common.quiet) {
      frame.world().err().println(line);
    }
  }

  /// Progress of one task, to be closed by try-with-resources; silent if so asked.
  ///
  /// @param label what is going on, a word or two
  public ConsoleProgress progress(String label) {
    return new ConsoleProgress(label, common.quiet || common.noProgress, frame.world());
  }

  /// Whether Ctrl-C was pressed. A verb that calls this promises to look at it often, and to save.
  public Interruption interruption() {
    frame.interruption().watched();
    return frame.interruption();
  }

  /// Asks before something that cannot be undone; `--yes` answers.
  ///
  /// @throws UsageException where nobody can answer
  public boolean confirm(String question) {
    if (common.yes) {
      return true;
    }
    frame.world().err().print(question + " [y/N] ");
    frame.world().err().flush();
    String answer =
        frame
            .world()
            .answer()
            .get()
            .orElseThrow(
                () -> new UsageException("nobody is there to answer: " + question, "add --yes"));
    return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  /// Everything that took effect, as `{verb: {option: value}}` in the order of help: what a run
  /// folder keeps, and what `--config` takes to run the same again. `--yes` and `--dry-run` are not
  /// kept.
  public Map<String, Object> configuration() {
    Map<String, Object> nested = Keys.effective(spec);
    String[] path = Keys.verb(spec).split("\\.");
    for (int i = path.length - 1; i >= 0; i--) {
      Map<String, Object> outer = new LinkedHashMap<>();
      outer.put(path[i], nested);
      nested = outer;
    }
    return nested;
  }

  /// What `--set`, the environment or the configuration file say for an option of another verb, for
  /// a verb that runs others (`demo` and `pretrain.steps`).
  public Optional<String> setting(String verb, String option) {
    return frame.settings().find(verb, option).map(Settings.Found::value);
  }

  /// The command as it was typed, for provenance.
  public String command() {
    return frame.command();
  }
}
