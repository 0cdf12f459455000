package org.diurnal.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.store.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People are the same wherever they are made, and are what their traits say.
class SimulatorTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
  private static final SensorSchema REFERENCE = SensorSchema.builtIn("reference34");
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  @TempDir Path tmp;

  private record Made(List<DayWindow> days, List<Label> labels) {
    double label(String task) {
      return labels.stream()
          .filter(l -> l.task().equals(task))
          .mapToDouble(Label::value)
          .findFirst()
          .orElseThrow();
    }
  }

  private static Made make(Simulator s, long number) {
    List<DayWindow> days = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    s.person(number, days::add, labels::add);
    return new Made(days, labels);
  }

  private static Simulator fitbit(int days) {
    return new Simulator(3, FITBIT, MONDAY, days, 0);
  }

  @Test
  void aPersonDependsOnSeedAndNumberAlone() {
    Simulator s = new Simulator(7, REFERENCE, MONDAY, 2, 0.5);
    Made alone = make(s, 41);
    make(s, 3);
    assertThat(make(s, 41)).isEqualTo(alone);
    assertThat(make(new Simulator(8, REFERENCE, MONDAY, 2, 0.5), 41).days())
        .isNotEqualTo(alone.days());
  }

  @Test
  void shardsMadeApartAreTheDatasetMadeAtOnce() {
    Simulator s = new Simulator(5, FITBIT, MONDAY, 3, 0.2);
    Path whole = tmp.resolve("whole");
    Path shards = tmp.resolve("shards");
    SimulatedCohort.write(whole, s, 0, 6, "test", Progress.SILENT);
    SimulatedCohort.write(shards, s, 0, 2, "test", Progress.SILENT);
    SimulatedCohort.write(shards, s, 2, 4, "test", Progress.SILENT);
    List<DayWindow> a = new ArrayList<>();
    List<DayWindow> b = new ArrayList<>();
    Dataset.open(whole).forEachDay(a::add);
    Dataset.open(shards).forEachDay(b::add);
    assertThat(b).isEqualTo(a).isNotEmpty();
    assertThat(Dataset.open(shards).labels()).isEqualTo(Dataset.open(whole).labels());
    assertThat(Dataset.open(whole).manifest().provenance().simulated()).isTrue();
    String before = Dataset.open(whole).contentSha256();
    SimulatedCohort.write(whole, s, 0, 6, "test", Progress.SILENT);
    assertThat(Dataset.open(whole).contentSha256()).isEqualTo(before);
  }

  @Test
  void fewerChannelsAreTheSamePeople() {
    Made all = make(new Simulator(7, REFERENCE, MONDAY, 2, 0), 4);
    Made few = make(new Simulator(7, FITBIT, MONDAY, 2, 0), 4);
    assertThat(few.labels()).isEqualTo(all.labels());
    int steps = REFERENCE.indexOf("steps").orElseThrow();
    for (int d = 0; d < 2; d++) {
      assertThat(few.days().get(d).values(0)).isEqualTo(all.days().get(d).values(steps));
    }
  }

  @Test
  void anotherDeviceSeesTheSameLife() {
    Simulator s = new Simulator(7, REFERENCE, MONDAY, 3, 0);
    List<Label> one = new ArrayList<>();
    List<Label> other = new ArrayList<>();
    List<DayWindow> ring = new ArrayList<>();
    s.person(9, DeviceType.FULL_WATCH, d -> {}, one::add);
    s.person(9, DeviceType.RING, ring::add, other::add);
    assertThat(other).isEqualTo(one);
    int eda = REFERENCE.indexOf("eda_level").orElseThrow();
    assertThat(ring).allSatisfy(d -> assertThat(d.observed(eda).count()).isZero());
  }

  @Test
  void peopleSleepAtNightWalkByDayAndTheirHeartsFollow() {
    double asleepHours = 0;
    double steps = 0;
    int n = 0;
    int hr = FITBIT.indexOf("heart_rate").orElseThrow();
    double[] sum = new double[2];
    int[] count = new int[2];
    for (int p = 0; p < 25; p++) {
      Made m = make(fitbit(4), p);
      for (Label l : m.labels()) {
        if (l.task().equals("truth_minutes_asleep")) {
          asleepHours += l.value() / 60;
          n++;
        } else if (l.task().equals("daily_steps")) {
          steps += l.value();
        }
      }
      for (DayWindow d : m.days()) {
        for (int minute = 0; minute < DayWindow.MINUTES; minute++) {
          int when = minute >= 120 && minute < 300 ? 0 : minute >= 720 && minute < 1140 ? 1 : -1;
          if (when >= 0 && d.observed(hr).get(minute)) {
            sum[when] += d.values(hr)[minute];
            count[when]++;
          }
        }
      }
    }
    double night = sum[0] / count[0];
    double day = sum[1] / count[1];
    assertThat(day - night).as("heart rate by day above that of the night").isBetween(12.0, 30.0);
    assertThat(asleepHours / n).isBetween(6.3, 8.0);
    assertThat(steps / n).isBetween(4500.0, 11_000.0);
  }

  @Test
  void labelsHaveThePrevalencesThatTheyShould() {
    Population people = new Population(11);
    Map<String, double[]> sums = new HashMap<>();
    int n = 4000;
    for (int i = 0; i < n; i++) {
      Draw draw = new Draw(11, i, "labels");
      HealthLabels.of(
          "x",
          people.person(i),
          draw,
          l -> sums.computeIfAbsent(l.task(), k -> new double[1])[0] += l.value());
    }
    for (LabelModel m : HealthLabels.MODELS) {
      if (m instanceof LabelModel.Binary b) {
        double share = Objects.requireNonNull(sums.get(b.task()))[0] / n;
        double bayes = Objects.requireNonNull(sums.get("bayes_" + b.task()))[0] / n;
        // four standard errors of a share, and what 4,000 other people differ by
        double tolerance =
            4 * Math.sqrt(b.prevalence() * (1 - b.prevalence()) / n) + 0.1 * b.prevalence();
        assertThat(share).as(b.task()).isCloseTo(b.prevalence(), within(tolerance));
        assertThat(bayes).as("bayes_" + b.task()).isCloseTo(b.prevalence(), within(tolerance));
      }
    }
  }

  @Test
  void whoKnowsThePersonPredictsBetterThanWhoKnowsAgeAndSex() {
    Population people = new Population(12);
    for (String task :
        List.of("diabetes_any", "hypertension_jnc7", "any_cvd", "snort_stop_breathing")) {
      List<double[]> scored = new ArrayList<>();
      for (int i = 0; i < 3000; i++) {
        Traits t = people.person(i);
        Map<String, Double> labels = new HashMap<>();
        HealthLabels.of("x", t, new Draw(12, i, "labels"), l -> labels.put(l.task(), l.value()));
        scored.add(
            new double[] {
              Objects.requireNonNull(labels.get("bayes_" + task)),
              t.ageYears(),
              Objects.requireNonNull(labels.get(task))
            });
      }
      assertThat(auc(scored, 0)).as(task).isGreaterThan(auc(scored, 1) + 0.01).isLessThan(0.97);
    }
  }

  /// The probability that somebody with the label scores above somebody without, by definition.
  private static double auc(List<double[]> scored, int score) {
    double wins = 0;
    long pairs = 0;
    for (double[] yes : scored) {
      if (yes[2] == 1) {
        for (double[] no : scored) {
          if (no[2] == 0) {
            wins += yes[score] > no[score] ? 1 : yes[score] == no[score] ? 0.5 : 0;
            pairs++;
          }
        }
      }
    }
    return wins / pairs;
  }

  @Test
  void aFeverShowsInTheHeart() {
    Simulator ill = new Simulator(21, REFERENCE, MONDAY, 28, 1);
    long number = 0;
    while (ill.traits(number).shiftWorker()) {
      number++;
    }
    Events events = ill.events(number);
    Events.Event fever =
        events.events().stream()
            .filter(e -> e.kind() == Events.Kind.FEVER)
            .findFirst()
            .orElseThrow();
    int second = fever.firstDay() + 1;
    double difference =
        night(ill, number, events, second) - night(ill, number, Events.NONE, second);
    assertThat(difference).as("beats a minute at night on the second day").isBetween(5.0, 25.0);
    LocalDate date = MONDAY.plusDays(second);
    assertThat(make(ill, number).labels())
        .anyMatch(l -> l.task().equals("event_fever") && l.time().orElseThrow().equals(date));
  }

  /// The mean heart rate of a body from midnight to six, before any sensor sees it.
  private static double night(Simulator s, long number, Events events, int day) {
    Life life = new Life(s.traits(number), events, s.seed(), number, s.first());
    BodyDay body = life.next();
    for (int d = 0; d < day; d++) {
      body = life.next();
    }
    double sum = 0;
    for (int minute = 0; minute < 360; minute++) {
      sum += body.heartRateBpm()[minute];
    }
    return sum / 360;
  }

  @Test
  void daysMissAsMuchAsInTheField() {
    Simulator s = new Simulator(2, REFERENCE, MONDAY, 3, 0);
    List<Double> missing = new ArrayList<>();
    for (int p = 0; p < 60; p++) {
      make(s, p).days().forEach(d -> missing.add(d.missingShare()));
    }
    double mean = missing.stream().mapToDouble(m -> m).average().orElseThrow();
    double sd =
        Math.sqrt(
            missing.stream().mapToDouble(m -> (m - mean) * (m - mean)).average().orElseThrow());
    assertThat(mean).as("the field: 0.49").isBetween(0.43, 0.55);
    assertThat(sd).as("the field: 0.15").isBetween(0.11, 0.19);
    missing.sort(null);
    assertThat(missing.get(missing.size() / 100)).as("the field: from 0.02").isBetween(0.02, 0.30);
    assertThat(missing.get(missing.size() * 99 / 100)).as("to 0.80").isBetween(0.68, 0.85);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Simulator(1, FITBIT, MONDAY, 0, 0))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> new Simulator(1, FITBIT, MONDAY, 3, 1.5))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> fitbit(2).traits(-1)).isInstanceOf(UsageException.class);
    assertThatThrownBy(
            () -> SimulatedCohort.write(tmp.resolve("d"), fitbit(2), 0, 0, "test", Progress.SILENT))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> new Simulator(1, FITBIT, LocalDate.MAX, 3, 0))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("first day");
    assertThatThrownBy(() -> new Simulator(1, FITBIT, MONDAY, 3, Double.NaN))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> new Simulator(1, SensorSchema.builtIn("nhanes"), MONDAY, 3, 0))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot make")
        .extracting(e -> ((UsageException) e).cure())
        .isEqualTo("use reference34, fitbit, wearable");
    double[][] impossible = {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}};
    assertThatThrownBy(() -> Latent.cholesky(impossible))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
