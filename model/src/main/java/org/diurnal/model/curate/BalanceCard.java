package org.diurnal.model.curate;

import java.util.ArrayList;
import java.util.List;

/// `balance.json` of a run folder: how often days of which cluster are drawn, and why.
///
/// @param format always `diurnal-balance`
/// @param formatVersion 1
/// @param rule in words
/// @param settings how clusters were found
/// @param vectorsSha256 of the file of vectors
/// @param drawsSha256 of the file that lists every day with its cluster
/// @param days days learned from
/// @param daysWithoutVector of these, days that are in no cluster, and drawn as without balancing
/// @param clusters the lowest level's
public record BalanceCard(
    String format,
    int formatVersion,
    String rule,
    BalanceSettings settings,
    String vectorsSha256,
    String drawsSha256,
    int days,
    long daysWithoutVector,
    List<Cluster> clusters) {
  /// One lowest cluster.
  ///
  /// @param path its number, then those of the clusters it is in, upwards
  /// @param days how many days it has
  /// @param drawsOfADay how often one is drawn, on average, in as many draws as there are days
  public record Cluster(List<Integer> path, long days, double drawsOfADay) {
    public Cluster {
      path = List.copyOf(path);
    }
  }

  public BalanceCard {
    clusters = List.copyOf(clusters);
  }

  /// The card of a balance whose rows are in a file.
  public static BalanceCard of(
      Balance balance,
      BalanceSettings settings,
      int days,
      String vectorsSha256,
      String drawsSha256) {
    List<Cluster> clusters = new ArrayList<>();
    long clustered = 0;
    for (int c = 0; c < balance.tree().leaves(); c++) {
      List<Integer> path = java.util.Arrays.stream(balance.tree().path(c)).boxed().toList();
      clusters.add(new Cluster(path, balance.sizes()[c], balance.drawsOfADay()[c]));
      clustered += balance.sizes()[c];
    }
    return new BalanceCard(
        "diurnal-balance",
        1,
        Balance.RULE,
        settings,
        vectorsSha256,
        drawsSha256,
        days,
        days - clustered,
        clusters);
  }
}
