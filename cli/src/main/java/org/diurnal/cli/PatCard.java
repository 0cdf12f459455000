package org.diurnal.cli;

import java.util.List;
import org.diurnal.core.Provenance;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.tasks.pat.PatResult;

/// `pat.json`: what came out of the protocol, and where it came from.
///
/// @param format always `diurnal-pat`
/// @param formatVersion 1
/// @param settings what was asked for
/// @param pretrainedOn people the model learned from
/// @param labels the files of labels, with what became of their rows
/// @param results in the paper's order
/// @param notes what differs from the paper
/// @param provenance model, dataset, command, version, and whether anything is simulated
record PatCard(
    String format,
    int formatVersion,
    PatSettings settings,
    int pretrainedOn,
    List<FileReceipt> labels,
    List<PatResult> results,
    List<String> notes,
    Provenance provenance) {
  static final String FILE = "pat.json";

  PatCard {
    labels = List.copyOf(labels);
    results = List.copyOf(results);
    notes = List.copyOf(notes);
  }
}
