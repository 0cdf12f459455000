package org.diurnal.data.nhanes.labels;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One label of the registry.
///
/// @param name lower snake case, as in a table of labels
/// @param domain the field of health it belongs to
/// @param kind what kind of value it has
/// @param unit of the value, in words; empty for codes and yes or no
/// @param definition what the value is and for whom it is known
/// @param origin where the values come from
public record LabelDefinition(
    String name, String domain, LabelKind kind, String unit, String definition, Origin origin) {
  /// A yes or no that is worked out.
  static LabelDefinition binary(String name, String domain, String definition, Term term) {
    return derived(name, domain, LabelKind.BINARY, "", definition, term);
  }

  /// A quantity that is worked out.
  static LabelDefinition quantity(
      String name, String domain, String unit, String definition, Term term) {
    return derived(name, domain, LabelKind.REGRESSION, unit, definition, term);
  }

  /// Any kind that is worked out.
  static LabelDefinition derived(
      String name, String domain, LabelKind kind, String unit, String definition, Term term) {
    return new LabelDefinition(name, domain, kind, unit, definition, new Origin.Derived(term));
  }

  /// A label that can only be had from a table.
  static LabelDefinition taken(
      String name, String domain, LabelKind kind, String unit, String definition, String from) {
    return new LabelDefinition(name, domain, kind, unit, definition, new Origin.Taken(from));
  }

  /// For readers: the tables and variables it is made of, or the labels.
  public String source() {
    return switch (origin) {
      case Origin.Taken(String from) -> from;
      case Origin.Derived(Term term) ->
          Stream.concat(
                  term.variables().stream().map(Variable::text),
                  term.labels().stream().map(l -> "`" + l + "`"))
              .collect(Collectors.joining(", "));
    };
  }

  /// For readers: the rounds that can have it, and of which people.
  public String inclusion() {
    return Inclusion.of(this);
  }

  /// Whether there is a rule that works it out; otherwise it can only be taken from a table.
  public boolean isDerived() {
    return switch (origin) {
      case Origin.Derived d -> true;
      case Origin.Taken t -> false;
    };
  }

  /// The labels that must be known before this one.
  List<String> needs() {
    return switch (origin) {
      case Origin.Derived(Term term) -> term.labels();
      case Origin.Taken t -> List.of();
    };
  }
}
