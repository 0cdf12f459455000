package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.BadDataException;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.folder.Sha256Sums;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.safetensors.SafeTensorsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `diurnal model verify`: whether a model folder is as it was written, and fits together.
@Command(
    name = "verify",
    description = "Compares a model with its SHA256SUMS and its configuration.",
    footer = {
      "",
      "Exit code 3 if a file is missing or changed, a tensor does not fit config.json, or a weight",
      "is no number. Files that SHA256SUMS does not list are named, and no fault.",
      "",
      "Example:",
      "  ./diurnal model verify ~/diurnal/model",
      "  check                           status  detail",
      "  ------------------------------  ------  ------",
      "  files are there                 ok",
      "  files are as they were written  ok",
      "  files not listed                ok      none",
      "  tensors fit config.json         ok",
      "  weights are finite numbers      ok"
    })
final class ModelVerifyVerb extends Verb {
  @Parameters(index = "0", paramLabel = "MODEL", description = "The model's folder.")
  Path model = Path.of("");

  private final List<List<Object>> rows = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  @Override
  protected int run(Context context) throws IOException {
    Sha256Sums.Report sums = ModelFolder.verify(model);
    record("files are there", sums.missing(), "missing");
    record("files are as they were written", sums.changed(), "changed");
    rows.add(
        List.of(
            "files not listed",
            sums.extra().isEmpty() ? "ok" : "note",
            sums.extra().isEmpty() ? "none" : String.join(", ", sums.extra())));
    record("tensors fit config.json", fitting(), ModelFolder.WEIGHTS);
    record("weights are finite numbers", notFinite(), ModelFolder.WEIGHTS);
    ModelAndData.about(model, context);
    context.print(
        Table.of("", List.of(Column.of("check"), Column.of("status"), Column.of("detail")), rows));
    if (!faults.isEmpty()) {
      throw new BadDataException(
          model + ": " + String.join("; ", faults),
          "fetch the model anew, or take the files from a copy");
    }
    return ExitCode.OK;
  }

  private void record(String check, List<String> found, String word) {
    String detail = String.join(", ", found);
    rows.add(List.of(check, found.isEmpty() ? "ok" : "fail", detail));
    if (!found.isEmpty()) {
      faults.add(word + ": " + detail);
    }
  }

  /// What keeps the model from being opened.
  private List<String> fitting() {
    try (SavedModel saved = SavedModel.open(model, Precision.FP32)) {
      return List.of();
    } catch (BadDataException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  /// Tensors with a value that is infinite or no number.
  private List<String> notFinite() {
    List<String> names = new ArrayList<>();
    try (SafeTensorsFile file = SafeTensorsFile.open(model.resolve(ModelFolder.WEIGHTS))) {
      for (String name : file.names()) {
        boolean finite =
            switch (file.tensor(name).type()) {
              case F32, F16, BF16 -> {
                boolean all = true;
                for (float v : file.tensor(name).floats()) {
                  all &= Float.isFinite(v);
                }
                yield all;
              }
              // Weights of another type do not fit, which the check before has said.
              case F64, I64, I32, I16, I8, U8, BOOL -> true;
            };
        if (!finite) {
          names.add(name);
        }
      }
    } catch (BadDataException e) {
      return List.of("cannot be read");
    }
    return names;
  }
}
