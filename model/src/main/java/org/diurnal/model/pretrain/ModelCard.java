package org.diurnal.model.pretrain;

import java.util.Locale;
import org.diurnal.core.Channel;
import org.diurnal.core.Provenance;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.model.network.ModelConfig;

/// The model card, `README.md` of a model folder: what it is, what it saw, what it is not.
final class ModelCard {
  private ModelCard() {}

  static String text(
      ModelConfig config,
      SensorSchema schema,
      PretrainSettings settings,
      PersonSplit split,
      PretrainJob.Result result,
      String drawn,
      Provenance provenance) {
    TrainerState state = result.outcome().state();
    StringBuilder card = new StringBuilder();
    card.append("# Diurnal ").append(config.size()).append(", schema ").append(schema.name());
    card.append("\n\nA masked autoencoder of wearable minutes, pretrained without labels.\n");
    card.append("**Not a medical device.** It fills gaps and embeds days; it diagnoses nothing.\n");
    if (provenance.simulated()) {
      card.append("\n**Trained on simulated data**: no evidence about real people.\n");
    }
    card.append("\n| | |\n|---|---|\n");
    row(
        card,
        "channels",
        String.join(", ", schema.channels().stream().map(Channel::name).toList()));
    row(card, "encoder, decoder", config.encoder() + ", " + config.decoder());
    row(card, "people learned from", String.valueOf(split.train().size()));
    row(card, "people watched for the best step", String.valueOf(split.valid().size()));
    row(card, "people left alone, for testing", String.valueOf(split.test().size()));
    row(card, "days learned from", String.valueOf(result.trainDays()));
    row(card, "how often days are drawn", drawn);
    row(card, "steps, days a step", settings.steps() + ", " + settings.batch());
    row(card, "minutes of data seen", String.format(Locale.ROOT, "%,d", state.minutesSeen()));
    row(
        card,
        "held-out loss (z-units squared)",
        state.bestStep() == 0
            ? "not measured, nobody held out"
            : String.format(
                Locale.ROOT, "%.4f at step %d", state.bestHeldOutLoss(), state.bestStep()));
    row(card, "seed", String.valueOf(settings.seed()));
    row(card, "precision, workers", settings.precision() + ", " + settings.workers());
    row(card, "made by", "diurnal " + provenance.version() + ": `" + provenance.command() + "`");
    row(card, "dataset sha256", provenance.inputs().getOrDefault("dataset", "unknown"));
    card.append(
            "\nInputs: one local calendar day, 1440 minutes a channel, z-scored with the constants")
        .append(
            " of `preprocessor_config.json`, clipped at 5. A missing minute is missing, never 0.\n")
        .append("`split.json` names the people; take it out before you give the folder away.\n");
    return card.toString();
  }

  private static void row(StringBuilder card, String name, String value) {
    card.append("| ").append(name).append(" | ").append(value).append(" |\n");
  }
}
