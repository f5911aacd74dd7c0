package org.nadir.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;

class ScheduleLibraryTest {
    @TempDir
    private Path folder;

    private static NamedSchedule table(String name) {
        return NamedSchedule.of(
                name,
                Map.of(
                        "freezing.schedule", "table",
                        "freezing.table", "stem-stage1: -; stage2: 0-2, 6-",
                        "freezing.rho", "7",
                        "optimisation.epochs", "20"));
    }

    @Test
    void aScheduleKeepsOnlyWhatHasAnEffect() {
        assertEquals(
                Map.of("freezing.schedule", "table", "freezing.table", "stem-stage1: -; stage2: 0-2, 6-"),
                table("a").freezing());
        assertEquals(20, table("a").epochs());
    }

    @Test
    void whatIsSavedIsListedByName() {
        ScheduleLibrary library = new ScheduleLibrary(folder.resolve("not/yet"));
        assertEquals(List.of(), library.content().schedules());
        library.save(table("Zebra: the \"last\" one"));
        library.save(table("apple"));
        assertEquals(
                List.of(table("apple"), table("Zebra: the \"last\" one")),
                library.content().schedules());
        assertTrue(library.delete("apple"));
        assertFalse(library.delete("apple"));
    }

    @Test
    void aBrokenFileIsNamedAndTheOthersAreThere() throws IOException {
        ScheduleLibrary library = new ScheduleLibrary(folder);
        library.save(table("good"));
        Files.writeString(folder.resolve("bad.yaml"), "freezing:\n  table: \"stage9: 1\"\n");
        Files.writeString(folder.resolve("whole.yaml"), "model:\n  backbone: resnet18\n");
        assertEquals(List.of(table("good")), library.content().schedules());
        assertEquals(2, library.content().problems().size());
        assertTrue(library.content().problems().get(0).contains("bad.yaml, line 2, freezing.table"));
    }

    @Test
    void aNameWithoutLettersIsRefused() {
        assertThrows(UserProblem.class, () -> new ScheduleLibrary(folder).save(table("../")));
    }

    @Test
    void theScheduleReplacesThatOfAnExperimentAndNothingElse() {
        Map<String, String> applied =
                table("a").applied(Map.of("name", "n", "freezing.schedule", "step", "freezing.rho", "4"));
        assertEquals(
                Map.of("name", "n", "freezing.schedule", "table", "freezing.table", "stem-stage1: -; stage2: 0-2, 6-"),
                applied);
    }

    @Test
    void theSchedulesThatComeWithNadirAreValid() throws IOException {
        Path root = Path.of(System.getProperty("nadir.root", ".."));
        Path presets = root.resolve("assets/presets/schedules");
        Assumptions.assumeTrue(Files.isDirectory(presets), "the repository is not here");
        try (Stream<Path> files = Files.list(presets)) {
            for (Path file : files.toList()) {
                NamedSchedule schedule = NamedSchedule.parse(Files.readString(file), file);
                Map<String, String> values = schedule.applied(Map.of("data.root", "d", "optimisation.epochs", "12"));
                assertEquals(List.of(), Fields.validate(values), file.toString());
                assertEquals(12, schedule.epochs());
            }
        }
    }
}
