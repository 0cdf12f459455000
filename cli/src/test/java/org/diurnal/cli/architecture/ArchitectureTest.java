package org.diurnal.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
  private static final String BROKEN = "org.diurnal.cli.architecture.broken";

  enum Rule {
    ARROWS(HouseRules::arrowsOnlyRunDown),
    CYCLES(HouseRules::noCyclesBetweenPackages),
    BYTEDECO(HouseRules::onlyTheEngineKnowsBytedeco),
    DATABASES(HouseRules::onlyTheStoreKnowsDatabases),
    SIMULATED(HouseRules::verbsSayWhoseDataItIs),
    INTERNAL(HouseRules::nothingInternalIsPublic);

    private final Function<HouseRules, ArchRule> of;

    Rule(Function<HouseRules, ArchRule> of) {
      this.of = of;
    }
  }

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.diurnal");

  @ParameterizedTest
  @EnumSource
  void theHouseKeepsItsRules(Rule rule) {
    rule.of.apply(new HouseRules("org.diurnal")).check(HOUSE);
  }

  @Test
  void theHouseThatIsLookedAtHasItsRooms() {
    for (String room : new String[] {"core", "cli"}) {
      assertThat(HOUSE).anyMatch(c -> c.getPackageName().startsWith("org.diurnal." + room));
    }
    assertThat(HOUSE).noneMatch(c -> c.getPackageName().startsWith("org.diurnal.cli.architecture"));
  }

  @ParameterizedTest
  @EnumSource
  void aHouseThatBreaksThemIsCaught(Rule rule) {
    JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);
    assertThat(rule.of.apply(new HouseRules(BROKEN)).evaluate(broken).hasViolation()).isTrue();
  }
}
