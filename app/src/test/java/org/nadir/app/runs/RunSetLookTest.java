package org.nadir.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.run.RunStatus.State;
import org.nadir.run.sweep.RunSet;

class RunSetLookTest {
    @TempDir
    Path runs;

    private final RunSetLook look = new RunSetLook();

    private RunSetState only() {
        List<RunSetState> found = look.look(runs, List.of());
        assertEquals(1, found.size());
        return found.get(0);
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }

    @Test
    void aSetThatNobodyStartedWaits() {
        WrittenRuns.set(runs, "dbf");
        RunSetState state = only();
        assertEquals("0 of 4 finished, 4 not started", state.progress());
        assertEquals("Not started", state.words());
        assertTrue(state.resumable());
        assertFalse(state.stoppable());
    }

    @Test
    void finishedFailedAndGoneRunsAreCounted() throws Exception {
        RunSet set = WrittenRuns.set(runs, "dbf");
        WrittenRuns.finish(WrittenRuns.run(set, 0), 0.25);
        WrittenRuns.fail(WrittenRuns.run(set, 1), "No data");
        delete(WrittenRuns.run(set, 2).path());
        RunSetState state = only();
        assertEquals("1 of 4 finished, 1 failed, 1 not started, 1 gone from the disk", state.progress());
        assertEquals(State.FAILED, state.state());
        assertEquals("1 failed", state.words());
        assertEquals(10, state.elapsedSeconds(), 5.01);
    }

    @Test
    void aRunThatEndsLaterIsSeenThoughTheOthersAreNotReadAgain() {
        RunSet set = WrittenRuns.set(runs, "dbf");
        for (int i = 0; i < 3; i++) {
            WrittenRuns.finish(WrittenRuns.run(set, i), 0.25);
        }
        assertEquals(3, only().finished());
        WrittenRuns.finish(WrittenRuns.run(set, 3), 0.5);
        assertEquals("Finished", only().words());
        assertFalse(only().resumable());
    }

    @Test
    void aSetWithoutItsListIsStillOneRowThatSaysSo() throws Exception {
        RunSet set = WrittenRuns.set(runs, "dbf");
        Files.delete(set.path().resolve("sweep.json"));
        RunSetState state = only();
        assertEquals("dbf", state.name());
        assertEquals("Unreadable", state.words());
        assertTrue(state.problem().startsWith("The list of its runs is not there"));
    }

    @Test
    void aDamagedListSaysWhatIsWrong() throws Exception {
        RunSet set = WrittenRuns.set(runs, "dbf");
        Files.writeString(set.path().resolve("sweep.json"), "{\"name\": \"dbf\", \"members\": [");
        assertTrue(only().problem().contains("The list of the set is damaged"));
    }

    @Test
    void aSetOfNoRunsIsEmpty() throws Exception {
        RunSet set = WrittenRuns.set(runs, "dbf");
        Files.writeString(set.path().resolve("sweep.json"), "{\"name\": \"dbf\", \"members\": []}");
        assertEquals("Empty", only().words());
    }

    @Test
    void aSetWhoseFolderVanishedIsNoLongerFound() throws Exception {
        RunSet set = WrittenRuns.set(runs, "dbf");
        only();
        delete(set.path());
        assertEquals(List.of(), look.look(runs, List.of()));
    }

    @Test
    void setsOfOtherFoldersAreLookedAtWhereTheyAreNamed() {
        RunSet set = WrittenRuns.set(runs.resolve("elsewhere"), "dbf");
        assertEquals(List.of(), look.look(runs, List.of()));
        assertEquals(1, look.look(runs, List.of(set.path())).size());
    }
}
