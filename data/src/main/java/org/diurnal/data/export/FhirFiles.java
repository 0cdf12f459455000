package org.diurnal.data.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.diurnal.core.Json;

/// Where FHIR resources go, and how they name each other.
interface FhirFiles extends AutoCloseable {
  /// Takes a resource, with its `resourceType` and `id`.
  void add(Map<String, Object> resource) throws IOException;

  /// How others refer to a resource.
  String reference(String type, String id);

  @Override
  void close() throws IOException;

  /// A file a type of resource, one resource a line, as FHIR's bulk export has them.
  static FhirFiles ndjson(ExportOut out) {
    return new Ndjson(out);
  }

  /// `bundle.json`: a Bundle of the type `collection`.
  static FhirFiles bundle(ExportOut out) throws IOException {
    return new Bundle(out);
  }

  /// A map that keeps its order.
  static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> m = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      m.put((String) pairs[i], pairs[i + 1]);
    }
    return m;
  }

  /// NDJSON.
  final class Ndjson implements FhirFiles {
    private final ExportOut out;
    private final Map<String, BufferedWriter> files = new LinkedHashMap<>();

    private Ndjson(ExportOut out) {
      this.out = out;
    }

    @Override
    public void add(Map<String, Object> resource) throws IOException {
      String type = String.valueOf(resource.get("resourceType"));
      BufferedWriter file = files.get(type);
      if (file == null) {
        file = out.open(type + ".ndjson");
        files.put(type, file);
      }
      file.write(Json.line(resource));
      file.write('\n');
    }

    @Override
    public String reference(String type, String id) {
      return type + "/" + id;
    }

    @Override
    public void close() throws IOException {
      for (BufferedWriter file : files.values()) {
        file.close();
      }
    }
  }

  /// One Bundle; its resources name each other by `urn:uuid`.
  final class Bundle implements FhirFiles {
    private final BufferedWriter file;
    private boolean any;

    private Bundle(ExportOut out) throws IOException {
      this.file = out.open("bundle.json");
      file.write("{\"resourceType\":\"Bundle\",\"type\":\"collection\"");
    }

    @Override
    public void add(Map<String, Object> resource) throws IOException {
      file.write(any ? ",\n" : ",\"entry\":[\n");
      any = true;
      String id = String.valueOf(resource.get("id"));
      file.write(Json.line(ordered("fullUrl", "urn:uuid:" + id, "resource", resource)));
    }

    @Override
    public String reference(String type, String id) {
      return "urn:uuid:" + id;
    }

    @Override
    public void close() throws IOException {
      file.write(any ? "\n]}\n" : "}\n"); // an empty array is not allowed
      file.close();
    }
  }
}
