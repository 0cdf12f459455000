package org.diurnal.cli.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.evaluate.TaskResult.Subgroup;

/// A table a way of parting people, a row a task, a column a group.
final class SubgroupTables {
  private SubgroupTables() {}

  static void append(StringBuilder s, List<TaskResult> results) {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    results.forEach(r ->
        r.subgroups()
            .forEach(
                g -> groups.computeIfAbsent(g.by(), k -> new LinkedHashSet<>()).add(g.group())));
    Page.lead(
        s,
        "Of "
            + results.getFirst().subgroups().stream()
                .findFirst()
                .map(Subgroup::description)
                .orElse("")
            + ": AUROC, or Pearson's r, of the group's people alone, all folds together, with a 95 %"
            + " interval. Groups that are too small say so.");
    boolean first = true;
    for (Map.Entry<String, Set<String>> e : groups.entrySet()) {
      s.append(first ? "<details open>" : "<details>")
          .append("<summary>By ")
          .append(Html.escape(e.getKey()))
          .append("</summary>\n");
      table(s, e.getKey(), e.getValue(), results);
      s.append("</details>\n");
      first = false;
    }
  }

  private static void table(
      StringBuilder s, String by, Set<String> groups, List<TaskResult> results) {
    s.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"By ")
        .append(Html.escape(by))
        .append("\"><table>\n<thead><tr><th scope=\"col\">Task</th>");
    groups.forEach(
        g -> s.append("<th scope=\"col\" class=\"n\">").append(Html.escape(g)).append("</th>"));
    s.append("</tr></thead>\n<tbody>\n");
    for (TaskResult r : results) {
      s.append("<tr><th scope=\"row\">")
          .append(Html.name(EvaluationPage.words(r.task())))
          .append("<small>")
          .append(Html.escape(EvaluationPage.words(r.metric())))
          .append("</small></th>");
      for (String g : groups) {
        Optional<Subgroup> found =
            r.subgroups().stream()
                .filter(x -> x.by().equals(by) && x.group().equals(g))
                .findFirst();
        s.append("<td class=\"n\">")
            .append(found.map(SubgroupTables::cell).orElse(Html.NONE))
            .append("</td>");
      }
      s.append("</tr>\n");
    }
    s.append("</tbody></table></div>\n");
  }

  private static String cell(Subgroup g) {
    String count = g.people() + " people" + g.positives().map(p -> ", " + p + " yes").orElse("");
    return g.value()
        .map(v ->
            EvaluationPage.number(v.value())
                + v.ci95()
                    .map(i ->
                        "<small>"
                            + EvaluationPage.number(i.low())
                            + " to "
                            + EvaluationPage.number(i.high())
                            + "</small>")
                    .orElse("")
                + "<small>"
                + count
                + "</small>")
        .orElse("<small>too small: " + count + "</small>");
  }
}
