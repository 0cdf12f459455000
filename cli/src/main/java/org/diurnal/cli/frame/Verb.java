package org.diurnal.cli.frame;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A verb of the command line: a class with picocli's `@Command` and `@Option` that does its work
/// in [#run].
///
/// Optional options are `Optional` fields that start empty; an option with several values is a list
/// with `split = ","`. The command's footer is a real example with its output.
public abstract class Verb implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;
  private @Nullable Frame frame;

  /// Does the work.
  ///
  /// @return an [ExitCode]
  /// @throws Exception a [org.diurnal.core.DiurnalException] for what a user can cure
  protected abstract int run(Context context) throws Exception;

  final void attach(Frame newFrame) {
    this.frame = newFrame;
  }

  final CommonOptions common() {
    return common;
  }

  @Override
  public final Integer call() throws Exception {
    return run(new Context(Objects.requireNonNull(frame), common, Objects.requireNonNull(spec)));
  }
}
