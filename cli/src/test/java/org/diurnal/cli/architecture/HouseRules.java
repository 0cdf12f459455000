package org.diurnal.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/// The rules of the house for the packages below a root, so that they can be tried on a small house
/// that breaks them.
///
/// @param root `org.diurnal`
record HouseRules(String root) {
  /// The rooms in the order in which data walks through them; a room may use those before it.
  static final List<String> ROOMS =
      List.of("core", "data", "model", "tasks", "agents", "server", "spark", "cli", "bench");

  ArchRule arrowsOnlyRunDown() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<JavaClass>("stand in a room and use only those before it") {
              @Override
              public void check(JavaClass c, ConditionEvents events) {
                int from = room(c);
                if (from < 0) {
                  events.add(SimpleConditionEvent.violated(c, c.getName() + " stands in no room"));
                }
                for (Dependency d : c.getDirectDependenciesFromSelf()) {
                  JavaClass target = d.getTargetClass().getBaseComponentType();
                  if (target.getPackageName().startsWith(root) && room(target) > from) {
                    events.add(SimpleConditionEvent.violated(c, d.getDescription()));
                  }
                }
              }
            })
        .because("arrows only run down " + String.join(" -> ", ROOMS));
  }

  private int room(JavaClass c) {
    String below =
        c.getPackageName().substring(Math.min(root.length() + 1, c.getPackageName().length()));
    return ROOMS.indexOf(below.replaceFirst("\\..*", ""));
  }

  ArchRule noCyclesBetweenPackages() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  ArchRule onlyTheEngineKnowsBytedeco() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".model.engine", root + ".model.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .because("its API changes between minor versions");
  }

  ArchRule onlyTheStoreKnowsDatabases() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".data.store", root + ".data.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.duckdb..", "java.sql..", "javax.sql..")
        .because("the dataset's form is one package's business");
  }

  ArchRule verbsSayWhoseDataItIs() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".cli..")
        .and()
        .doNotHaveSimpleName("DataFolder")
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(
                    HasOwner.Predicates.With.owner(
                        HasName.Predicates.name(root + ".data.store.Dataset")))
                .and(JavaCall.Predicates.target(HasName.Predicates.name("open"))))
        .because("DataFolder tells the context, so that what is simulated is shown as such");
  }

  ArchRule nothingInternalIsPublic() {
    return classes()
        .that()
        .resideInAPackage(root + "..internal..")
        .should()
        .notBePublic()
        .allowEmptyShould(true);
  }
}
