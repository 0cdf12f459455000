package org.diurnal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Opens the report from disk in Chromium, with no network, and looks whether the plots drew.
class ScreenshotTest {
  private static final int PAPER = 0xFDFCF9;
  private static final int MODEL = 0x0072B2;
  private static final int LINEAR = 0xC24E00;

  @TempDir Path folder;

  @BeforeEach
  void needsChromium() {
    assumeTrue(chromium().isPresent(), "Chromium is not on the PATH: no screenshot is looked at");
  }

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .flatMap(
            d -> Stream.of("chromium", "chromium-browser", "google-chrome").map(n -> Path.of(d, n)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// The top of a page that has one section.
  private BufferedImage shot(String section, int width, int height) throws Exception {
    Path page = folder.resolve(section + ".html");
    HtmlReport.write(SampleReport.only(section), page);
    Path png = folder.resolve(section + width + ".png");
    Process p =
        new ProcessBuilder(
                List.of(
                    chromium().orElseThrow().toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--hide-scrollbars",
                    "--host-resolver-rules=MAP * ~NOTFOUND",
                    "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                    "--window-size=" + width + "," + height,
                    "--screenshot=" + png,
                    page.toUri().toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    try {
      assertThat(p.waitFor(60, TimeUnit.SECONDS)).as("Chromium ended").isTrue();
    } finally {
      p.destroyForcibly();
    }
    assertThat(png).as(Files.readString(folder.resolve("chromium.log"))).exists();
    return ImageIO.read(png.toFile());
  }

  private static Map<Integer, Integer> colours(BufferedImage image) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        counts.merge(image.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static int near(Map<Integer, Integer> colours, int rgb) {
    return colours.entrySet().stream()
        .filter(e -> distance(e.getKey(), rgb) <= 24)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static int distance(int a, int b) {
    int d = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      d = Math.max(d, Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)));
    }
    return d;
  }

  @ParameterizedTest
  @CsvSource({"1280, 1000", "500, 1000"})
  void theDayPictureShowsManyColoursZerosAndHatchedGaps(int width, int height) throws Exception {
    BufferedImage image = shot("days", width, height);
    Map<Integer, Integer> colours = colours(image);
    Set<Integer> viridis = new HashSet<>();
    for (int i = 0; i < ColourScale.COLOURS; i++) {
      if (colours.getOrDefault(ColourScale.rgb(i), 0) > 0) {
        viridis.add(i);
      }
    }
    assertThat(viridis).as("colours of the scale").hasSizeGreaterThan(60);
    assertThat(colours.getOrDefault(ColourScale.rgb(0), 0)).as("zeros").isGreaterThan(20_000);
    // A day without any data is a hatched row: no paper, no zero, two greys.
    assertThat(near(colours, 0xF1EEE6)).as("ground of the gaps").isGreaterThan(2_000);
    assertThat(near(colours, 0xB3ADA0)).as("hatching of the gaps").isGreaterThan(500);
  }

  @Test
  void theReconstructionShowsTruthMaskAndBothFills() throws Exception {
    Map<Integer, Integer> colours = colours(shot("reconstruction", 1280, 900));
    assertThat(near(colours, MODEL)).as("the model's line").isGreaterThan(300);
    assertThat(near(colours, LINEAR)).as("the interpolated line").isGreaterThan(60);
    assertThat(near(colours, 0x3A3834)).as("the truth").isGreaterThan(600);
    // #0072b2 at 12 % over the paper
    assertThat(near(colours, 0xDEEBF0)).as("the hidden stretches").isGreaterThan(5_000);
    // and once more at 28 % over that
    assertThat(near(colours, 0xA0C9DF)).as("the band").isGreaterThan(5_000);
  }

  @Test
  void theLossCurvesRunAcrossTheirPlot() throws Exception {
    BufferedImage image = shot("loss", 1280, 900);
    assertThat(widthOf(image, MODEL)).as("held-out people").isGreaterThan(900);
    assertThat(widthOf(image, LINEAR)).as("training people").isGreaterThan(900);
  }

  /// From the leftmost to the rightmost pixel of a colour.
  private static int widthOf(BufferedImage image, int rgb) {
    int min = image.getWidth();
    int max = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        if (distance(image.getRGB(x, y) & 0xFFFFFF, rgb) <= 24) {
          min = Math.min(min, x);
          max = Math.max(max, x);
        }
      }
    }
    return max - min;
  }

  @Test
  void theEmbeddingShowsTheDotsOfSixPeople() throws Exception {
    Map<Integer, Integer> colours = colours(shot("embedding", 1280, 1000));
    for (int person : new int[] {0x0072B2, 0xC24E00, 0x007A5A, 0xA34D80, 0x7A6A00, 0x4B4B9B}) {
      int blended = blend(person, 0.8);
      assertThat(near(colours, blended)).as("dots of #%06x", person).isGreaterThan(300);
    }
  }

  private static int blend(int rgb, double opacity) {
    int blended = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double c = opacity * (rgb >> shift & 0xFF) + (1 - opacity) * (PAPER >> shift & 0xFF);
      blended |= (int) Math.round(c) << shift;
    }
    return blended;
  }

  @Test
  void aPageWithoutPlotsWouldBeNoticed() throws Exception {
    Map<Integer, Integer> colours = colours(shot("receipt", 1280, 700));
    assertThat(near(colours, MODEL)).isLessThan(60);
    assertThat(near(colours, ColourScale.rgb(0))).isLessThan(60);
    assertThat(colours.getOrDefault(PAPER, 0)).as("the page itself drew").isGreaterThan(100_000);
  }
}
