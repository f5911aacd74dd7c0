package org.nadir.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsFoundAgain() {
        SettingsFile file = new SettingsFile(folder.resolve("deep/workbench.json"));
        SettingsModel model = file.load();
        model.theme().set(ThemeChoice.DARK);
        model.runsFolder().set(Path.of("somewhere"));
        model.device().set("gpu:1");
        model.workspace().set(WorkspaceKind.RUNS);
        model.inspectorOpen().set(false);
        model.window().set(new SettingsModel.WindowPlace(10, 20, 1300, 850, true));
        SettingsModel.remember(model.recentScenes(), folder.resolve("a.tif"));
        SettingsModel.remember(model.openSets(), folder.resolve("dbf.sweep"));
        file.save(SettingsFile.snapshot(model));
        SettingsModel again = file.load();
        assertEquals(ThemeChoice.DARK, again.theme().get());
        assertEquals(Path.of("somewhere"), again.runsFolder().get());
        assertEquals("gpu:1", again.device().get());
        assertEquals(WorkspaceKind.RUNS, again.workspace().get());
        assertFalse(again.inspectorOpen().get());
        assertEquals(
                new SettingsModel.WindowPlace(10, 20, 1300, 850, true),
                again.window().get());
        assertEquals(List.of(folder.resolve("a.tif")), again.recentScenes());
        assertEquals(List.of(folder.resolve("dbf.sweep")), again.openSets());
    }

    @Test
    void aDamagedFileGivesTheDefaults() throws IOException {
        Path file = folder.resolve("workbench.json");
        Files.writeString(file, "{\"theme\": \"dark\", \"window\": ");
        assertEquals(ThemeChoice.SYSTEM, new SettingsFile(file).load().theme().get());
    }

    @Test
    void wrongValuesCostOnlyThemselves() throws IOException {
        Path file = folder.resolve("workbench.json");
        Files.writeString(
                file,
                "{\"theme\": \"pink\", \"device\": 7, \"window\": {\"width\": \"wide\", \"height\": 1e9},"
                        + " \"workspace\": \"kitchen\", \"recentScenes\": [1, {}, \"b.tif\"]}");
        SettingsModel model = new SettingsFile(file).load();
        assertEquals(SettingsModel.WindowPlace.DESIGN, model.window().get());
        assertEquals(WorkspaceKind.SCENES, model.workspace().get());
        assertEquals("7", model.device().get());
    }

    @Test
    void theRecentListKeepsEachPathOnceAndTheLatestFirst() {
        SettingsModel model = new SettingsModel(folder);
        for (int i = 0; i < 20; i++) {
            SettingsModel.remember(model.recentScenes(), folder.resolve(i % 15 + ".tif"));
        }
        assertEquals(12, model.recentScenes().size());
        assertEquals(folder.resolve("4.tif"), model.recentScenes().get(0));
    }
}
