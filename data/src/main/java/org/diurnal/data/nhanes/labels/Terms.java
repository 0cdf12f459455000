package org.diurnal.data.nhanes.labels;

import static java.lang.Double.NaN;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The words in which labels are defined. What is not known stays unknown, unless the rest settles
/// it: `any` of an unknown and a yes is yes.
final class Terms {
  private Terms() {}

  /// The answer or measurement itself.
  static Term value(Variable v) {
    return Term.of(v, p -> p.answer(v));
  }

  /// A label that stands before in the registry.
  static Term label(String name) {
    return new Term(p -> p.label(name), List.of(), List.of(name));
  }

  /// The same for everybody.
  static Term constant(double value) {
    return new Term(p -> value, List.of(), List.of());
  }

  /// Whether the answer is one of some codes.
  static Term isOneOf(Variable v, int... codes) {
    return Term.of(
        v,
        p -> {
          double answer = p.answer(v);
          return truth(answer, IntStream.of(codes).anyMatch(c -> c == answer));
        });
  }

  /// Whether the answer is 1, yes.
  static Term yes(Variable v) {
    return isOneOf(v, 1);
  }

  /// Whether the answer is 2, no.
  static Term no(Variable v) {
    return isOneOf(v, 2);
  }

  /// Whether a code was named in one of some cells; what is blank or not known names nothing.
  static Term named(int code, Variable... variables) {
    return new Term(
        p -> Arrays.stream(variables).anyMatch(v -> p.answer(v) == code) ? 1 : 0,
        List.of(variables),
        List.of());
  }

  /// Whether the question was put, be it answered or not.
  static Term asked(Variable v) {
    return Term.of(v, p -> Double.isNaN(p.cell(v)) ? 0 : 1);
  }

  /// Whether there is a value.
  static Term known(Term t) {
    return Term.of(List.of(t), p -> Double.isNaN(t.of(p)) ? 0 : 1);
  }

  /// A term, but another where a condition holds; where that is unknown, it does not hold.
  static Term when(Term condition, Term then, Term otherwise) {
    return Term.of(
        List.of(condition, then, otherwise),
        p -> condition.holds(p) ? then.of(p) : otherwise.of(p));
  }

  /// A term for those of whom a condition holds, missing for all others.
  static Term given(Term condition, Term then) {
    return when(condition, then, constant(NaN));
  }

  /// A term for people of some age and above, missing for the younger.
  static Term aged(int years, Term then) {
    return given(atLeast(value(DemographicLabels.AGE), years), then);
  }

  /// A number for women and girls, another for men and boys.
  static Term bySex(double women, double men) {
    return when(
        no(DemographicLabels.SEX),
        constant(women),
        given(yes(DemographicLabels.SEX), constant(men)));
  }

  static Term atLeast(Term t, double limit) {
    return Term.of(List.of(t), p -> truth(t.of(p), t.of(p) >= limit));
  }

  static Term atMost(Term t, double limit) {
    return Term.of(List.of(t), p -> truth(t.of(p), t.of(p) <= limit));
  }

  static Term above(Term t, double limit) {
    return above(t, constant(limit));
  }

  static Term above(Term t, Term limit) {
    return combined(t, limit, (a, b) -> a > b ? 1 : 0);
  }

  static Term below(Term t, double limit) {
    return below(t, constant(limit));
  }

  static Term below(Term t, Term limit) {
    return combined(t, limit, (a, b) -> a < b ? 1 : 0);
  }

  static Term times(Term a, Term b) {
    return combined(a, b, (x, y) -> x * y);
  }

  static Term min(Term t, double limit) {
    return combined(t, constant(limit), Math::min);
  }

  /// Yes if one is, no if none is, unknown otherwise.
  static Term any(Term... terms) {
    return atLeastOf(1, terms);
  }

  /// Whether some number of yes-or-noes are yes; unknown where the unknown ones could change it.
  static Term atLeastOf(int count, Term... terms) {
    List<Term> all = List.of(terms);
    return Term.of(
        all,
        p -> {
          double[] values = all.stream().mapToDouble(t -> t.of(p)).toArray();
          long yes = DoubleStream.of(values).filter(v -> v == 1).count();
          long unknown = DoubleStream.of(values).filter(Double::isNaN).count();
          if (yes >= count) {
            return 1;
          }
          return yes + unknown < count ? 0 : NaN;
        });
  }

  /// The mean of repeated readings without the first; the only one where there is but one.
  static Term meanWithoutFirst(Variable... readings) {
    return new Term(
        p -> {
          double[] read =
              Arrays.stream(readings)
                  .mapToDouble(p::answer)
                  .filter(v -> !Double.isNaN(v))
                  .toArray();
          return Arrays.stream(read).skip(read.length > 1 ? 1 : 0).average().orElse(NaN);
        },
        List.of(readings),
        List.of());
  }

  private static Term combined(Term a, Term b, DoubleBinaryOperator f) {
    return Term.of(
        List.of(a, b),
        p -> {
          double x = a.of(p);
          double y = b.of(p);
          return Double.isNaN(x) || Double.isNaN(y) ? NaN : f.applyAsDouble(x, y);
        });
  }

  private static double truth(double known, boolean holds) {
    if (Double.isNaN(known)) {
      return NaN;
    }
    return holds ? 1 : 0;
  }
}
