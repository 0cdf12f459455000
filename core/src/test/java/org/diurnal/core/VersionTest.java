package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void theProgramSaysTheVersionThatTheBuildHas() throws IOException {
    String root = System.getProperty("diurnal.root");
    Assumptions.assumeTrue(root != null, "diurnal.root is set by the build");
    assertThat(Files.readString(Path.of(root, "pom.xml")))
        .contains("<artifactId>diurnal</artifactId>\n  <version>" + Version.current() + "<");
  }
}
