package org.nadir.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.run.sweep.RunSet;

class RunsModelTest {
    @TempDir
    Path folder;

    private final RunsModel model = new RunsModel();
    private final RunFinder finder = new RunFinder(Runnable::run);

    private void look(List<Path> others) {
        RunFinder.Found found = finder.look(new RunFinder.Wanted(folder, others, List.copyOf(model.runs()), List.of()));
        model.remove(found.gone());
        model.take(found.runs(), found.sets(), found.stages());
    }

    private List<String> rows() {
        return model.rows().get().stream().map(row -> row.entry().name()).toList();
    }

    @Test
    void whatIsChosenAtFirstIsTheSetAndNotOneOfItsRuns() {
        WrittenRuns.set(folder, "dbf");
        look(List.of());
        assertEquals(List.of("dbf"), rows());
        assertEquals("dbf", model.selectedSet().get().orElseThrow().name());
        assertEquals(Optional.empty(), model.selected().get());
    }

    @Test
    void aSetThatGrowsStaysTheSameRow() {
        RunSet set = WrittenRuns.set(folder, "dbf");
        look(List.of());
        RunSetItem row = model.sets().get(0);
        WrittenRuns.finish(WrittenRuns.run(set, 0), 0.5);
        org.nadir.run.sweep.RunSets.addSeeds(set, List.of("3"));
        look(List.of());
        assertSame(row, model.sets().get(0));
        assertEquals(6, row.runs().get().size());
        assertEquals("1 of 6 finished, 5 not started", row.state().get().progress());
    }

    @Test
    void theRunsOfASetWhoseFolderVanishedStandForThemselves() throws Exception {
        RunSet set = WrittenRuns.set(folder, "dbf");
        look(List.of());
        for (String file : List.of("sweep.json", "sweep.yaml", "lock")) {
            java.nio.file.Files.deleteIfExists(set.path().resolve(file));
        }
        java.nio.file.Files.delete(set.path());
        look(List.of());
        assertEquals(4, rows().size());
        assertTrue(model.selected().get().isPresent(), "another row is looked at");
    }

    @Test
    void setsOfOneNameInTwoFoldersAreToldApart() {
        WrittenRuns.set(folder, "dbf");
        RunSet other = WrittenRuns.set(folder.resolve("elsewhere"), "dbf");
        look(List.of(other.path()));
        assertEquals(Set.of("dbf (" + folder.getFileName() + ")", "dbf (elsewhere)"), Set.copyOf(rows()));
        assertEquals(8, model.runs().size());
        assertEquals(
                Map.of(4, 2L),
                model.rows().get().stream()
                        .collect(java.util.stream.Collectors.groupingBy(
                                row -> row.below().size(), java.util.stream.Collectors.counting())));
    }

    @Test
    void aSetThatIsWantedIsChosenAsSoonAsItIsFound() {
        WrittenRuns.set(folder, "first");
        look(List.of());
        model.want(folder.resolve("second.sweep"));
        assertEquals("first", model.selectedSet().get().orElseThrow().name());
        WrittenRuns.set(folder, "second");
        look(List.of());
        assertEquals("second", model.selectedSet().get().orElseThrow().name());
    }
}
