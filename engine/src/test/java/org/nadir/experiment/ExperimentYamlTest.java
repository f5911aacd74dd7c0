package org.nadir.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;

class ExperimentYamlTest {
    private static final Path FILE = Path.of("/experiments/first.yaml");
    private static final String SMALL = "name: first\ndata:\n  root: ../sets/harbour\n";

    private static UserProblem refused(String yaml) {
        return assertThrows(UserProblem.class, () -> ExperimentYaml.parse(yaml, FILE));
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        ExperimentSpec spec = ExperimentYaml.parse(SMALL, FILE);
        assertEquals("rotated-retinanet", spec.model().detector());
        assertEquals(35, spec.optimisation().clipNorm());
        assertEquals(List.of(8, 11), spec.optimisation().effectiveMilestones());
    }

    @Test
    void relativePathsCountFromTheFolderOfTheFile() {
        assertEquals(
                Path.of("/sets/harbour"),
                ExperimentYaml.parse(SMALL, FILE).data().root());
    }

    @Test
    void furtherDataSetsAndNewNamesOfClassesAreReadAndWritten() {
        ExperimentSpec spec = ExperimentYaml.parse(
                SMALL + "  more: [../sets/cities, /else]\n  rename: [Small_Car=car, \"Big Ship=ship\"]\n", FILE);
        assertEquals(
                List.of(Path.of("/sets/harbour"), Path.of("/sets/cities"), Path.of("/else")),
                spec.data().sources().folders());
        assertEquals(
                Map.of("Small_Car", "car", "Big Ship", "ship"),
                spec.data().sources().renames());
        assertEquals(spec, ExperimentYaml.parse(ExperimentYaml.write(spec), FILE));
    }

    @Test
    void aDataSetIsGivenOnceAndANewNameHasASign() {
        assertEquals(
                "data.more",
                refused(SMALL + "  more: [../sets/harbour]\n").detail("field").orElseThrow());
        assertEquals(
                "data.rename",
                refused(SMALL + "  rename: [car]\n").detail("field").orElseThrow());
    }

    @Test
    void weightsWithAFileNameAreAPathAndOthersAreNot() {
        String yaml = SMALL + "model:\n  weights: ";
        assertEquals(
                "/experiments/w.safetensors",
                ExperimentYaml.parse(yaml + "w.safetensors\n", FILE).model().weights());
        assertEquals(
                "imagenet",
                ExperimentYaml.parse(yaml + "imagenet\n", FILE).model().weights());
    }

    @Test
    void writtenAndReadAgainASpecificationIsTheSame() {
        String yaml = SMALL + "  classes: [ship, \"small: vehicle\"]\n  imageSize: 640x512\n  rotation: right-angles\n"
                + "freezing:\n  schedule: epochs\n  epochs: [0, 3]\noptimisation:\n  milestones: [4, 7]\n";
        ExperimentSpec spec = ExperimentYaml.parse(yaml, FILE);
        assertEquals(spec, ExperimentYaml.parse(ExperimentYaml.write(spec), FILE));
    }

    @Test
    void infiniteRhoIsWrittenAndRead() {
        ExperimentSpec spec = ExperimentYaml.parse(SMALL + "freezing: {schedule: step, rho: inf}\n", FILE);
        assertEquals(Double.POSITIVE_INFINITY, spec.freezing().rho());
        assertEquals(spec, ExperimentYaml.parse(ExperimentYaml.write(spec), FILE));
    }

    @Test
    void anUnknownKeyIsToldWithLineAndTheNearestOne() {
        UserProblem problem = refused(SMALL + "model:\n  backbon: resnet18\n");
        assertEquals("5", problem.detail("line").orElse(""));
        assertEquals("model.backbon", problem.detail("field").orElse(""));
        assertEquals("perhaps model.backbone", problem.detail("expected").orElse(""));
    }

    @Test
    void aWrongTypeIsToldWithFoundAndExpected() {
        UserProblem problem = refused(SMALL + "optimisation:\n  epochs: many\n");
        assertEquals("5", problem.detail("line").orElse(""));
        assertEquals("many", problem.detail("found").orElse(""));
        assertEquals(
                "a whole number from 1 to 100000", problem.detail("expected").orElse(""));
    }

    @Test
    void aListWhereANumberBelongsIsRefused() {
        assertEquals(
                "a list",
                refused(SMALL + "optimisation:\n  epochs: [1]\n")
                        .detail("found")
                        .orElse(""));
    }

    @Test
    void aQuotedNumberIsAText() {
        assertTrue(refused(SMALL + "optimisation:\n  epochs: \"12\"\n")
                .getMessage()
                .contains("the text \"12\""));
    }

    @Test
    void aValueOutOfRangeIsRefused() {
        assertEquals(
                "0",
                refused(SMALL + "optimisation:\n  batch: 0\n").detail("found").orElse(""));
    }

    @Test
    void aMissingDataSetIsToldByItsField() {
        assertEquals("data.root", refused("name: x\n").detail("field").orElse(""));
    }

    @Test
    void epochsBeyondTheRunAreRefused() {
        UserProblem problem = refused(SMALL + "freezing:\n  schedule: epochs\n  epochs: [0, 12]\n");
        assertEquals("freezing.epochs", problem.detail("field").orElse(""));
        assertEquals("6", problem.detail("line").orElse(""));
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertTrue(refused("name: a\nname: b\n").getMessage().contains("twice"));
    }

    @Test
    void aliasesAnchorsAndTagsAreRefused() {
        assertTrue(refused("name: &a x\n").getMessage().contains("Anchors"));
        assertTrue(refused("name: *a\n").getMessage().contains("Aliases"));
        assertTrue(refused("name: !!java.io.File x\n").getMessage().contains("Tags"));
    }

    @Test
    void deepNestingIsRefusedAtItsFirstLevel() {
        refused("name: " + "[".repeat(100_000));
        refused("data: " + "{root: ".repeat(50_000));
    }

    @Test
    void textThatIsNoYamlIsRefusedWithItsLine() {
        UserProblem problem = refused("name: first\ndata:\n\troot: x\n");
        assertEquals("3", problem.detail("line").orElse(""));
    }

    @Test
    void anEmptyFileAndASecondDocumentAreRefused() {
        refused("");
        refused("# nothing\n");
        refused(SMALL + "---\nname: y\n");
    }

    @Test
    void changesReplaceValuesOfTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), SMALL);
        ExperimentSpec spec = ExperimentYaml.read(file, Map.of("optimisation.epochs", "3", "name", "second"));
        assertEquals(3, spec.optimisation().epochs());
        assertEquals("second", spec.name());
    }

    @Test
    void aChangeOfNoSettingIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), SMALL);
        UserProblem problem =
                assertThrows(UserProblem.class, () -> ExperimentYaml.read(file, Map.of("optimisation.epoch", "3")));
        assertEquals("perhaps optimisation.epochs", problem.detail("expected").orElse(""));
    }

    @Test
    void aFileThatIsNotThereOrNotTextIsRefused(@TempDir Path folder) throws Exception {
        assertThrows(UserProblem.class, () -> ExperimentYaml.read(folder.resolve("none.yaml")));
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
        assertThrows(UserProblem.class, () -> ExperimentYaml.read(binary));
    }

    @Test
    void aTableWithoutQuotesIsToldWhatItLacks() {
        UserProblem problem = refused(SMALL + "freezing:\n  schedule: table\n  table: stem: -; stage2: 0-2\n");
        assertEquals("freezing.table", problem.detail("field").orElse(""));
        assertTrue(problem.detail("expected").orElse("").contains("in YAML with its quotes"));
    }
}
