package org.diurnal.cli.report;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.diurnal.cli.report.ReportData.DayPicture;

/// Day x minute pictures: a PNG in which gaps are transparent, over a hatched ground, so that a gap
/// can never look like a zero, in light and in dark.
final class DayPictures {
  static final int MAX_DAYS = 92;
  private static final int MINUTES = 1440;
  private static final int GAP = ColourScale.COLOURS; // the palette's last entry

  private DayPictures() {}

  static void append(StringBuilder s, List<DayPicture> pictures) {
    Map<String, StringBuilder> byPerson = new LinkedHashMap<>();
    for (DayPicture p : pictures) {
      figure(byPerson.computeIfAbsent(p.person(), k -> new StringBuilder()), p);
    }
    byPerson.forEach((person, figures) ->
        s.append("<h3>Person ").append(Html.name(person)).append("</h3>\n").append(figures));
  }

  private static void figure(StringBuilder s, DayPicture p) {
    int days = Math.min(p.dates().size(), MAX_DAYS);
    if (days == 0) {
      return;
    }
    ColourScale scale = ColourScale.of(p.values());
    int row = days <= 10 ? 18 : days <= 40 ? 10 : 5; // pixels a day
    int every = (int) Math.ceil(17.0 / row); // days a label
    String alt = describe(p, days);
    s.append("<figure class=\"days\">\n<figcaption><b>")
        .append(Html.escape(Html.channel(p.channel())))
        .append("</b>")
        .append(Html.unit(p.unit()).isEmpty() ? "" : "," + Html.spacedUnit(p.unit()))
        .append(
            "</figcaption>\n<div class=\"daygrid\">\n<div class=\"dates\" aria-hidden=\"true\">");
    for (int d = 0; d < days; d += every) {
      s.append("<span style=\"top:")
          .append(Html.coordinate(100.0 * (d + 0.5) / days))
          .append("%\">")
          .append(Html.escape(p.dates().get(d)))
          .append("</span>");
    }
    s.append("</div>\n<img class=\"hatch\" style=\"height:")
        .append(days * row)
        .append("px\" alt=\"")
        .append(Html.escape(alt))
        .append("\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png(p.values(), days, row, scale)))
        .append("\">\n<div></div>")
        .append(hours())
        .append("</div>\n");
    legend(s, scale, p.unit());
    if (p.dates().size() > days) {
      s.append("<p class=\"note\">The first ")
          .append(days)
          .append(" of ")
          .append(p.dates().size())
          .append(" days.</p>\n");
    }
    s.append("</figure>\n");
  }

  /// The hours of a day below a picture or plot.
  static String hours() {
    StringBuilder s = new StringBuilder("<div class=\"xticks\" aria-hidden=\"true\">");
    for (int h = 0; h <= 24; h += 3) {
      s.append(h % 6 == 0 ? "<span style=\"left:" : "<span class=\"minor\" style=\"left:")
          .append(Html.coordinate(h * 100.0 / 24))
          .append("%\">")
          .append(String.format("%02d:00", h))
          .append("</span>");
    }
    return s.append("</div>\n").toString();
  }

  private static void legend(StringBuilder s, ColourScale scale, String unit) {
    s.append("<div class=\"legend\"><span class=\"scale\"><span class=\"bar\" style=\"background:")
        .append(ColourScale.gradient())
        .append("\"></span><span class=\"ends\">");
    double[] values = {0, 0.25, 0.5, 0.75, 1};
    for (double share : values) {
      double t = scale.root() ? share * share : share;
      double value = scale.low() + t * (scale.high() - scale.low());
      String sign =
          share == 0 && scale.clippedLow() ? "≤ " : share == 1 && scale.clippedHigh() ? "≥ " : "";
      s.append("<span>").append(sign).append(Html.number(value)).append("</span>");
    }
    s.append("</span></span><span>")
        .append(Html.escape(Html.unit(unit)))
        .append(scale.root() ? " (square-root scale)" : "")
        .append("</span><span><span class=\"swatch hatch\"></span> not observed</span></div>\n");
  }

  private static String describe(DayPicture p, int days) {
    long observed = 0;
    for (int d = 0; d < days; d++) {
      for (float v : p.values()[d]) {
        observed += Float.isNaN(v) ? 0 : 1;
      }
    }
    return String.format(
        java.util.Locale.ROOT,
        "%s of person %s by day and minute, %d days from %s to %s; %.0f %% of the minutes observed",
        Html.channel(p.channel()),
        p.person(),
        days,
        p.dates().getFirst(),
        p.dates().get(days - 1),
        100.0 * observed / (days * (double) MINUTES));
  }

  /// One column a minute, `row` lines a day.
  static byte[] png(float[][] values, int days, int row, ColourScale scale) {
    byte[] r = new byte[GAP + 1];
    byte[] g = new byte[GAP + 1];
    byte[] b = new byte[GAP + 1];
    for (int i = 0; i < GAP; i++) {
      int rgb = ColourScale.rgb(i);
      r[i] = (byte) (rgb >> 16);
      g[i] = (byte) (rgb >> 8);
      b[i] = (byte) rgb;
    }
    IndexColorModel palette = new IndexColorModel(8, GAP + 1, r, g, b, GAP);
    BufferedImage image =
        new BufferedImage(MINUTES, days * row, BufferedImage.TYPE_BYTE_INDEXED, palette);
    int[] line = new int[MINUTES];
    for (int d = 0; d < days; d++) {
      for (int m = 0; m < MINUTES; m++) {
        line[m] = Float.isNaN(values[d][m]) ? GAP : scale.index(values[d][m]);
      }
      for (int y = d * row; y < (d + 1) * row; y++) {
        image.getRaster().setPixels(0, y, MINUTES, 1, line);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // In memory: ImageIO's own choice would want a writable temporary folder.
    try (ImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", memory);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory: cannot happen
    }
    return out.toByteArray();
  }
}
