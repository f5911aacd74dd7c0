package org.nadir.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionFiles;
import org.nadir.detection.DetectionSet;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.SceneInfo;

class PredictionFilesTest {
    private static final ClassMap CLASSES = ClassMap.of(List.of("plane", "ship"));
    private static final DataSplit SPLIT =
            new DataSplit("val", List.of(image("P0003"), image("17"), image("old port")));

    @TempDir
    private Path folder;

    private static LabelledImage image(String name) {
        return new LabelledImage(name, Path.of(name + ".png"), List.of(), Optional.empty());
    }

    private PredictionFiles.Content read(Path path) {
        return PredictionFiles.read(path, SPLIT, CLASSES, Optional.empty());
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return file;
    }

    private String problem(Path path) {
        return String.valueOf(assertThrows(UserProblem.class, () -> read(path)).getMessage());
    }

    @Test
    void dotaTextIsReadByClassAndImage() throws IOException {
        file("Task1_ship.txt", "P0003 0.75 10 10 30 10 30 20 10 20\nold_port 0.5 0 0 8 0 8 4 0 4\n");
        file("Task1_plane.txt", "");
        List<ScoredBox> boxes = read(folder).boxes();
        assertEquals(new ScoredBox("P0003", new OrientedBox(20, 15, 20, 10, 0), 1, 0.75), boxes.get(0));
        assertEquals("old port", boxes.get(1).image());
    }

    @Test
    void aBadRowOfDotaTextIsNamedByFileAndLine() throws IOException {
        file("Task1_ship.txt", "P0003 0.75 10 10 30 10 30 20 10 20\nP0003 high 10 10 30 10 30 20 10 20\n");
        String sentence = problem(folder);
        assertTrue(sentence.contains("Task1_ship.txt, line 2, score"), sentence);
        assertTrue(sentence.contains("high"), sentence);
    }

    @Test
    void unknownImagesAndClassesAreLeftOutAndTold() throws IOException {
        file("Task1_ship.txt", "P0003 0.75 10 10 30 10 30 20 10 20\nP9 0.75 10 10 30 10 30 20 10 20\n");
        file("Task1_tank.txt", "P0003 0.75 10 10 30 10 30 20 10 20\n");
        PredictionFiles.Content content = read(folder);
        assertEquals(1, content.boxes().size());
        assertTrue(content.notes().get(0).contains("P9"));
        assertTrue(content.notes().get(1).contains("tank"));
    }

    @Test
    void detectionsOfOtherImagesAloneAreRefusedWithBothNames() throws IOException {
        file("Task1_ship.txt", "X1 0.75 10 10 30 10 30 20 10 20\n");
        String sentence = problem(folder);
        assertTrue(sentence.contains("X1") && sentence.contains("names like 17"), sentence);
    }

    @Test
    void cocoResultsOfAllBoxFormsGiveTheSameBox() throws IOException {
        String start = "{\"image_id\": 17, \"category_id\": \"ship\", \"score\": 0.5, ";
        Path results = file(
                "results.json",
                "[" + start + "\"bbox\": [10, 10, 20, 10]}, " + start + "\"poly\": [10, 10, 30, 10, 30, 20, 10, 20]}, "
                        + start + "\"rbox\": [20, 15, 20, 10, 0.0], \"bbox\": [0, 0, 1, 1]}, "
                        + start + "\"segmentation\": [[10, 10, 30, 10, 30, 20, 10, 20]]}]");
        ScoredBox wanted = new ScoredBox("17", new OrientedBox(20, 15, 20, 10, 0), 1, 0.5);
        assertEquals(List.of(wanted, wanted, wanted, wanted), read(results).boxes());
    }

    @Test
    void numbersOfCocoStandForWhatTheAnnotationsSay() throws IOException {
        Path results = file(
                "results.json", "[{\"image_id\": 4, \"category_id\": 2, \"score\": 0.5, \"bbox\": [10, 10, 20, 10]}]");
        Path annotations = file(
                "instances.json",
                "{\"images\": [{\"id\": 4, \"file_name\": \"images/P0003.png\"}],"
                        + " \"categories\": [{\"id\": 2, \"name\": \"plane\"}], \"annotations\": []}");
        ScoredBox box = PredictionFiles.read(results, SPLIT, CLASSES, Optional.of(annotations))
                .boxes()
                .get(0);
        assertEquals("P0003", box.image());
        assertEquals(0, box.label());
        assertTrue(problem(results).contains("--annotations"));
    }

    @Test
    void brokenCocoResultsAreNamedByElementAndField() throws IOException {
        String good = "{\"image_id\": \"P0003\", \"category_id\": \"ship\", \"score\": 0.5, \"bbox\": [1, 1, 5, 5]}";
        assertTrue(problem(file("a.json", "[" + good + ", " + good.replace("0.5", "\"x\"") + "]"))
                .contains("[1].score"));
        assertTrue(problem(file("b.json", "[" + good.replace("[1, 1, 5, 5]", "[1, 1, 5]") + "]"))
                .contains("[0].bbox"));
        assertTrue(problem(file("c.json", "[" + good.replace("[1, 1, 5, 5]", "[1, 1, 5, 5, 30]") + "]"))
                .contains("different units"));
        assertTrue(problem(file("d.json", "[" + good.replace("5, 5]", "-5, 5]") + "]"))
                .contains("sides above 0"));
        assertTrue(problem(file("e.json", "[" + good)).contains("not a JSON text"));
    }

    @Test
    void ownGeoJsonIsReadBack() {
        Detection one = new Detection(new OrientedBox(20, 15, 20, 10, 0.25), 0, 0.5);
        DetectionSet set = new DetectionSet("P0003", "run", List.of("ship"), List.of(one));
        Path file = folder.resolve("P0003.geojson");
        DetectionFiles.writeGeoJson(file, set, SceneInfo.plain(Path.of("P0003.png"), 100, 100, 3));
        ScoredBox wanted = new ScoredBox("P0003", one.box(), 1, 0.5);
        assertEquals(List.of(wanted), read(file).boxes());
        assertEquals(List.of(wanted), read(folder).boxes());
    }

    @Test
    void anythingElseIsExplained() throws IOException {
        assertTrue(problem(file("notes.doc", "x")).contains("Task1_CLASS.txt"));
        assertTrue(problem(folder.resolve("nowhere")).contains("no such file"));
    }
}
