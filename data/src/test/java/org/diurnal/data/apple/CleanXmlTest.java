package org.diurnal.data.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import org.diurnal.core.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanXmlTest {
  private static CleanXml open(String text) throws IOException {
    return open(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CleanXml open(byte[] bytes) throws IOException {
    return new CleanXml(new ByteArrayInputStream(bytes), "e.xml");
  }

  private static String clean(String text) throws IOException {
    return all(open(text));
  }

  private static String all(CleanXml xml) throws IOException {
    StringBuilder out = new StringBuilder();
    char[] some = new char[997];
    for (int n = xml.read(some, 0, some.length); n >= 0; n = xml.read(some, 0, some.length)) {
      out.append(some, 0, n);
    }
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE H [\n<!ELEMENT H EMPTY>\n]>",
        "<!DOCTYPE H [ <!-- ]> --> \n\n ] \t>",
        "<!DOCTYPE H SYSTEM \"http://example.org/a>b.dtd\"\n\n>",
        "<!DOCTYPE H\n PUBLIC '-//x' 'y' [\n<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE H>\n\n",
        // As iOS 16 writes it: a list of attributes that is never closed, and a stray bracket.
        "<!DOCTYPE H [<!ATTLIST VisionPrescription\n  brand CDATA #IMPLIED\n<!ELEMENT R EMPTY>>]>"
      })
  void theDeclarationBecomesBlanksAndLinesStay(String declaration) throws IOException {
    String cleaned = clean("<?xml version=\"1.0\"?>\n<!-- a -->" + declaration + "<H>x</H>");
    assertThat(cleaned).startsWith("<?xml version=\"1.0\"?>\n<!-- a -->").endsWith("<H>x</H>");
    String between = cleaned.substring(32, cleaned.length() - 8);
    assertThat(between).isBlank().hasSameSizeAs(declaration);
    assertThat(between.chars().filter(c -> c == '\n').count()).isEqualTo(2);
  }

  @Test
  void theVersionOfTheFormatIsKnown() throws IOException {
    assertThat(open("<!DOCTYPE H [<!-- HealthKit Export Version: 12 -->]><H/>").version())
        .isEqualTo("12");
    assertThat(open("<H/>").version()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "<H a='\u000b'/>, <H a='\ufffd'/>, 1",
    "<H a='&#11;\u0000'/>, <H a='&#09;\ufffd'/>, 2",
    "<H a='&#x1F;'/>, <H a='&#009;'/>, 1",
    "<H a='&#0;'/>, <H a='&#9;'/>, 1",
    "<H a='&#xD800;&#xFFFF;'/>, <H a='&#00009;&#00009;'/>, 2",
    "<H a='\uffff'/>, <H a='\ufffd'/>, 1",
    "<H a='&#9;&#x41;&#x1F600;&lt;&amp;&#;&#x;\u0009\ud83d\ude00'/>, "
        + "<H a='&#9;&#x41;&#x1F600;&lt;&amp;&#;&#x;\u0009\ud83d\ude00'/>, 0"
  })
  void charactersThatXmlDoesNotAllowAreReplacedAndCounted(String text, String expected, int n)
      throws IOException {
    CleanXml xml = open(text);
    assertThat(all(xml)).isEqualTo(expected);
    assertThat(xml.replaced()).isEqualTo(n);
  }

  @Test
  void theFirstReplacedCharacterIsNamedByItsLine() throws IOException {
    CleanXml xml = open("<H>\n\n<a b='\u0001'/>\n\u0002</H>");
    all(xml);
    assertThat(xml.firstReplaced()).isEqualTo(3);
    assertThat(xml.line()).isEqualTo(4);
  }

  @Test
  void bytesThatAreNotUtf8AreReplacedAndCounted() throws IOException {
    byte[] bytes = "<H a='Anna\u00e9'/>".getBytes(StandardCharsets.ISO_8859_1);
    CleanXml xml = open(bytes);
    assertThat(all(xml)).isEqualTo("<H a='Anna\ufffd'/>");
    assertThat(xml.replaced()).isEqualTo(1);
  }

  @Test
  void aReferenceIsFoundWhereverABufferEnds() throws IOException {
    for (int shift = 0; shift < 12; shift++) {
      String text = "<H>" + "x".repeat(65_536 - 11 + shift) + "&#11;y&#11;</H>";
      CleanXml xml = open(text);
      assertThat(all(xml)).isEqualTo(text.replace("&#11;", "&#09;"));
      assertThat(xml.replaced()).isEqualTo(2);
    }
  }

  @Test
  void aValueWithoutEndIsRefusedBeforeItFillsTheMemory() {
    byte[] piece = new byte[1 << 20];
    Arrays.fill(piece, (byte) 'x');
    InputStream endless =
        new SequenceInputStream(
            Collections.enumeration(
                java.util.stream.IntStream.range(0, 64)
                    .mapToObj(i ->
                        (InputStream)
                            new ByteArrayInputStream(
                                i == 0 ? "<H a='".getBytes(StandardCharsets.UTF_8) : piece))
                    .toList()));
    assertThatThrownBy(
            () -> {
              CleanXml xml = new CleanXml(endless, "e.xml");
              char[] some = new char[8192];
              while (xml.read(some, 0, some.length) >= 0) {
                assertThat(xml.replaced()).isZero();
              }
            })
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("e.xml:1")
        .hasMessageContaining("4 million");
  }

  @Test
  void aDeclarationWithoutEndIsRefused() {
    assertThatThrownBy(() -> open("<?xml version='1.0'?>\n<!DOCTYPE H [\n<!ELEMENT H EMPTY>\n"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("e.xml:4")
        .hasMessageContaining("document type declaration");
    String long_ = "<!DOCTYPE H [" + "<!ENTITY a 'b'>".repeat(80_000);
    assertThatThrownBy(() -> open(long_))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("a million characters");
  }

  @Test
  void aFileThatDoesNotEndAsExportsDoIsCutShort() throws IOException {
    CleanXml whole = open("<HealthData>\n</HealthData>\n\n");
    assertThat(whole.cutShort()).as("not read yet").isFalse();
    all(whole);
    assertThat(whole.cutShort()).isFalse();
    CleanXml cut = open("<HealthData>\n</HealthDa");
    all(cut);
    assertThat(cut.cutShort()).isTrue();
  }
}
