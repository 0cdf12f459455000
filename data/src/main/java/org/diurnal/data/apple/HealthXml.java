package org.diurnal.data.apple;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.ExportFile;

/// Reads the elements of an export one by one, and holds none of them.
///
/// No entity is expanded and no other file read: there is no document type declaration left
/// ([CleanXml]), so a reference to an entity is an error. So is a file that ends before its root
/// does: nothing of it is imported, since half of an export looks like a whole one.
final class HealthXml {
  /// What an export's root is called.
  static final String ROOT = "HealthData";

  /// The processing instruction that marks an export as made by a simulator: `<?simulated?>`.
  static final String SIMULATED = "simulated";

  private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF8", "US-ASCII");
  private static final int DEEPEST = 50;
  private final ExportFile file;
  private final HealthContent content;
  private final CleanXml text;
  private int depth;
  private Optional<OpenRecord> open = Optional.empty();

  /// @param file its bytes not yet touched
  HealthXml(ExportFile file, HealthContent content) {
    this.file = file;
    this.content = content;
    try {
      this.text = new CleanXml(file.text(), file.name());
    } catch (IOException e) {
      throw file.failed(1, e);
    }
  }

  /// The text, for what was replaced in it.
  CleanXml text() {
    return text;
  }

  /// Reads to the end.
  ///
  /// @param tick called at each element below the root
  /// @throws BadDataException if it is not well-formed, cut short, or something else's
  void read(Runnable tick) {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(text);
      checkEncoding(xml);
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            begin(xml, tick);
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (depth == 2 && open.isPresent()) {
              content.record(open.get().closed());
              open = Optional.empty();
            }
            depth--;
          }
          case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
            if (SIMULATED.equals(xml.getPITarget())) {
              content.simulated();
            }
          }
          default -> {} // text between elements, comments
        }
      }
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  private void begin(XMLStreamReader xml, Runnable tick) {
    switch (depth) {
      case 1 -> {
        if (!xml.getLocalName().equals(ROOT)) {
          throw new BadDataException(
              file.name()
                  + ":"
                  + line(xml)
                  + ": begins with <"
                  + xml.getLocalName()
                  + ">, not <"
                  + ROOT
                  + ">",
              "name the export.xml that the Health app wrote");
        }
        content.begin(attributes(xml).getOrDefault("locale", ""));
      }
      case 2 -> {
        tick.run();
        child(xml);
      }
      default -> {
        if (depth > DEEPEST) {
          throw new BadDataException(
              file.name() + ":" + line(xml) + ": elements lie deeper than " + DEEPEST,
              "this is not what the Health app writes: check which file it is");
        }
        open.ifPresent(r -> r.inside(xml));
      }
    }
  }

  private void child(XMLStreamReader xml) {
    long line = line(xml);
    switch (xml.getLocalName()) {
      case "Record" -> {
        String name = OpenRecord.attribute(xml, "type");
        Optional<HealthType> type = HealthType.of(name);
        open = type.map(t -> new OpenRecord(line, t, xml));
        if (type.isEmpty()) {
          content.unused(name.isEmpty() ? "a record without a type" : name, line);
        }
      }
      case "Me" -> content.person(attributes(xml), line);
      case "ActivitySummary" -> content.summary(attributes(xml), line);
      case "ExportDate" -> content.written(OpenRecord.attribute(xml, "value"));
      default -> content.unused(xml.getLocalName(), line);
    }
  }

  private void checkEncoding(XMLStreamReader xml) {
    String encoding = xml.getCharacterEncodingScheme();
    if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) {
      throw new BadDataException(
          file.name() + ":1: the text is in " + encoding + ", not in UTF-8",
          "take the file as the Health app wrote it");
    }
  }

  private BadDataException failed(XMLStreamException e) {
    long at = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
    long line = at > 0 ? at : text.line();
    if (e.getNestedException() instanceof IOException io) {
      return file.failed(line, io);
    }
    if (text.cutShort()) {
      return new BadDataException(
          String.format(
              Locale.ROOT,
              "%s:%d: the file is cut short: it ends before </%s>",
              file.name(),
              text.line(),
              ROOT),
          "copy or export it again; nothing was imported, since half an export looks like a whole"
              + " one",
          e);
    }
    String message = String.valueOf(e.getMessage()); // "ParseError at [row,col]:... Message: ..."
    String words = message.substring(message.lastIndexOf("Message: ") + 1);
    return new BadDataException(
        file.name()
            + ":"
            + line
            + ": not well-formed XML: "
            + words.substring(words.indexOf(' ') + 1),
        "export it again from the Health app; nothing was imported",
        e);
  }

  private static long line(XMLStreamReader xml) {
    return xml.getLocation().getLineNumber();
  }

  private static TreeMap<String, String> attributes(XMLStreamReader xml) {
    TreeMap<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory f = XMLInputFactory.newDefaultFactory(); // the platform's own, no other's
    f.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    f.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    f.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    // These two count the file itself and its `&lt;` too: an export has more than their 100,000.
    // No entity can be declared here, so there is nothing that they would protect from.
    f.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
    f.setProperty("jdk.xml.totalEntitySizeLimit", 0);
    return f;
  }
}
