package org.diurnal.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.Json;
import org.diurnal.data.xpt.XptSummary;
import org.diurnal.data.xpt.XptVariable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `diurnal data xpt`: what a SAS transport file holds.
@Command(
    name = "xpt",
    description = "Shows the variables of a SAS transport file (XPT), and how many rows there are.",
    footer = {
      "",
      "Plain, .gz or .zip. With --format json an object with member, variables and rows; for a file"
          + " of several members, an object with members.",
      "",
      "Example:",
      "  ./diurnal data xpt nhanes_raw/HDL_D.XPT.gz",
      "  member HDL_D, 8086 rows",
      "  variable  label                            type     length  format  present",
      "  --------  -------------------------------  -------  ------  ------  -------",
      "  SEQN      Respondent sequence number       numeric       8             8086",
      "  LBDHDD    Direct HDL-Cholesterol (mg/dL)   numeric       8             7360",
      "  LBDHDDSI  Direct HDL-Cholesterol (mmol/L)  numeric       8             7360",
      "  modified 2007-09-21T10:40:27"
    })
final class DataXptVerb extends Verb {
  @Parameters(index = "0", paramLabel = "FILE", description = "The transport file.")
  Path file = Path.of("");

  @Override
  protected int run(Context context) {
    List<XptSummary> members = XptSummary.of(file);
    switch (context.format()) {
      case table -> context.print(members.stream().map(DataXptVerb::table).toArray(Table[]::new));
      case csv -> context.print(flat(members));
      case json -> context.println(json(members).stripTrailing());
    }
    return ExitCode.OK;
  }

  private static Table table(XptSummary s) {
    List<List<Object>> rows = new ArrayList<>();
    for (XptVariable v : s.member().variables()) {
      rows.add(
          List.of(
              v.name(),
              v.label(),
              type(v),
              v.length(),
              v.format().text(),
              s.present().get(v.index())));
    }
    String label = s.member().label();
    return new Table(
        "member "
            + s.member().name()
            + (label.isEmpty() ? "" : " (" + label + ")")
            + ", "
            + s.rows()
            + " rows",
        List.of(
            Column.of("variable"),
            Column.of("label"),
            Column.of("type"),
            Column.of("length"),
            Column.of("format"),
            Column.of("present")),
        rows,
        s.member().modified().map(t -> List.of("modified " + t)).orElse(List.of()));
  }

  /// One table for all members: what a program that reads CSV can take.
  private static Table flat(List<XptSummary> members) {
    List<List<Object>> rows = new ArrayList<>();
    for (XptSummary s : members) {
      for (XptVariable v : s.member().variables()) {
        rows.add(
            List.of(
                s.member().name(),
                s.rows(),
                v.name(),
                v.label(),
                type(v),
                v.length(),
                v.format().text(),
                s.present().get(v.index())));
      }
    }
    return Table.of(
        "",
        List.of(
            Column.of("member"),
            Column.of("rows"),
            Column.of("variable"),
            Column.of("label"),
            Column.of("type"),
            Column.of("length"),
            Column.of("format"),
            Column.of("present")),
        rows);
  }

  private static String json(List<XptSummary> members) {
    if (members.size() == 1) {
      return Json.text(node(members.getFirst()));
    }
    ObjectNode all = Json.mapper().createObjectNode();
    ArrayNode list = all.putArray("members");
    members.forEach(m -> list.add(node(m)));
    return Json.text(all);
  }

  private static ObjectNode node(XptSummary s) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("member", s.member().name());
    node.put("label", s.member().label());
    put(node, "created", s.member().created());
    put(node, "modified", s.member().modified());
    node.put("rows", s.rows());
    ArrayNode variables = node.putArray("variables");
    for (XptVariable v : s.member().variables()) {
      ObjectNode o = variables.addObject();
      o.put("name", v.name());
      o.put("label", v.label());
      o.put("type", type(v));
      o.put("length", v.length());
      o.put("position", v.position());
      o.put("format", v.format().text());
      o.put("informat", v.informat().text());
      o.put("present", s.present().get(v.index()));
    }
    return node;
  }

  private static void put(ObjectNode node, String key, Optional<LocalDateTime> time) {
    time.ifPresentOrElse(t -> node.put(key, t.toString()), () -> node.putNull(key));
  }

  private static String type(XptVariable v) {
    return v.type().name().toLowerCase(Locale.ROOT);
  }
}
