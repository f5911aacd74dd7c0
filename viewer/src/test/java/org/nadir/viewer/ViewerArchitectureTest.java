package org.nadir.viewer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The viewer draws; it knows scenes and boxes, but nothing of training, runs or the workbench. */
class ViewerArchitectureTest {
    private static final JavaClasses VIEWER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.nadir.viewer");

    @Test
    void knowsNothingOfTrainingOrTheWorkbench() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.nadir.app..",
                        "org.nadir.training..",
                        "org.nadir.run..",
                        "org.nadir.experiment..",
                        "org.nadir.detection..",
                        "org.nadir.nn..",
                        "org.nadir.tensor..",
                        "org.nadir.cli..",
                        "ai.djl..",
                        "org.geotools..")
                .allowEmptyShould(true)
                .check(VIEWER);
    }
}
