package org.diurnal.data.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.diurnal.core.Randomness;

/// Deals people out to roles, the owners of the rarest channel first, so that they are spread.
///
/// For each channel, rarest first, its people not yet dealt (in an order that the seed and each
/// person's own id give, so that who else is there changes little) go one by one to a role: first
/// to roles that have nobody with the channel, as long as there are enough for all, then to the
/// role that is furthest behind its share of the channel's people.
final class Dealer {
  private final Map<String, Set<String>> channelsByPerson;
  private final double[] shares;
  private final long seed;
  private final Map<String, Integer> roleOf = new HashMap<>();
  private final int[] totals; // people of each role so far

  Dealer(Map<String, Set<String>> channelsByPerson, double[] shares, long seed) {
    this.channelsByPerson = channelsByPerson;
    this.shares = shares.clone();
    this.totals = new int[shares.length];
    this.seed = seed;
  }

  /// The people of each role, ascending.
  List<List<String>> deal() {
    for (List<String> owners : ownersRarestFirst()) {
      dealOwners(owners);
    }
    dealOwners(List.copyOf(channelsByPerson.keySet())); // who has no channel at all
    List<List<String>> roles = new ArrayList<>();
    for (int r = 0; r < shares.length; r++) {
      int role = r;
      roles.add(
          channelsByPerson.keySet().stream()
              .filter(p -> roleOf.getOrDefault(p, -1) == role)
              .sorted()
              .toList());
    }
    return roles;
  }

  private List<List<String>> ownersRarestFirst() {
    Set<String> channels = new TreeSet<>();
    channelsByPerson.values().forEach(channels::addAll);
    return channels.stream()
        .map(c ->
            channelsByPerson.entrySet().stream()
                .filter(e -> e.getValue().contains(c))
                .map(Map.Entry::getKey)
                .toList())
        .sorted(Comparator.comparingInt(List::size)) // stable: equal ones by channel name
        .toList();
  }

  private void dealOwners(List<String> owners) {
    int[] have = new int[shares.length];
    List<String> left = new ArrayList<>();
    for (String p : owners) {
      Integer role = roleOf.get(p);
      if (role == null) {
        left.add(p);
      } else {
        have[role]++;
      }
    }
    left.sort(Comparator.comparingLong(this::draw).thenComparing(Comparator.naturalOrder()));
    for (String p : left) {
      int role = neediest(have, owners.size());
      have[role]++;
      totals[role]++;
      roleOf.put(p, role);
    }
  }

  private int neediest(int[] have, int owners) {
    boolean[] allowed = rolesWithout(have, owners >= have.length);
    int left = channelsByPerson.size() - roleOf.size();
    boolean[] empty = rolesWithout(totals, true);
    if (left <= count(empty)) {
      allowed = empty; // the last chance of a role that has nobody at all
    }
    int best = -1;
    double bestDeficit = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < have.length; r++) {
      double deficit = shares[r] * owners - have[r];
      // Equal needs (to rounding) go to the role with fewer people so far, then to the first.
      if ((allowed[r] || count(allowed) == 0)
          && (deficit > bestDeficit + 1e-9
              || (deficit > bestDeficit - 1e-9 && totals[r] < totals[best]))) {
        best = r;
        bestDeficit = deficit;
      }
    }
    return best;
  }

  private static boolean[] rolesWithout(int[] have, boolean wanted) {
    boolean[] without = new boolean[have.length];
    for (int r = 0; r < have.length; r++) {
      without[r] = wanted && have[r] == 0;
    }
    return without;
  }

  private static int count(boolean[] set) {
    int n = 0;
    for (boolean b : set) {
      n += b ? 1 : 0;
    }
    return n;
  }

  private long draw(String person) {
    return Randomness.of(seed, Randomness.key("person split"), Randomness.key(person)).nextLong();
  }
}
