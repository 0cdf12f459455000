package org.diurnal.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/// A self-contained page of sections: no script, nothing loaded from anywhere; its own
/// content-security policy forbids it.
final class Page {
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none';"
          + " form-action 'none'";

  private final StringBuilder navigation = new StringBuilder();
  private final StringBuilder body = new StringBuilder();

  /// Adds a section, and a link to it.
  ///
  /// @param title not escaped
  void section(String id, String title, Consumer<StringBuilder> content) {
    navigation
        .append("<a href=\"#")
        .append(id)
        .append("\">")
        .append(Html.escape(title))
        .append("</a> ");
    body.append("<section id=\"")
        .append(id)
        .append("\">\n<h2>")
        .append(Html.escape(title))
        .append("</h2>\n");
    content.accept(body);
    body.append("</section>\n");
  }

  /// A paragraph.
  static void lead(StringBuilder s, String sentence) {
    s.append("<p>").append(Html.escape(sentence)).append("</p>\n");
  }

  /// The whole page.
  ///
  /// @param kicker what kind of page it is
  /// @param heading not escaped
  /// @param lead not escaped
  String document(String kicker, String heading, String lead, boolean simulated) {
    String title = Html.escape(heading);
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    """
            .formatted(POLICY, title, css())
        + (simulated
            ? "<div class=\"banner\" role=\"note\"><b>Simulated data.</b> No person wore these"
                + " sensors: nothing on this page is evidence about real people.</div>\n"
            : "")
        + "<main>\n<header>\n<p class=\"kicker\">"
        + Html.escape(kicker)
        + "</p>\n<h1>"
        + title
        + "</h1>\n<p class=\"lead\">"
        + Html.escape(lead)
        + "</p>\n<p class=\"disclaimer\">For research. Not a medical device: it does not diagnose,"
        + " and no decision about a person's care should rest on it.</p>\n<nav"
        + " aria-label=\"Sections\">"
        + navigation
        + "</nav>\n</header>\n"
        + body
        + "</main>\n</body>\n</html>\n";
  }

  private static String css() {
    try (InputStream in =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
