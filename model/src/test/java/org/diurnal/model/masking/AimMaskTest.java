package org.diurnal.model.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AimMaskTest {
  private static final long SEED = 20261122;
  private static final MaskSettings RANDOM = always(1, 0);
  private static final MaskSettings TEMPORAL = always(0, 1);
  private static final MaskSettings MODALITY = always(0, 0);

  private static MaskSettings always(double random, double temporal) {
    return new MaskSettings(0.80, 0.50, 0.50, random, temporal, 0.50);
  }

  /// Flags of a day whose channels named are missing all day, and all else observed.
  private static boolean[] lacking(int channels, int... absent) {
    boolean[] inherited = new boolean[PatchGrid.tokens(channels)];
    for (int c : absent) {
      Arrays.fill(inherited, PatchGrid.token(c, 0), PatchGrid.token(c + 1, 0), true);
    }
    return inherited;
  }

  private static int count(boolean[] flags) {
    int n = 0;
    for (boolean f : flags) {
      n += f ? 1 : 0;
    }
    return n;
  }

  /// Hidden tokens of each channel.
  private static int[] hiddenByChannel(AimMask mask) {
    int[] hidden = new int[mask.artificial().length / PatchGrid.SLOTS];
    for (int t = 0; t < mask.artificial().length; t++) {
      hidden[t / PatchGrid.SLOTS] += mask.artificial()[t] ? 1 : 0;
    }
    return hidden;
  }

  @Test
  void maskedIsInheritedOrArtificial() {
    boolean[] inherited = {false, false, true, true};
    boolean[] artificial = {false, true, false, true};
    AimMask mask = AimMask.hiding(inherited, artificial);
    assertThat(mask.masked(0)).isFalse();
    assertThat(mask.masked(1)).isTrue();
    assertThat(mask.masked(2)).isTrue();
    assertThat(mask.masked(3)).isTrue();
    assertThat(mask.visible()).isEqualTo(1);
  }

  @Test
  void atInferenceNothingIsHiddenOnPurpose() {
    AimMask mask = AimMask.inheritedOnly(new boolean[] {true, false, false});
    assertThat(mask.artificial()).containsExactly(false, false, false);
    assertThat(mask.masked(0)).isTrue();
    assertThat(mask.visible()).isEqualTo(2);
  }

  @Test
  void flagsOfDifferentLengthsAreRefused() {
    assertThatThrownBy(() -> AimMask.hiding(new boolean[3], new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3")
        .hasMessageContaining("2");
  }

  @ParameterizedTest // 0.80 of 72 = 57.6, of 216 = 172.8, of 2448 = 1958.4
  @CsvSource({"1,58", "3,173", "34,1958"})
  void randomHidesFourFifthsOfAllPatchesWhetherMissingOrNot(int channels, int hidden) {
    boolean[] inherited = lacking(channels, channels - 1);
    SplittableRandom random = Randomness.of(SEED);
    for (int i = 0; i < 20; i++) {
      AimMask mask = AimMask.draw(inherited, RANDOM, random);
      assertThat(mask.mode()).isEqualTo(MaskMode.RANDOM);
      assertThat(mask.inherited()).isSameAs(inherited);
      assertThat(count(mask.artificial())).isEqualTo(hidden);
    }
  }

  @Test
  void randomHidesEveryPatchEquallyOften() {
    boolean[] inherited = lacking(1);
    int draws = 10_000;
    int[] hidden = new int[72];
    SplittableRandom random = Randomness.of(SEED, 1);
    for (int i = 0; i < draws; i++) {
      boolean[] artificial = AimMask.draw(inherited, RANDOM, random).artificial();
      for (int t = 0; t < 72; t++) {
        hidden[t] += artificial[t] ? 1 : 0;
      }
    }
    // 58 of 72: a standard deviation of 40 draws; five of them, over 72 patches.
    for (int t = 0; t < 72; t++) {
      assertThat((double) hidden[t])
          .as("token %d, seed %d", t, SEED)
          .isCloseTo(draws * 58 / 72.0, within(200.0));
    }
  }

  @Test
  void temporalHidesTheSame36ContiguousSlotsOfAllChannels() {
    boolean[] inherited = lacking(3, 1);
    Set<Integer> starts = new TreeSet<>();
    SplittableRandom random = Randomness.of(SEED, 2);
    for (int i = 0; i < 1000; i++) {
      AimMask mask = AimMask.draw(inherited, TEMPORAL, random);
      assertThat(mask.mode()).isEqualTo(MaskMode.TEMPORAL);
      int start = 0;
      while (!mask.artificial()[start]) {
        start++;
      }
      starts.add(start);
      for (int c = 0; c < 3; c++) {
        for (int s = 0; s < 72; s++) {
          assertThat(mask.artificial()[c * 72 + s])
              .as("draw %d, channel %d, slot %d from %d", i, c, s, start)
              .isEqualTo(s >= start && s < start + 36);
        }
      }
    }
    assertThat(starts).as("every place in the day").hasSize(37).contains(0, 36);
  }

  @ParameterizedTest // half of the channels that have anything, rounded up, one left in any case
  @CsvSource({"2,1", "3,2", "4,2", "5,3", "34,17"})
  void modalityHidesHalfOfTheChannelsWhole(int channels, int hidden) {
    Set<Integer> everHidden = new TreeSet<>();
    SplittableRandom random = Randomness.of(SEED, 3);
    for (int i = 0; i < 200; i++) {
      AimMask mask = AimMask.draw(lacking(channels), MODALITY, random);
      assertThat(mask.mode()).isEqualTo(MaskMode.MODALITY);
      int[] byChannel = hiddenByChannel(mask);
      assertThat(Arrays.stream(byChannel).filter(n -> n == 72).count()).isEqualTo(hidden);
      assertThat(Arrays.stream(byChannel).filter(n -> n == 0).count()).isEqualTo(channels - hidden);
      for (int c = 0; c < channels; c++) {
        if (byChannel[c] > 0) {
          everHidden.add(c);
        }
      }
    }
    assertThat(everHidden).as("every channel has its turn").hasSize(channels);
  }

  @Test
  void modalityCountsOnlyChannelsThatThePersonHas() {
    // Channels 0 and 3 of five are there: one of them is hidden, never both, never an absent one.
    boolean[] inherited = lacking(5, 1, 2, 4);
    Set<Integer> seen = new TreeSet<>();
    SplittableRandom random = Randomness.of(SEED, 4);
    for (int i = 0; i < 200; i++) {
      AimMask mask = AimMask.draw(inherited, MODALITY, random);
      assertThat(mask.mode()).isEqualTo(MaskMode.MODALITY);
      int[] byChannel = hiddenByChannel(mask);
      assertThat(byChannel[1] + byChannel[2] + byChannel[4]).isZero();
      assertThat(byChannel[0] + byChannel[3]).isEqualTo(72);
      assertThat(mask.visible()).isEqualTo(72);
      seen.add(byChannel[0]);
    }
    assertThat(seen).containsExactly(0, 72);
  }

  @Test
  void aChannelWithOnePatchObservedIsThere() {
    boolean[] inherited = lacking(2, 1);
    inherited[PatchGrid.token(1, 71)] = false;
    AimMask mask = AimMask.draw(inherited, MODALITY, Randomness.of(SEED, 5));
    assertThat(mask.mode()).isEqualTo(MaskMode.MODALITY);
    assertThat(mask.visible()).isPositive();
  }

  @Test
  void theOnlyChannelIsNeverHiddenWhole() {
    SplittableRandom random = Randomness.of(SEED, 6);
    for (boolean[] inherited : new boolean[][] {lacking(1), lacking(3, 0, 2)}) {
      for (int i = 0; i < 200; i++) {
        AimMask mask = AimMask.draw(inherited, MODALITY, random);
        assertThat(mask.mode()).isEqualTo(MaskMode.RANDOM);
        assertThat(mask.visible()).as("seed %d", SEED).isPositive();
      }
    }
  }

  @Test
  void aDayWithoutAnythingObservedCanBeMasked() {
    for (MaskSettings settings : new MaskSettings[] {RANDOM, TEMPORAL, MODALITY}) {
      AimMask mask = AimMask.draw(lacking(2, 0, 1), settings, Randomness.of(SEED, 7));
      assertThat(mask.visible()).isZero();
    }
  }

  @Test
  void eachModeIsDrawnAThirdOfTheTime() {
    Map<MaskMode, Integer> drawn = new EnumMap<>(MaskMode.class);
    int draws = 9000;
    for (int i = 0; i < draws; i++) { // one generator a sample, as pretraining does
      AimMask mask = AimMask.draw(lacking(3), MaskSettings.DEFAULT, Randomness.of(SEED, 8, i));
      drawn.merge(mask.mode(), 1, Integer::sum);
    }
    for (MaskMode mode : MaskMode.values()) { // standard deviation 45
      assertThat((double) drawn.getOrDefault(mode, 0))
          .as("%s, seed %d", mode, SEED)
          .isCloseTo(3000, within(220.0));
    }
  }

  @Test
  void equalSeedsGiveEqualMasks() {
    for (int i = 0; i < 30; i++) {
      AimMask a = AimMask.draw(lacking(3), MaskSettings.DEFAULT, Randomness.of(SEED, 9, i));
      AimMask b = AimMask.draw(lacking(3), MaskSettings.DEFAULT, Randomness.of(SEED, 9, i));
      assertThat(a.artificial()).isEqualTo(b.artificial());
    }
  }

  @Test
  void publishedSharesAreTheDefault() {
    assertThat(MaskSettings.DEFAULT)
        .isEqualTo(new MaskSettings(0.80, 0.50, 0.50, 1 / 3.0, 1 / 3.0, 0.50));
  }

  @ParameterizedTest
  @CsvSource({
    "0,.5,.5,.3,.3,.5,randomShare",
    "1,.5,.5,.3,.3,.5,randomShare",
    "NaN,.5,.5,.3,.3,.5,randomShare",
    ".8,1.5,.5,.3,.3,.5,temporalShare",
    ".8,.5,-1,.3,.3,.5,modalityShare",
    ".8,.5,.5,.3,.3,1,dropShare",
    ".8,.5,.5,-.1,.3,.5,probabilities",
    ".8,.5,.5,.7,.4,.5,probabilities",
    ".8,.5,.5,NaN,.4,.5,probabilities"
  })
  void impossibleSettingsAreRefusedByName(
      double random,
      double temporal,
      double modality,
      double pr,
      double pt,
      double d,
      String name) {
    assertThatThrownBy(() -> new MaskSettings(random, temporal, modality, pr, pt, d))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }
}
