package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A bench in a Java machine of its own whose heap is small, to show that memory is bounded.
final class SmallHeap {
  private SmallHeap() {}

  /// Runs a class's `main` there; what it prints comes out here.
  ///
  /// @param megabytes the heap
  /// @param options further options of the Java machine
  /// @throws IllegalStateException if it fails
  static void run(int megabytes, List<String> options, Class<?> bench, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + megabytes + "m");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), bench.getName()));
    command.addAll(List.of(args));
    int rc = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (rc != 0) {
      throw new IllegalStateException(String.join(" ", args) + " ended with " + rc);
    }
  }
}
