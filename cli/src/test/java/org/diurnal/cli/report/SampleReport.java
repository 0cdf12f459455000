package org.diurnal.cli.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.diurnal.cli.report.ReportData.Band;
import org.diurnal.cli.report.ReportData.DayPicture;
import org.diurnal.cli.report.ReportData.Embedding;
import org.diurnal.cli.report.ReportData.EmbeddingPoint;
import org.diurnal.cli.report.ReportData.Fact;
import org.diurnal.cli.report.ReportData.LossPoint;
import org.diurnal.cli.report.ReportData.Part;
import org.diurnal.cli.report.ReportData.Reconstruction;
import org.diurnal.cli.report.ReportData.ResultTable;
import org.diurnal.cli.report.ReportData.Score;
import org.diurnal.cli.report.ReportData.ScoreRow;
import org.diurnal.cli.report.ReportData.ScoreTable;
import org.diurnal.core.Randomness;

/// A made-up report with every part, for tests and for looking at.
final class SampleReport {
  private static final LocalDate START = LocalDate.of(2016, 4, 12);

  private SampleReport() {}

  static ReportData of(String hostile, boolean simulated) {
    ReportData empty =
        ReportData.titled(
            "A month of thirty-three wrists",
            "A masked autoencoder of size XXS, pretrained on 28 people, fills hidden minutes of five others.",
            simulated);
    return new ReportData(
        empty.title(),
        empty.lead(),
        empty.simulated(),
        List.of(
            new Fact("people", "33"),
            new Fact("person-days", "902"),
            new Fact("minutes of steps", "1,298,700"),
            new Fact("parameters", "138,740"),
            new Fact("minutes of training", "4.2")),
        receipt(hostile),
        new Part(
            List.of(
                new Fact("schema", "fitbit"), new Fact("days dropped, over 80 % missing", "41")),
            List.of()),
        List.of(
            picture(hostile, "steps", "/min", 31),
            picture(hostile, "heart_rate", "/min", 31),
            picture("4558609924", "heart_rate", "/min", 7)),
        List.of(
            reconstruction("4558609924", "heart_rate", "/min", 1),
            reconstruction("4558609924", "steps", "/min", 2),
            reconstruction("5577150313", "heart_rate", "/min", 3)),
        losses(),
        List.of(scores(), daily()),
        List.of(),
        Optional.of(embedding()),
        List.of(
            new Fact("diurnal", "0.1.0"),
            new Fact("seed", "1"),
            new Fact(
                "data, SHA-256",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            new Fact("engine", "libtorch 2.10, bf16, 2 threads"),
            new Fact("seconds", "251")),
        List.of(
            "diurnal demo --export ../shared/export --seed 1",
            "diurnal impute --model demo-out/model --data demo-out/dataset"));
  }

  /// The same with one section only, so that it stands at the top of a screenshot.
  static ReportData only(String section) {
    ReportData all = of("1503960366", false);
    return new ReportData(
        all.title(),
        "",
        false,
        List.of(),
        section.equals("receipt") ? all.receipt() : Part.EMPTY,
        Part.EMPTY,
        section.equals("days") ? all.pictures() : List.of(),
        section.equals("reconstruction") ? all.reconstructions() : List.of(),
        section.equals("loss") ? all.losses() : List.of(),
        List.of(),
        List.of(),
        section.equals("embedding") ? all.embedding() : Optional.empty(),
        List.of(),
        List.of());
  }

  private static Part receipt(String hostile) {
    return new Part(
        List.of(
            new Fact("source", "fitabase"),
            new Fact("files", "11 (first person " + hostile + ")"),
            new Fact("rows read", "2,483,658"),
            new Fact("rows kept", "2,483,511"),
            new Fact("rows dropped", "147")),
        List.of(
            new ResultTable(
                "Dropped rows",
                "Every row that was not kept, by reason, with the first line where it happened.",
                List.of("reason", "file", "first line", "rows"),
                List.of(
                    List.of(
                        "heart rate outside 25 to 250",
                        "heartrate_seconds_merged.csv",
                        "181,022",
                        "12"),
                    List.of("duplicate hour", "minuteStepsWide_merged.csv", "2,209", "135")),
                List.of("Nothing else was dropped."))));
  }

  private static float[] day(String channel, SplittableRandom r, boolean gaps) {
    float[] v = new float[1440];
    int wake = 400 + r.nextInt(60);
    int sleep = 1320 + r.nextInt(60);
    double walk = 0;
    double hr = 0;
    for (int m = 0; m < 1440; m++) {
      boolean awake = m > wake && m < sleep;
      walk = awake ? (r.nextDouble() < 0.03 ? r.nextDouble() * 110 : walk * 0.93) : 0;
      hr = 0.9 * hr + 0.1 * (awake ? 78 + walk * 0.5 : 58) + r.nextDouble() - 0.5;
      hr = m == 0 ? 58 : hr;
      v[m] = channel.equals("steps") ? (walk < 4 ? 0 : Math.round(walk)) : (float) hr;
    }
    if (gaps) {
      int from = r.nextInt(1100);
      int length = r.nextInt(320);
      java.util.Arrays.fill(v, from, Math.min(1440, from + length), Float.NaN);
    }
    return v;
  }

  private static DayPicture picture(String person, String channel, String unit, int days) {
    List<String> dates = new ArrayList<>();
    float[][] values = new float[days][];
    for (int d = 0; d < days; d++) {
      dates.add(START.plusDays(d).toString());
      values[d] = day(channel, Randomness.of(7, channel.length(), d), true);
      if (d == 4) {
        java.util.Arrays.fill(values[d], Float.NaN);
      }
    }
    return new DayPicture(person, channel, unit, dates, values);
  }

  private static Reconstruction reconstruction(
      String person, String channel, String unit, int key) {
    SplittableRandom r = Randomness.of(9, key);
    float[] truth = day(channel, r, false);
    java.util.Arrays.fill(truth, 200, 260, Float.NaN);
    boolean[] masked = new boolean[1440];
    java.util.Arrays.fill(masked, 500, 620, true);
    java.util.Arrays.fill(masked, 900, 1020, true);
    float[] model = new float[1440];
    float[] linear = new float[1440];
    for (int m = 0; m < 1440; m++) {
      int a = m < 800 ? 499 : 899;
      int b = m < 800 ? 620 : 1020;
      model[m] = (float) (truth[m] * 0.8 + 8 + r.nextDouble());
      linear[m] = truth[a] + (truth[b] - truth[a]) * (m - a) / (b - a);
    }
    Map<String, float[]> fills = new LinkedHashMap<>();
    fills.put("model", model);
    fills.put("linear interpolation", linear);
    float[] low = model.clone();
    float[] high = model.clone();
    for (int m = 0; m < low.length; m++) {
      low[m] = Math.max(0, model[m] - 12);
      high[m] = model[m] + 15;
    }
    return new Reconstruction(
        person,
        "2016-05-0" + key,
        channel,
        unit,
        truth,
        masked,
        fills,
        Optional.of(new Band("90 % interval", low, high)));
  }

  private static List<LossPoint> losses() {
    SplittableRandom r = Randomness.of(3);
    List<LossPoint> points = new ArrayList<>();
    for (int step = 0; step <= 600; step += 5) {
      double loss = 0.35 + 0.65 * Math.exp(-step / 90.0);
      points.add(
          new LossPoint(
              step,
              loss + 0.04 * (r.nextDouble() - 0.5),
              step % 50 == 0 ? loss + 0.02 : Double.NaN));
    }
    return points;
  }

  private static Score score(double v) {
    return new Score(v, v * 0.94, v * 1.07);
  }

  private static ScoreTable scores() {
    List<ScoreRow> rows = new ArrayList<>();
    for (String task :
        List.of("random imputation", "temporal interpolation", "temporal extrapolation")) {
      rows.add(
          new ScoreRow(
              task,
              "steps",
              "/min",
              List.of(score(9.1), score(12.4), score(13.9), score(11.2), score(12.8))));
      double own = task.endsWith("extrapolation") ? 8.9 : 4.31;
      rows.add(
          new ScoreRow(
              task,
              "heart_rate",
              "/min",
              List.of(score(own), score(5.62), score(6.01), score(8.4), score(11.9))));
    }
    return new ScoreTable(
        "Reconstruction",
        "The same hidden minutes of five held-out people, for every method.",
        "root mean squared error",
        true,
        List.of("model", "linear", "last value", "own mean", "population mean"),
        rows,
        List.of("95 % intervals: bootstrap over people, 1,000 draws."));
  }

  private static ScoreTable daily() {
    return new ScoreTable(
        "Daily metrics",
        "60 contiguous minutes removed while awake, filled, the day's metric computed again.",
        "mean absolute error",
        true,
        List.of("model", "linear"),
        List.of(
            new ScoreRow(
                "60 minutes removed", "steps a day", "{steps}", List.of(score(121), score(388))),
            new ScoreRow(
                "60 minutes removed",
                "resting heart rate",
                "/min",
                List.of(Score.NONE, score(0.4)))),
        List.of());
  }

  private static Embedding embedding() {
    SplittableRandom r = Randomness.of(5);
    List<EmbeddingPoint> points = new ArrayList<>();
    for (int p = 0; p < 12; p++) {
      double cx = r.nextDouble() * 10 - 5;
      double cy = r.nextDouble() * 6 - 3;
      for (int d = 0; d < 30 - p; d++) {
        points.add(new EmbeddingPoint("p" + p, cx + r.nextGaussian(), cy + 0.6 * r.nextGaussian()));
      }
    }
    return new Embedding(
        "Two principal components of the person-day vectors; they keep 61 % of the variance.",
        "first component", "second component", points);
  }
}
