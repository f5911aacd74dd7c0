package org.nadir.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.LineLook;
import org.nadir.experiment.Fields;
import org.nadir.run.RunFolder;

class CompareModelTest {
    @TempDir
    Path folder;

    private final CompareModel model = new CompareModel();

    private ComparedRun add(String runs) {
        Path path = RunFolder.create(
                        folder.resolve(runs),
                        Fields.toSpec(Map.of("name", "full", "data.root", "/sets/none"), Path.of("/")))
                .path();
        ComparedRun run = new ComparedRun(
                new ComparedRun.Place(path, model.label(path), model.look(path)), model.curves(), Runnable::run);
        model.runs().add(run);
        return run;
    }

    @Test
    void aRunThatComesBackHasTheColourItHad() {
        ComparedRun first = add("one");
        LineLook second = model.look(Path.of("/runs/b"));
        assertNotEquals(first.look(), second);
        model.runs().clear();
        assertEquals(second, model.look(Path.of("/runs/b")));
        assertEquals(first.look(), model.look(first.folder().path()));
    }

    @Test
    void runsOfOneNameAreToldApartByTheFolderAbove() {
        assertEquals("full", add("one").label());
        assertEquals("two/full", add("two").label());
    }

    @Test
    void shortLabelsLeaveOutWhatAllBeginWith() {
        ComparedRun alone = add("one-x");
        assertEquals("full", model.shortLabel(alone));
        ComparedRun second = add("one-y");
        add("one-z");
        model.runs().remove(alone);
        assertEquals("one-y/full", second.label());
        assertEquals("…y/full", model.shortLabel(second));
    }

    @Test
    void theFilterLooksAtNamesAndNotes() {
        ComparedRun run = add("one");
        run.note().set("too hot");
        model.filter().set("FULL hot");
        assertTrue(model.passes(run));
        model.filter().set("cold");
        assertFalse(model.passes(run));
    }
}
