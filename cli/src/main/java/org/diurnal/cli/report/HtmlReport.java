package org.diurnal.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.diurnal.cli.report.ReportData.ScoreTable;
import org.diurnal.core.DurableFiles;

/// One self-contained HTML file: no script, no network, nothing loaded from anywhere; its own
/// content-security policy forbids it. Equal data give equal bytes.
public final class HtmlReport {
  private final ReportData data;
  private final Page page = new Page();

  private HtmlReport(ReportData data) {
    this.data = data;
  }

  /// Writes the page durably.
  ///
  /// @throws IOException if it cannot be written
  public static void write(ReportData data, Path file) throws IOException {
    DurableFiles.write(file, render(data));
  }

  /// The page.
  public static String render(ReportData data) {
    return new HtmlReport(data).page();
  }

  private String page() {
    glance();
    section("receipt", "Import receipt", !data.receipt().isEmpty(), s -> part(s, data.receipt()));
    section("data", "The data", !data.data().isEmpty(), s -> part(s, data.data()));
    section(
        "days",
        "Days and minutes",
        !data.pictures().isEmpty(),
        s -> {
          Page.lead(
              s,
              "A row is a day, a column a minute. Hatched: not observed. Zero is a value and has a colour.");
          DayPictures.append(s, data.pictures());
        });
    section(
        "reconstruction",
        "Filled gaps on held-out days",
        !data.reconstructions().isEmpty(),
        s -> {
          Page.lead(
              s,
              "Days of people whom the model never saw in training. The shaded minutes were hidden, then filled. A band says where nine of ten minutes should lie.");
          Reconstructions.append(s, data.reconstructions(), "hidden from the methods");
        });
    section(
        "loss", "Learning", !data.losses().isEmpty(), s -> s.append(Curves.losses(data.losses())));
    section(
        "results",
        "Results",
        !data.scores().isEmpty() || !data.results().isEmpty(),
        s -> {
          Page.lead(s, "The best of a row is bold. Small figures are 95 % intervals.");
          data.scores().forEach(t -> Tables.scores(s, t));
          data.results().forEach(t -> Tables.result(s, t));
        });
    section(
        "embedding",
        "Person-days in the model's space",
        data.embedding().isPresent(),
        s ->
            data.embedding()
                .ifPresent(e -> {
                  Page.lead(s, e.explanation());
                  s.append(Curves.embedding(e));
                }));
    section(
        "provenance",
        "Where every number comes from",
        !data.provenance().isEmpty() || !data.commands().isEmpty(),
        this::provenance);
    return document();
  }

  private String document() {
    return page.document("Diurnal report", data.title(), data.lead(), data.simulated());
  }

  private void glance() {
    List<String> verdicts =
        data.scores().stream().map(Verdict::sentences).flatMap(List::stream).toList();
    section(
        "glance",
        "At a glance",
        !data.headline().isEmpty() || !verdicts.isEmpty(),
        s -> {
          if (!data.headline().isEmpty()) {
            s.append("<dl class=\"headline\">\n");
            data.headline()
                .forEach(f ->
                    s.append("<div><dd>")
                        .append(Html.escape(f.value()))
                        .append("</dd><dt>")
                        .append(Html.escape(f.name()))
                        .append("</dt></div>\n"));
            s.append("</dl>\n");
          }
          data.scores().forEach(t -> verdict(s, t));
        });
  }

  private static void verdict(StringBuilder s, ScoreTable table) {
    List<String> sentences = Verdict.sentences(table);
    if (sentences.isEmpty()) {
      return;
    }
    s.append("<p>").append(Html.escape(sentences.getFirst())).append("</p>\n");
    if (sentences.size() > 1) {
      s.append("<ul class=\"losses\">\n");
      sentences.stream()
          .skip(1)
          .forEach(l -> s.append("<li>").append(Html.escape(l)).append("</li>\n"));
      s.append("</ul>\n");
    }
  }

  private void section(String id, String title, boolean shown, Consumer<StringBuilder> content) {
    if (shown) {
      page.section(id, title, content);
    }
  }

  private static void part(StringBuilder s, ReportData.Part part) {
    Tables.facts(s, part.facts());
    part.tables().forEach(t -> Tables.result(s, t));
  }

  private void provenance(StringBuilder s) {
    Tables.facts(s, data.provenance());
    if (!data.commands().isEmpty()) {
      s.append("<h3>To get the same again</h3>\n<pre tabindex=\"0\"><code>");
      data.commands().forEach(c -> s.append(Html.escape(c)).append('\n'));
      s.append("</code></pre>\n");
    }
  }
}
