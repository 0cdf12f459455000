package org.diurnal.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diurnal.data.Label;
import org.diurnal.data.simulate.LabelModel.Binary;
import org.diurnal.data.simulate.LabelModel.Continuous;
import org.diurnal.data.simulate.LabelModel.Term;
import org.junit.jupiter.api.Test;

/// `docs/reference/simulator-effects.md` says what the code does.
class EffectsDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "simulator-effects.md");
  private static final Pattern HEADING = Pattern.compile("#### `(\\w+)`");
  private static final Pattern PREVALENCE = Pattern.compile("Yes or no; prevalence (\\S+)\\.");
  private static final Pattern QUANTITY =
      Pattern.compile("In .*; mean (\\S+) where .*, noise (\\S+), least (\\S+)\\.");

  /// The tasks by which models are judged.
  private static final List<String> TASKS =
      List.of(
          "hypertension_jnc7",
          "any_cvd",
          "heart_failure",
          "coronary_heart_disease",
          "stroke",
          "sbp_mmhg",
          "resting_pulse_bpm",
          "beta_blocker",
          "diabetes_any",
          "hba1c_pct",
          "obese",
          "bmi",
          "waist_cm",
          "metabolic_syndrome",
          "hdl_cholesterol",
          "high_triglycerides",
          "serum_glucose",
          "chronic_kidney_disease",
          "sleep_hours",
          "short_sleep",
          "trouble_falling_asleep",
          "sleep_disorder_told",
          "snort_stop_breathing",
          "overly_sleepy_in_day",
          "limited_by_depression_anxiety",
          "memory_problem",
          "self_rated_health",
          "fair_or_poor_health",
          "current_smoker",
          "heavy_drinker",
          "meets_150min_mvpa",
          "leisure_mvpa_min_week",
          "age_years",
          "female",
          "weight_kg");

  @Test
  void everyNumberStandsInThePageWithItsSource() throws IOException {
    Set<String> code = new TreeSet<>();
    for (LabelModel m : HealthModels.ALL) {
      code.add(
          switch (m) {
            case Binary b -> line(b.task(), "prevalence", b.prevalence());
            case Continuous c -> line(c.task(), "mean, noise, least", c.mean(), c.noise(), c.min());
          });
      for (Term t : m.terms()) {
        code.add(line(t.source() + ": " + m.task(), t.trait().name(), t.effect()));
      }
    }
    assertThat(new TreeSet<>(page())).isEqualTo(code);
    assertThat(page()).as("rows of the page").hasSameSizeAs(code);
  }

  private static String line(String task, String what, double... numbers) {
    return task + " | " + what + " | " + Arrays.toString(numbers);
  }

  /// The page's numbers, in the same words.
  private static List<String> page() throws IOException {
    List<String> lines = new ArrayList<>();
    String task = "";
    for (String text : Files.readAllLines(PAGE)) {
      Matcher heading = HEADING.matcher(text);
      Matcher prevalence = PREVALENCE.matcher(text);
      Matcher quantity = QUANTITY.matcher(text);
      if (text.startsWith("#")) {
        task = heading.matches() ? heading.group(1) : "";
      } else if (task.isEmpty()) {
        continue;
      } else if (prevalence.matches()) {
        lines.add(line(task, "prevalence", number(prevalence.group(1))));
      } else if (quantity.matches()) {
        lines.add(
            line(
                task,
                "mean, noise, least",
                number(quantity.group(1)),
                number(quantity.group(2)),
                number(quantity.group(3))));
      } else if (text.matches("\\| [A-Z]+ \\| .*")) {
        String[] cells = text.split(" \\| ", -1);
        assertThat(cells).as(text).hasSize(6);
        lines.add(line(cells[2] + ": " + task, cells[0].substring(2), number(cells[1])));
      }
    }
    return lines;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  @Test
  void everySourceIsListedWithItsStudy() throws IOException {
    String page = Files.readString(PAGE);
    String studies = page.substring(page.indexOf("## Studies"));
    for (LabelModel m : HealthModels.ALL) {
      for (Term t : m.terms()) {
        assertThat(t.source().startsWith("our own") || studies.contains("| " + t.source() + " |"))
            .as("%s: %s", m.task(), t.source())
            .isTrue();
      }
    }
  }

  @Test
  void everyTaskOfTheEvaluationIsALabelWithABestPrediction() {
    List<Label> labels = new ArrayList<>();
    HealthLabels.of("x", new Population(5).person(1), new Draw(5, 1, "labels"), labels::add);
    Set<String> names = new HashSet<>();
    labels.forEach(l -> assertThat(names.add(l.task())).as(l.task()).isTrue());
    Set<String> wanted = new HashSet<>(TASKS);
    assertThat(wanted).hasSize(35);
    wanted.addAll(List.of("dead_5y", "mort_dead_2019", "mort_followup_months"));
    assertThat(HealthLabels.tasks()).isEqualTo(new TreeSet<>(wanted));
    wanted.forEach(t -> assertThat(names).contains(t, HealthLabels.BAYES + t));
  }

  @Test
  void aRegressionOfSimulatedPeopleGivesWhatThePageSays() throws IOException {
    List<Traits> people = new ArrayList<>();
    Population population = new Population(20030101);
    for (long n = 0; people.size() < 8000; n++) {
      Traits t = population.person(n);
      if (t.ageYears() >= 20) {
        people.add(t);
      }
    }
    int rows = 0;
    List<String> lines = Files.readAllLines(PAGE);
    for (String text :
        lines.subList(lines.indexOf("## The same regression of both"), lines.size())) {
      if (text.startsWith("| `")) {
        String[] cells = text.substring(2, text.length() - 2).split(" \\| ", -1);
        List<Facts> on = Arrays.stream(cells[1].split(", ")).map(Facts::valueOf).toList();
        double[] b = regression(model(cells[0].replace("`", "")), on, people);
        String[] says = cells[3].split(", ");
        for (int i = 0; i < says.length; i++) {
          double said = number(says[i]);
          double spread = on.get(i) == Facts.AGE ? 0.05 : 1; // of its unit beside a year's
          assertThat(b[i + 1])
              .as("%s on %s", cells[0], on.get(i))
              .isCloseTo(said, within(0.08 * Math.abs(said) + 0.04 * spread * scale(cells[0])));
        }
        rows++;
      }
    }
    assertThat(rows).isEqualTo(HealthModels.ALL.size());
  }

  /// The unit that log-odds and quantities have in common: one, or the quantity's noise.
  private static double scale(String task) {
    return model(task.replace("`", "")) instanceof Continuous c ? c.noise() : 1;
  }

  private static LabelModel model(String task) {
    return HealthModels.ALL.stream().filter(m -> m.task().equals(task)).findFirst().orElseThrow();
  }

  /// Coefficients, the intercept first: Newton's method for log-odds, one step of it for
  /// quantities.
  private static double[] regression(LabelModel model, List<Facts> on, List<Traits> people) {
    int k = on.size() + 1;
    double[] b = new double[k];
    for (int step = 0; step < (model instanceof Binary ? 12 : 1); step++) {
      double[][] a = new double[k][k + 1];
      for (Traits t : people) {
        double[] x = new double[k];
        x[0] = 1;
        for (int i = 1; i < k; i++) {
          x[i] = on.get(i - 1).applyAsDouble(t);
        }
        double eta = 0;
        for (int i = 0; i < k; i++) {
          eta += b[i] * x[i];
        }
        double fitted = model instanceof Binary ? Logit.inverse(eta) : eta;
        double weight = model instanceof Binary ? fitted * (1 - fitted) : 1;
        double y =
            switch (model) {
              case Binary bin -> HealthLabels.probability(bin, t);
              case Continuous c -> c.expected(t);
            };
        for (int i = 0; i < k; i++) {
          for (int j = 0; j < k; j++) {
            a[i][j] += weight * x[i] * x[j];
          }
          a[i][k] += (y - fitted) * x[i];
        }
      }
      double[] change = solve(a);
      for (int i = 0; i < k; i++) {
        b[i] += change[i];
      }
    }
    return b;
  }

  /// Gauss and Jordan, for positive definite systems with the right side as the last column.
  private static double[] solve(double[][] a) {
    int k = a.length;
    for (int p = 0; p < k; p++) {
      for (int i = 0; i < k; i++) {
        double factor = i == p ? 0 : a[i][p] / a[p][p];
        for (int j = p; j <= k; j++) {
          a[i][j] -= factor * a[p][j];
        }
      }
    }
    double[] x = new double[k];
    for (int i = 0; i < k; i++) {
      x[i] = a[i][k] / a[i][i];
    }
    return x;
  }
}
