package org.diurnal.data.nhanes.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// For whom a label can be known: the rounds whose files have all that it is made of, and what its
/// definition, or that of a label it is made of, says about age and who was asked.
final class Inclusion {
  private static final Pattern OF_SOURCE = Pattern.compile("\\((from \\d+ years[^)]*)\\)");
  private static final Pattern ABOUT_PEOPLE =
      Pattern.compile(".*(\\d+ years?|only those|subsample).*");

  private Inclusion() {}

  /// In words.
  static String of(LabelDefinition label) {
    Set<Cycle> rounds = rounds(label);
    List<String> words = new ArrayList<>();
    words.add(String.join(" and ", rounds.stream().map(Cycle::years).toList()));
    words.addAll(people(label));
    return String.join("; ", words);
  }

  private static Set<Cycle> rounds(LabelDefinition label) {
    Set<Cycle> rounds = EnumSet.allOf(Cycle.class);
    switch (label.origin()) {
      case Origin.Taken t -> {}
      case Origin.Derived(Term term) -> {
        // A round that lacks one of several questions still has the label, by the others; age and
        // sex say whom a rule is for, and answer nothing.
        List<Variable> asked = term.variables().stream().filter(v -> !v.ofDemographics()).toList();
        if (!asked.isEmpty()) {
          rounds.removeIf(c -> asked.stream().allMatch(v -> v.column(c).isEmpty()));
        }
        parts(label).forEach(p -> rounds.retainAll(rounds(p)));
      }
    }
    return rounds;
  }

  private static Set<String> people(LabelDefinition label) {
    Set<String> words = new LinkedHashSet<>();
    String[] clauses = label.definition().split("; ", -1);
    Arrays.stream(clauses)
        .skip(1)
        .filter(c -> ABOUT_PEOPLE.matcher(c).matches())
        .forEach(words::add);
    Matcher source = OF_SOURCE.matcher(label.source());
    if (source.find()) {
      words.add(source.group(1));
    }
    if (words.isEmpty()) {
      parts(label).forEach(p -> words.addAll(people(p)));
    }
    return words;
  }

  private static List<LabelDefinition> parts(LabelDefinition label) {
    return label.needs().stream().flatMap(n -> LabelRegistry.find(n).stream()).toList();
  }
}
