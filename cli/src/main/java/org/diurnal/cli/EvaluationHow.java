package org.diurnal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.UsageException;
import org.diurnal.model.embed.Pooling;
import org.diurnal.tasks.evaluate.Protocol;
import org.diurnal.tasks.features.Demographics;
import org.diurnal.tasks.finetune.Adaptation;
import org.diurnal.tasks.heads.BalancedHead;
import org.diurnal.tasks.heads.CalibratedHead;
import org.diurnal.tasks.heads.HeadKind;
import org.diurnal.tasks.survival.SurvivalKind;
import picocli.CommandLine.Option;

/// How `evaluate` asks: the options of folds, descriptions, heads and shots.
final class EvaluationHow {
  private static final String ALL_SHOTS = "all";

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "Person-disjoint folds (default: ${DEFAULT-VALUE}).")
  int folds = 5;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = {
        "What is described: person (of labels that days have, the mean), or day (only labels that",
        "days have; a person's days stay together) (default: ${DEFAULT-VALUE})."
      })
  By by = By.person;

  @Option(
      names = "--demographics",
      split = ",",
      paramLabel = "LABEL",
      description = "What anybody could say without a device (default: ${DEFAULT-VALUE}).")
  List<String> demographics = new ArrayList<>(Demographics.NAMES);

  @Option(
      names = "--pool",
      paramLabel = "POOL",
      description = {
        "How tokens become a day's vector: mean (published), or channel: the mean of each",
        "channel's, one after another (default: ${DEFAULT-VALUE})."
      })
  String pool = "mean";

  @Option(
      names = "--probe",
      paramLabel = "HEAD",
      description = "The head: linear, mlp, boosted, knn (default: ${DEFAULT-VALUE}).")
  String probe = "linear";

  @Option(
      names = "--balanced",
      description = "Heads of yes or no in which yeses together count as much as noes.")
  boolean balanced;

  @Option(
      names = "--calibrate",
      paramLabel = "HOW",
      description =
          "Recalibrates probabilities on parts of the training people: platt or isotonic.")
  Optional<Calibrate> calibrate = Optional.empty();

  @Option(
      names = "--survival",
      paramLabel = "HEAD",
      description =
          "The head of event times: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  EventHead survival = EventHead.cox;

  @Option(
      names = "--weights",
      paramLabel = "LABEL",
      description = {
        "Weighs people by a label, in heads and metrics, as wtmec2yr of NHANES; who has none, or 0,",
        "is left out."
      })
  Optional<String> weights = Optional.empty();

  @Option(
      names = "--fine-tune",
      paramLabel = "HOW",
      split = ",",
      description = {
        "Beside heads, networks trained on the labels, on the same folds: full, low_rank, or",
        "supervised (without pretraining). Takes long: minutes a task."
      })
  List<FineTune> fineTune = new ArrayList<>();

  @Option(
      names = "--keep-heads",
      description = {
        "Fits a head of each task on everybody evaluated, told vectors and demographics, and keeps it",
        "with the model for predict, beside its evaluation."
      })
  boolean keepHeads;

  @Option(
      names = "--shots",
      paramLabel = "K",
      split = ",",
      description = {
        "Few-shot curves too: labelled people of each class, as 1,2,4,8,16,32,64,128,all",
        "(default: ${DEFAULT-VALUE}, no curves)."
      })
  List<String> shots = new ArrayList<>(List.of(ALL_SHOTS));

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws of each of the shots (default: ${DEFAULT-VALUE}).")
  int draws = 20;

  @Option(
      names = "--shuffle-labels",
      description = {
        "Deals labels to other people: a control, in which everything must be at chance. What is",
        "not was leaked."
      })
  boolean shuffle;

  /// What is described.
  enum By {
    /// A person, by all their days.
    person,
    /// A day.
    day
  }

  /// How probabilities are recalibrated.
  enum Calibrate {
    /// By two numbers.
    platt(CalibratedHead.Method.PLATT),
    /// By rising steps.
    isotonic(CalibratedHead.Method.ISOTONIC);

    private final CalibratedHead.Method method;

    Calibrate(CalibratedHead.Method method) {
      this.method = method;
    }
  }

  /// Who tells event times.
  enum EventHead {
    /// Cox's regression.
    cox(SurvivalKind.COX),
    /// Discrete-time survival.
    discrete(SurvivalKind.DISCRETE_TIME);

    final SurvivalKind kind;

    EventHead(SurvivalKind kind) {
      this.kind = kind;
    }
  }

  /// What of a network is trained on labels.
  enum FineTune {
    /// All of the pretrained encoder.
    full(new Adaptation.Full()),
    /// Changes of low rank to it.
    low_rank(new Adaptation.LowRank(4)),
    /// The same encoder from fresh weights.
    supervised(new Adaptation.Supervised());

    final Adaptation adaptation;

    FineTune(Adaptation adaptation) {
      this.adaptation = adaptation;
    }
  }

  /// What does not go together is refused.
  ///
  /// @throws UsageException for it
  void check() {
    if (folds < 2) {
      throw new UsageException("--folds " + folds, "give at least 2");
    }
    head();
    if (keepHeads && shuffle) {
      throw new UsageException(
          "--keep-heads would keep heads of shuffled labels", "leave one of the two out");
    }
    if (keepHeads
        && (by == By.day
            || !pool.equals("mean")
            || !probe.equals("linear")
            || balanced
            || calibrate.isPresent())) {
      throw new UsageException(
          "--keep-heads keeps linear heads of people's vectors by the mean over tokens",
          "leave out --by day, --pool, --probe, --balanced and --calibrate, or --keep-heads");
    }
    List<String> strangers =
        demographics.stream().filter(d -> !Demographics.NAMES.contains(d)).toList();
    if (!strangers.isEmpty()) {
      throw new UsageException(
          "--demographics " + String.join(",", strangers),
          "some of " + String.join(",", Demographics.NAMES));
    }
    if (calibrate.isPresent() && by == By.day) {
      throw new UsageException(
          "--calibrate takes a row for a person", "leave out --by day, or --calibrate");
    }
    if (!fineTune.isEmpty() && by == By.day) {
      throw new UsageException("--fine-tune describes people", "leave out --by day");
    }
    if (weights.isPresent() && (by == By.day || !fineTune.isEmpty() || !few().isEmpty())) {
      throw new UsageException(
          "--weights weighs people's heads and metrics",
          "leave out --by day, --fine-tune and --shots, or --weights");
    }
    if (keepHeads && weights.isPresent()) {
      throw new UsageException(
          "--keep-heads keeps heads of people who count the same", "leave out --weights");
    }
    Pooling.of(pool);
    if (draws < 1) {
      throw new UsageException("--draws " + draws, "give at least 1");
    }
  }

  /// The kind of head.
  HeadKind head() {
    HeadKind named = HeadKind.named(probe);
    HeadKind weighed = balanced ? new BalancedHead(named) : named;
    return calibrate.<HeadKind>map(c -> new CalibratedHead(weighed, c.method)).orElse(weighed);
  }

  /// All of it, in words.
  Protocol protocol(long seed) {
    Protocol all = Protocol.of(head(), folds, seed).withShots(String.join(",", shots));
    Protocol weighed = weights.map(all::withWeights).orElse(all);
    return shuffle ? weighed.ofShuffledLabels() : weighed;
  }

  /// The sizes of few-shot curves, rising.
  ///
  /// @throws UsageException if one is neither a number above 0 nor `all`
  List<Integer> few() {
    List<Integer> few = new ArrayList<>();
    for (String s : shots) {
      if (!s.equals(ALL_SHOTS)) {
        if (!s.matches("[1-9]\\d{0,5}")) {
          throw new UsageException(
              "--shots " + s + ": not a number of people of each class",
              "give numbers above 0 and all, as 1,2,4,8,all");
        }
        few.add(Integer.valueOf(s));
      }
    }
    return few.stream().distinct().sorted().toList();
  }
}
