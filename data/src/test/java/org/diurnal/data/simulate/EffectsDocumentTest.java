package org.diurnal.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.RealData;
import org.diurnal.data.nhanes.labels.LabelRegistry;
import org.diurnal.data.nhanes.labels.NhanesLabels;
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
  private static final List<String> TASKS = LabelRegistry.MAIN_TASKS;

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
    for (Row row : rows()) {
      WeightedRegression r =
          new WeightedRegression(model(row.task()) instanceof Binary, row.on().size());
      for (Traits t : people) {
        r.add(
            row.on().stream().mapToDouble(f -> f.applyAsDouble(t)).toArray(),
            switch (model(row.task())) {
              case Binary b -> HealthLabels.probability(b, t);
              case Continuous c -> c.expected(t);
            },
            1);
      }
      double[] b = r.coefficients();
      for (int i = 0; i < b.length; i++) {
        double said = row.simulated().get(i);
        // 8,000 people are not 40,000; a year, or a unit of BMI, is a small step
        double step =
            switch (row.on().get(i)) {
              case AGE -> 0.05;
              case BMI -> 0.15;
              default -> 1;
            };
        assertThat(b[i])
            .as("%s on %s", row.task(), row.on().get(i))
            .isCloseTo(said, within(0.08 * Math.abs(said) + 0.04 * step * scale(row.task())));
      }
      rows++;
    }
    assertThat(rows).isEqualTo(HealthModels.ALL.size());
  }

  @Test
  void theSurveysRegressionsAreWhatThePageSays() throws IOException {
    Path table = RealData.nhanes().resolve("labels.parquet");
    Map<String, Map<String, Double>> people = new HashMap<>();
    NhanesLabels.read(
        List.of(table),
        l -> people.computeIfAbsent(l.personId(), k -> new HashMap<>()).put(l.task(), l.value()),
        Progress.SILENT);
    for (Row row : rows()) {
      WeightedRegression r =
          new WeightedRegression(model(row.task()) instanceof Binary, row.on().size());
      for (Map<String, Double> person : people.values()) {
        double weight = person.getOrDefault("wtmec2yr", 0.0);
        double[] x = row.on().stream().mapToDouble(f -> measured(f, person)).toArray();
        double y = person.getOrDefault(row.task(), Double.NaN);
        boolean has = !Double.isNaN(y) && Arrays.stream(x).noneMatch(Double::isNaN);
        if (has && weight > 0 && person.getOrDefault("age_years", 0.0) >= 20) {
          r.add(x, y, weight);
        }
      }
      double[] b = r.coefficients();
      for (int i = 0; i < b.length; i++) {
        double said = row.survey().get(i);
        assertThat(b[i])
            .as("%s on %s", row.task(), row.on().get(i))
            .isCloseTo(said, within(0.006 * Math.abs(said))); // three digits
      }
    }
  }

  private static double measured(Facts fact, Map<String, Double> person) {
    return switch (fact) {
      case AGE -> person.getOrDefault("age_years", Double.NaN) - 45;
      case FEMALE -> person.getOrDefault("female", Double.NaN);
      case BMI -> person.getOrDefault("bmi", Double.NaN) - 28;
      case SMOKER -> person.getOrDefault("current_smoker", Double.NaN);
      default -> throw new AssertionError("NHANES has no " + fact);
    };
  }

  private record Row(String task, List<Facts> on, List<Double> survey, List<Double> simulated) {}

  /// The table of regressions.
  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(PAGE);
    for (String text :
        lines.subList(lines.indexOf("## The same regression of both"), lines.size())) {
      if (text.startsWith("| `")) {
        String[] cells = text.substring(2, text.length() - 2).split(" \\| ", -1);
        rows.add(
            new Row(
                cells[0].replace("`", ""),
                Arrays.stream(cells[1].split(", ")).map(Facts::valueOf).toList(),
                Arrays.stream(cells[2].split(", ")).map(c -> number(c.split(" ")[0])).toList(),
                Arrays.stream(cells[3].split(", ")).map(EffectsDocumentTest::number).toList()));
      }
    }
    return rows;
  }

  /// The unit that log-odds and quantities have in common: one, or the quantity's noise.
  private static double scale(String task) {
    return model(task) instanceof Continuous c ? c.noise() : 1;
  }

  private static LabelModel model(String task) {
    return HealthModels.ALL.stream().filter(m -> m.task().equals(task)).findFirst().orElseThrow();
  }
}
