package org.diurnal.cli.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.core.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Tables as JSON: one is an object, several are an object with `tables`. No value is `null`.
final class JsonTables {
  private JsonTables() {}

  static String render(List<Table> tables, boolean simulated) {
    if (tables.size() == 1) {
      return Json.text(node(tables.getFirst(), simulated));
    }
    ObjectNode all = Json.mapper().createObjectNode();
    ArrayNode list = all.putArray("tables");
    tables.forEach(t -> list.add(node(t, simulated)));
    return Json.text(all);
  }

  private static ObjectNode node(Table t, boolean simulated) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("title", t.title());
    if (simulated) {
      node.put("simulated", true);
    }
    Map<String, String> units = new LinkedHashMap<>();
    for (Table.Column c : t.columns()) {
      if (!c.unit().isEmpty()) {
        units.put(c.name(), c.unit());
      }
    }
    node.set("units", Json.mapper().valueToTree(units));
    ArrayNode rows = node.putArray("rows");
    for (List<Object> row : t.rows()) {
      ObjectNode object = rows.addObject();
      for (int c = 0; c < row.size(); c++) {
        put(object, t.columns().get(c).name(), row.get(c));
      }
    }
    ArrayNode notes = node.putArray("notes");
    t.notes().forEach(notes::add);
    return node;
  }

  private static void put(ObjectNode object, String key, Object cell) {
    if (!Table.isPresent(cell)) {
      object.putNull(key);
      return;
    }
    switch (cell) {
      case Boolean b -> object.put(key, b);
      case Integer i -> object.put(key, i);
      case Long l -> object.put(key, l);
      case Double d -> object.put(key, d);
      default -> object.put(key, cell.toString());
    }
  }
}
