package org.diurnal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static float[][] days(int n, float value) {
    float[][] days = new float[n][1440];
    for (float[] d : days) {
      Arrays.fill(d, value);
    }
    return days;
  }

  @Test
  void inThePictureAGapIsTransparentAndAZeroIsTheDarkestColour() throws IOException {
    float[][] values = days(2, 0);
    values[0][10] = Float.NaN;
    values[1][20] = 100;
    ColourScale scale = ColourScale.of(values);
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(DayPictures.png(values, 2, 3, scale)));

    assertThat(image.getWidth()).isEqualTo(1440);
    assertThat(image.getHeight()).isEqualTo(6);
    assertThat(image.getRGB(10, 0) >>> 24).as("gap").isZero();
    assertThat(image.getRGB(10, 2) >>> 24).as("gap, last line of the day").isZero();
    assertThat(image.getRGB(10, 3)).as("zero on the next day").isEqualTo(0xFF440154);
    assertThat(image.getRGB(9, 0)).isEqualTo(0xFF440154);
    assertThat(image.getRGB(20, 3)).as("the greatest").isEqualTo(0xFFFDE725);
  }

  @Test
  void aScaleStartsAtZeroWhereThatIsNearAndSaysWhatItCuts() {
    float[][] heart = days(10, 70);
    for (int m = 0; m < 1440; m++) {
      heart[3][m] = 50 + m * 0.04f;
    }
    heart[4][0] = 240;
    ColourScale scale = ColourScale.of(heart);
    assertThat(scale.low()).isBetween(50.0, 60.0);
    assertThat(scale.clippedHigh()).isTrue();
    assertThat(scale.root()).isFalse();

    float[][] steps = days(10, 0);
    Arrays.fill(steps[0], 0, 400, 100);
    ColourScale root = ColourScale.of(steps);
    assertThat(root.low()).isZero();
    assertThat(root.root()).isTrue();
    assertThat(root.share(25)).isEqualTo(0.5); // sqrt(25 / 100)
  }

  @Test
  void aPictureWithoutAnyObservationIsDrawnAsAllGap() throws IOException {
    float[][] values = days(1, Float.NaN);
    BufferedImage image =
        ImageIO.read(
            new ByteArrayInputStream(DayPictures.png(values, 1, 1, ColourScale.of(values))));
    assertThat(image.getRGB(700, 0) >>> 24).isZero();
  }

  @Test
  void axesEndOnRoundNumbersAroundWhatIsShown() {
    assertThat(Axis.around(0, 1.02, 5).ticks()).hasSize(7).last().isEqualTo(1.2000000000000002);
    assertThat(Axis.around(52, 131, 4)).isEqualTo(new Axis(40, 140, 20));
    assertThat(Axis.around(7, 7, 4).ticks()).hasSizeGreaterThan(2);
    assertThat(Axis.around(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 4).low()).isZero();
    assertThat(new Axis(-4, 4, 2).label(-2)).isEqualTo("−2");
    assertThat(new Axis(0, 1, 0.2).label(0.4)).isEqualTo("0.4");
  }

  @Test
  void axesHoldWhateverIsShown() {
    long seed = 5;
    SplittableRandom r = Randomness.of(seed);
    for (int i = 0; i < 2000; i++) {
      double min = (r.nextDouble() - 0.5) * Math.pow(10, r.nextInt(7) - 3);
      double max = min + r.nextDouble() * Math.pow(10, r.nextInt(7) - 3) + 1e-6;
      Axis a = Axis.around(min, max, 2 + r.nextInt(6));
      double slack = 1e-6 * (a.high() - a.low());
      assertThat(a.low()).as("seed %d, %d", seed, i).isLessThanOrEqualTo(min + slack);
      assertThat(a.high()).as("seed %d, %d", seed, i).isGreaterThanOrEqualTo(max - slack);
      assertThat(a.ticks().size()).as("seed %d, %d", seed, i).isBetween(2, 15);
    }
  }

  @Test
  void aLineIsInterruptedWhereNothingWasMeasured() {
    Plot plot = new Plot(100, new Axis(0, 10, 5));
    double nan = Double.NaN;
    plot.line("truth", new double[] {0, 1, 2, 3, 4}, new double[] {0, 10, nan, 5, nan});
    assertThat(plot.html("", "", "low", "", ""))
        .contains("<path class=\"truth\" d=\"M0 1000L1 0M3 500h0\"/>");
  }

  @Test
  void numbersKeepAboutThreeDigits() {
    assertThat(Html.number(0)).isEqualTo("0");
    assertThat(Html.number(1234567)).isEqualTo("1,234,567");
    assertThat(Html.number(-3.14159)).isEqualTo("−3.14");
    assertThat(Html.number(0.04567)).isEqualTo("0.046");
    assertThat(Html.number(0.00004)).isEqualTo("4.0e-05");
    assertThat(Html.number(Double.NaN)).isEqualTo("–");
    assertThat(Html.coordinate(1e-9)).isEqualTo("0");
    assertThat(Html.coordinate(500)).isEqualTo("500");
  }
}
