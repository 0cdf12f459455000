package org.diurnal.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// A stop watch of wall and processor time for one thread.
final class Watch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long wall;
  private long cpu;
  private long wallFrom;
  private long cpuFrom;

  void start() {
    cpuFrom = THREADS.getCurrentThreadCpuTime();
    wallFrom = System.nanoTime();
  }

  void stop() {
    wall += System.nanoTime() - wallFrom;
    cpu += THREADS.getCurrentThreadCpuTime() - cpuFrom;
  }

  /// The longest wall time and all processor time of several threads.
  static Alone.Spent together(Watch[] watches) {
    double longest = 0;
    double sum = 0;
    for (Watch w : watches) {
      longest = Math.max(longest, w.wall / 1e9);
      sum += w.cpu / 1e9;
    }
    return new Alone.Spent(longest, sum);
  }

  /// Processor seconds that the workers' threads have used so far.
  static double workersCpu() {
    double sum = 0;
    for (long id : THREADS.getAllThreadIds()) {
      var info = THREADS.getThreadInfo(id);
      if (info != null && info.getThreadName().startsWith("diurnal-worker-")) {
        sum += Math.max(0, THREADS.getThreadCpuTime(id)) / 1e9;
      }
    }
    return sum;
  }
}
