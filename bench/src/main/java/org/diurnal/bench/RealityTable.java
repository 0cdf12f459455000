package org.diurnal.bench;

import java.util.Locale;

/// Marginals of real and simulated people side by side.
final class RealityTable {
  private static final String HEAD = "%-30s %-9s %7s %9s %9s %9s %9s %9s %9s %6s %8s %8s %8s  %s";
  private final StringBuilder out = new StringBuilder();
  private int judged;
  private int within;

  /// Begins a part.
  void begin(String title) {
    line("");
    line("%s", title);
    line(
        HEAD,
        "marginal",
        "people",
        "",
        "values",
        "mean",
        "SD",
        "5 %",
        "median",
        "95 %",
        "KS",
        "W1",
        "spread",
        "chance",
        "W1 <= spread");
  }

  /// A marginal to which the rule applies.
  void judged(String name, Marginal real, Marginal simulated, long seed) {
    double w1 = real.wasserstein(simulated);
    boolean holds = w1 <= real.spread();
    judged++;
    within += holds ? 1 : 0;
    rows(name, real, simulated, seed, holds ? "yes" : "NO");
  }

  /// A marginal of instruments that differ.
  void shown(String name, Marginal real, Marginal simulated, long seed) {
    rows(name, real, simulated, seed, "not judged");
  }

  private void rows(String name, Marginal real, Marginal simulated, long seed, String verdict) {
    boolean fewer = real.people() <= simulated.people();
    double chance =
        fewer ? simulated.byChance(real.people(), seed) : real.byChance(simulated.people(), seed);
    row(name, "real", real, "", "", "", "", "");
    row(
        "",
        "simulated",
        simulated,
        String.format(Locale.ROOT, "%.3f", real.kolmogorovSmirnov(simulated)),
        number(real.wasserstein(simulated)),
        number(real.spread()),
        number(chance),
        verdict);
  }

  private void row(
      String name,
      String who,
      Marginal m,
      String ks,
      String w1,
      String spread,
      String chance,
      String verdict) {
    line(
        HEAD,
        name,
        who,
        String.format(Locale.ROOT, "%,d", m.people()),
        m.values() < 1_000_000
            ? String.format(Locale.ROOT, "%,d", m.values())
            : String.format(Locale.ROOT, "%,.2fm", m.values() / 1e6),
        number(m.mean()),
        number(m.sd()),
        number(m.quantile(0.05)),
        number(m.quantile(0.5)),
        number(m.quantile(0.95)),
        ks,
        w1,
        spread,
        chance,
        verdict);
  }

  private static String number(double v) {
    return v >= 1000
        ? String.format(Locale.ROOT, "%,.0f", v)
        : v >= 10 ? String.format(Locale.ROOT, "%.1f", v) : String.format(Locale.ROOT, "%.3f", v);
  }

  private void line(String format, Object... args) {
    out.append(String.format(Locale.ROOT, format, args).stripTrailing()).append('\n');
  }

  @Override
  public String toString() {
    return out
        + String.format(
            Locale.ROOT, "%n%d of %d marginals within their day-to-day spread%n", within, judged);
  }
}
