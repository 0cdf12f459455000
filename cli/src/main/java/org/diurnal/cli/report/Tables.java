package org.diurnal.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diurnal.cli.report.ReportData.Fact;
import org.diurnal.cli.report.ReportData.ResultTable;
import org.diurnal.cli.report.ReportData.Score;
import org.diurnal.cli.report.ReportData.ScoreRow;
import org.diurnal.cli.report.ReportData.ScoreTable;

/// Tables with headers that screen readers understand, scrolling sideways on their own.
final class Tables {
  private static final Pattern NUMBER = Pattern.compile("[-−+]?[0-9][0-9,. \u202f]*( ?%)?|–|");

  private Tables() {}

  static void facts(StringBuilder s, List<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    s.append("<dl class=\"facts\">\n");
    for (Fact f : facts) {
      s.append("<div><dt>")
          .append(Html.escape(f.name()))
          .append("</dt><dd>")
          .append(Html.name(f.value()))
          .append("</dd></div>\n");
    }
    s.append("</dl>\n");
  }

  static void result(StringBuilder s, ResultTable t) {
    head(s, t.title(), t.explanation());
    s.append("<thead><tr>");
    for (int c = 0; c < t.columns().size(); c++) {
      s.append(isNumeric(t, c) ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
          .append(Html.escape(t.columns().get(c)))
          .append("</th>");
    }
    s.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : t.rows()) {
      s.append("<tr>");
      for (int c = 0; c < row.size(); c++) {
        String tag = c == 0 ? "th scope=\"row\"" : "td";
        s.append('<')
            .append(tag)
            .append(isNumeric(t, c) ? " class=\"n\">" : ">")
            .append(Html.name(row.get(c)))
            .append(c == 0 ? "</th>" : "</td>");
      }
      s.append("</tr>\n");
    }
    foot(s, t.notes());
  }

  private static boolean isNumeric(ResultTable t, int column) {
    return column > 0
        && t.rows().stream().allMatch(r -> NUMBER.matcher(r.get(column).strip()).matches());
  }

  static void scores(StringBuilder s, ScoreTable t) {
    head(s, t.title(), t.explanation());
    String model = t.methods().getFirst();
    s.append("<thead><tr><th scope=\"col\">").append(Html.escape(t.metric())).append("</th>");
    for (String m : t.methods()) {
      s.append("<th scope=\"col\" class=\"n\">").append(Html.escape(m)).append("</th>");
    }
    s.append("<th scope=\"col\" class=\"n\">")
        .append(Html.escape(model))
        .append(" against the best other</th></tr></thead>\n");
    String task = "";
    boolean open = false;
    for (ScoreRow row : t.rows()) {
      if (!open || !row.task().equals(task)) {
        task = row.task();
        s.append(open ? "</tbody>\n" : "")
            .append("<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"")
            .append(t.methods().size() + 2)
            .append("\">")
            .append(Html.escape(task))
            .append("</th></tr>\n");
        open = true;
      }
      score(s, t, row);
    }
    s.append(open ? "" : "<tbody>");
    foot(s, t.notes());
  }

  private static void score(StringBuilder s, ScoreTable t, ScoreRow row) {
    String unit = Html.unit(row.unit());
    s.append("<tr><th scope=\"row\">").append(Html.name(Html.channel(row.subject())));
    s.append(unit.isEmpty() ? "" : " <small>" + Html.escape(unit) + "</small>").append("</th>");
    for (int k = 0; k < row.scores().size(); k++) {
      Score score = row.scores().get(k);
      boolean best = Verdict.isBest(t, row, k);
      s.append(best ? "<td class=\"n best\"><b>" : "<td class=\"n\">")
          .append(Html.number(score.value()))
          .append(best ? "</b><span class=\"sr\"> best</span>" : "");
      if (!Double.isNaN(score.low()) && !Double.isNaN(score.high())) {
        s.append(" <small>")
            .append(Html.number(score.low()))
            .append(" to ")
            .append(Html.number(score.high()))
            .append("</small>");
      }
      s.append("</td>");
    }
    Optional<Verdict.Comparison> c = Verdict.compare(t, row);
    s.append("<td class=\"n ").append(c.map(Tables::css).orElse("")).append("\">");
    s.append(c.map(Tables::words).orElse(Html.NONE)).append("</td></tr>\n");
  }

  private static String css(Verdict.Comparison c) {
    return c.wins() ? "win" : c.tie() ? "" : "lose";
  }

  private static String words(Verdict.Comparison c) {
    if (c.tie()) {
      return "equal";
    }
    String mark = c.wins() ? "✓ " : "✗ ";
    if (!Double.isFinite(c.change())) {
      return mark + (c.wins() ? "better" : "worse");
    }
    double percent = Math.abs(100 * c.change());
    return mark
        + String.format(Locale.ROOT, percent < 10 ? "%.1f" : "%.0f", percent)
        + " % "
        + (c.change() < 0 ? "lower" : "higher");
  }

  private static void head(StringBuilder s, String title, String explanation) {
    s.append("<h3>").append(Html.escape(title)).append("</h3>\n");
    if (!explanation.isEmpty()) {
      s.append("<p>").append(Html.escape(explanation)).append("</p>\n");
    }
    s.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(Html.escape(title))
        .append("\"><table>\n");
  }

  private static void foot(StringBuilder s, List<String> notes) {
    s.append("</tbody></table></div>\n");
    for (String note : notes) {
      s.append("<p class=\"note\">").append(Html.escape(note)).append("</p>\n");
    }
  }
}
