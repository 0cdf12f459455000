package org.diurnal.data.nhanes.labels;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.diurnal.data.importing.LabelReceipt;

/// Renders `docs/reference/nhanes-labels.md` from the registry and `agreement.csv`.
final class LabelDocument {
  private static final String HEAD =
      """
      # Labels of NHANES 2003-2006
      What `import nhanes` knows of the participants beside their minutes: 147 tasks, and what people are weighed, grouped and followed by. Each is one entry of `LabelRegistry` (package `org.diurnal.data.nhanes.labels`). This page is made of that registry and of the counts of a test on the real files, which a test compares with it: it cannot be out of date.

      ## How a label is had
      - **Worked out** of the files as NCHS released them (`DEMO_C.XPT`, `NHANES_2003_2004_MORT_2019_PUBLIC.dat`, ..., plain or zipped), where all files that the label needs for a round are there. C is 2003-2004, D is 2005-2006. Each variable declares which numbers are answers, and which mean refused or not known: the latter are missing, never 0. A number that the codebook does not have is counted in the receipt and missing too.
      - Otherwise **taken** from `labels.parquet` (a row a participant, `seqn`, a column a label), round by round. Laboratory values, prescriptions and some diagnoses come to that table through the compilations BioAge and cardioStatsUSA, whose definitions they follow; their files are not read here.
      - Where both are there, the value worked out counts, and the receipt says how many people agree.

      The receipt says for every label how many people have it worked out and taken, how many are positive, and how many agree; labels that cannot be had are named. Missing has no row: zero is a value.

      ## How to read the tables
      **Bold**: one of the 35 tasks that an evaluation uses unless others are asked for. `n` and `positives` count all 20,470 participants of both rounds, with the files described above. `agrees`: people of whom the value worked out and the table say the same, of those with a value in either; `taken` where the table is all there is; `rule` where the label follows from one that is taken, so that only the rule is compared. A number in brackets leads to the explanation below.
      """;

  private final Map<String, AgreementTable.Line> agreement;
  private final List<String> explained = new ArrayList<>();
  private final StringBuilder out = new StringBuilder(HEAD);

  private LabelDocument(Map<String, AgreementTable.Line> agreement) {
    this.agreement = agreement;
  }

  /// The whole page.
  static String render(Map<String, AgreementTable.Line> agreement) {
    LabelDocument document = new LabelDocument(agreement);
    document.tables();
    document.differences();
    return document.out.toString();
  }

  private void tables() {
    out.append("\n## Tasks\n");
    Map<String, List<LabelDefinition>> domains = new TreeMap<>();
    for (LabelDefinition label : LabelRegistry.tasks()) {
      domains.computeIfAbsent(label.domain(), d -> new ArrayList<>()).add(label);
    }
    domains.forEach((domain, labels) -> {
      out.append("\n### ").append(domain.substring(0, 1).toUpperCase(Locale.ROOT));
      out.append(domain.substring(1)).append('\n');
      table(labels);
    });
    out.append("\n## Beside the tasks\n");
    out.append(
        "Survival: `mort_followup_months` is the time, `mort_dead_2019` the event;"
            + " `mort_followup_months_2015` and `mort_dead_2015` the same by the linkage of 2015."
            + " Weights, units and strata are for estimates of the population.\n\n");
    table(LabelRegistry.all().stream().filter(l -> !l.kind().isTask()).toList());
  }

  private void table(List<LabelDefinition> labels) {
    out.append("| label | kind | unit | what it is | made of | n | positives | agrees |\n");
    out.append("|---|---|---|---|---|---|---|---|\n");
    for (LabelDefinition label : labels) {
      LabelReceipt counts = line(label.name()).counts();
      boolean main = LabelRegistry.MAIN_TASKS.contains(label.name());
      out.append(
          "| "
              + String.join(
                  " | ",
                  main ? "**`" + label.name() + "`**" : "`" + label.name() + "`",
                  label.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  label.unit(),
                  label.definition(),
                  label.source(),
                  number(counts.people()),
                  counts.positives().map(LabelDocument::number).orElse(""),
                  agrees(label, counts))
              + " |\n");
    }
  }

  private String agrees(LabelDefinition label, LabelReceipt counts) {
    if (counts.derived() == 0) {
      return "taken";
    }
    String text = number(counts.equal()) + " of " + number(counts.equal() + counts.different());
    if (counts.different() > 0) {
      explained.add(label.name());
      text += " [" + explained.size() + "](#differences)";
    }
    boolean rule =
        label.needs().stream().anyMatch(n -> !LabelRegistry.find(n).orElseThrow().isDerived());
    return rule ? "rule, " + text : text;
  }

  private void differences() {
    out.append("\n## Differences\n");
    out.append(
        "Everything else agrees for every participant. In these the value worked out keeps to the"
            + " definition above, and the table does not or says less.\n\n");
    for (int i = 0; i < explained.size(); i++) {
      String name = explained.get(i);
      out.append(i + 1).append(". `").append(name).append("`: ").append(line(name).why());
      out.append(".\n");
    }
    out.append(
        """

        ## Of what is taken
        - `chronic_kidney_disease` is 0 in the table for 732 people of whom eGFR, the albumin ratio or both are not known (154 have neither), and for 5 whose ratio is 30 mg/g or above: it is taken as it is. `egfr_below_60` and `albuminuria` are missing where they are not known.
        - `hypertension_jnc7` is 0 in the table for 472 people without any pressure reading, of whom 465 take no medicine against it and 7 did not say: a 0 there is no measured normal pressure.
        - `statin` and `lipid_medication` are known for 4,454 people only, most of them of the fasting subsample.
        - `leisure_mvpa_min_week` and its kin are 0 for everyone from 12 years who has no row in PAQIAF: the file cannot tell who named nothing from who was not asked.
        """);
  }

  private AgreementTable.Line line(String name) {
    return requireNonNull(agreement.get(name), name);
  }

  private static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
