package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;

class OpeningTest {
    @TempDir
    Path folder;

    private static List<Opening.Kind> kinds(Path path) {
        return Opening.of(path).stream().map(Opening::kind).toList();
    }

    @Test
    void filesAreToldApartByTheirNames() throws IOException {
        Path scene = Files.createFile(folder.resolve("Scene.TIF"));
        Path boxes = Files.createFile(folder.resolve("boxes.geojson"));
        Path spec = Files.createFile(folder.resolve("e.yaml"));
        assertEquals(List.of(Opening.Kind.SCENE), kinds(scene));
        assertEquals(List.of(Opening.Kind.DETECTIONS), kinds(boxes));
        assertEquals(List.of(Opening.Kind.EXPERIMENT), kinds(spec));
    }

    @Test
    void aProjectOpensItsRunsDataExperimentAndLastItsScene() throws IOException {
        Files.createDirectories(folder.resolve("runs"));
        Files.createDirectories(folder.resolve("dataset/train/images"));
        Files.createDirectories(folder.resolve("scenes"));
        Files.createFile(folder.resolve("scenes/a.tif"));
        Files.createFile(folder.resolve("experiment.yaml"));
        assertEquals(
                List.of(Opening.Kind.RUNS_FOLDER, Opening.Kind.DATA_SET, Opening.Kind.EXPERIMENT, Opening.Kind.SCENE),
                kinds(folder));
    }

    @Test
    void whatOtherProgramsLoggedIsToldByTheirNames() throws IOException {
        Files.createDirectories(folder.resolve("work/20240102_030405/vis_data"));
        Files.createFile(folder.resolve("work/20240102_030405/vis_data/scalars.json"));
        Path board = Files.createFile(folder.resolve("events.out.tfevents.1.host"));
        assertEquals(List.of(Opening.Kind.LOG), kinds(board));
        assertEquals(List.of(Opening.Kind.LOG), kinds(folder.resolve("work")));
        assertEquals(List.of(Opening.Kind.LOG), kinds(folder));
    }

    @Test
    void aFolderWithEventsIsARun() throws IOException {
        Files.createFile(folder.resolve("events.jsonl"));
        assertEquals(List.of(Opening.Kind.RUN), kinds(folder));
    }

    @Test
    void aFolderOfRunsIsAFolderOfRunsAndNotOfData() throws IOException {
        Files.createDirectories(folder.resolve("first"));
        Files.createFile(folder.resolve("first/status.json"));
        assertEquals(List.of(Opening.Kind.RUNS_FOLDER), kinds(folder));
    }

    @Test
    void whatIsNotThereOrOfAnUnknownKindIsRefusedInASentence() throws IOException {
        assertThrows(UserProblem.class, () -> Opening.of(folder.resolve("nothing.tif")));
        Path song = Files.createFile(folder.resolve("song.mp3"));
        UserProblem problem = assertThrows(UserProblem.class, () -> Opening.of(song));
        assertEquals(
                "Nadir does not open files of this kind", problem.detail("what").orElse(""));
    }
}
