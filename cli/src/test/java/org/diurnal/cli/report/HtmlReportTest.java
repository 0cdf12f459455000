package org.diurnal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final String HOSTILE =
      "</style></section><script>alert(1)</script><img src=x onerror='x'>\" onload=\"x&\u202e\u0000";

  @Test
  void aHostilePersonIdIsOnlyText() {
    String page = HtmlReport.render(SampleReport.of(HOSTILE, false));
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script")
        .doesNotContain("<img src=x")
        .doesNotContain("\u0000");
    // Every tag is one that the report itself writes, none with a handler.
    Matcher tag = Pattern.compile("<([a-z0-9]+)([^>]*)>").matcher(page);
    while (tag.find()) {
      assertThat(tag.group(2)).doesNotContainPattern("(?i)^[^\"]*\\son[a-z]+=");
      assertThat(tag.group(1))
          .isIn(
              "html",
              "head",
              "meta",
              "title",
              "style",
              "body",
              "main",
              "header",
              "nav",
              "section",
              "div",
              "span",
              "p",
              "h1",
              "h2",
              "h3",
              "a",
              "dl",
              "dt",
              "dd",
              "ul",
              "li",
              "table",
              "thead",
              "tbody",
              "tr",
              "th",
              "td",
              "b",
              "small",
              "bdi",
              "figure",
              "figcaption",
              "img",
              "svg",
              "path",
              "rect",
              "pre",
              "code");
    }
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    String page = HtmlReport.render(SampleReport.of("a", false));
    assertThat(page).contains("default-src 'none'");
    assertThat(page).doesNotContainPattern("(?i)https?:|url\\(|@import|<link|<iframe|<object");
    Matcher m = Pattern.compile("(?:src|href)=\"([^\"]{0,30})").matcher(page);
    while (m.find()) {
      assertThat(m.group(1)).matches("#[a-z]+|data:image/png;base64,.*");
    }
  }

  @Test
  void equalDataGiveEqualBytesAndTheyAreFew() {
    String page = HtmlReport.render(SampleReport.of("a", true));
    assertThat(page).isEqualTo(HtmlReport.render(SampleReport.of("a", true)));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(3_000_000);
  }

  @Test
  void simulatedDataIsSaidFirstAndOnlyThen() {
    String simulated = HtmlReport.render(SampleReport.of("a", true));
    assertThat(simulated.indexOf("Simulated data."))
        .isPositive()
        .isLessThan(simulated.indexOf("<h1>"));
    assertThat(HtmlReport.render(SampleReport.of("a", false))).doesNotContain("Simulated data");
    assertThat(simulated).contains("Not a medical device");
  }

  @Test
  void whereTheModelLosesThePageSaysSoInWords() {
    assertThat(HtmlReport.render(SampleReport.of("a", false)))
        .contains(
            "temporal extrapolation, heart rate: linear is better than model (5.62 against 8.90 per minute).")
        .contains("✗ 58 % higher");
  }

  @Test
  void everyPictureHasWordsForThoseWhoCannotSeeItAndTablesHaveHeaders() {
    String page = HtmlReport.render(SampleReport.of("a", false));
    assertThat(count(page, "<img ")).isEqualTo(3).isEqualTo(count(page, " alt=\""));
    assertThat(count(page, "role=\"img\""))
        .isEqualTo(3 + 1 + 1)
        .isEqualTo(count(page, "role=\"img\" aria-label=\""));
    assertThat(count(page, "<table>")).isEqualTo(count(page, "<thead>"));
    assertThat(page).contains("mean absolute error of model").contains("<html lang=\"en\">");
  }

  @Test
  void emptyPartsAreLeftOut() {
    String page = HtmlReport.render(ReportData.titled("T", "", false));
    assertThat(page).contains("<h1>T</h1>").doesNotContain("<section");
    ReportData one =
        new ReportData(
            "T",
            "",
            false,
            List.of(new ReportData.Fact("people", "1")),
            ReportData.Part.EMPTY,
            ReportData.Part.EMPTY,
            List.of(),
            List.of(),
            List.of(new ReportData.LossPoint(0, Double.NaN, Double.NaN)),
            List.of(),
            List.of(),
            java.util.Optional.empty(),
            List.of(),
            List.of());
    assertThat(HtmlReport.render(one))
        .contains("id=\"loss\"")
        .doesNotContain("NaN")
        .doesNotContain("id=\"days\"");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
