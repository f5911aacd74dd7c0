package org.nadir.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.SceneInfo;

class MatchFilesTest {
    private static final List<String> CLASSES = List.of("ship", "plane");

    @TempDir
    private Path folder;

    private Path written() {
        List<TruthBox> truths = List.of(
                new TruthBox("a", new OrientedBox(50, 40, 20, 10, 0.5), 0, false),
                new TruthBox("a", new OrientedBox(90, 40, 20, 10, 0.5), 1, false));
        List<ScoredBox> detections = List.of(
                new ScoredBox("a", new OrientedBox(51, 40, 20, 10, 0.5), 0, 0.875),
                new ScoredBox("a", new OrientedBox(90, 41, 20, 10, 0.5), 0, 0.5));
        Matching matching = Matching.of(detections, truths, CLASSES, new MatchRule(0.5, 0.25));
        Path file = folder.resolve("a.geojson");
        MatchFiles.write(
                file,
                new MatchFiles.Content(
                        matching.rule(), CLASSES, matching.images().get(0)),
                SceneInfo.plain(Path.of("a.png"), 200, 100, 3));
        return file;
    }

    @Test
    void whatWasWrittenIsReadBack() {
        MatchFiles.Content back = MatchFiles.read(written());
        assertEquals(new MatchRule(0.5, 0.25), back.rule());
        assertEquals("a", back.image().image());
        List<MatchedBox> boxes = back.image().boxes();
        assertEquals(
                List.of(Outcome.HIT, Outcome.WRONG_CLASS, Outcome.MISSED),
                boxes.stream().map(MatchedBox::outcome).toList());
        assertEquals(51, boxes.get(0).box().cx());
        assertEquals(0.875, boxes.get(0).score());
        assertEquals(1, boxes.get(1).partner().orElseThrow().label());
        assertEquals(0.5, boxes.get(2).partner().orElseThrow().score());
        assertEquals(0.5, boxes.get(2).partner().orElseThrow().box().angle(), 1e-6);
        assertTrue(Double.isNaN(boxes.get(2).score()));
    }

    @Test
    void foreignFilesAreRefusedWithTheField() throws IOException {
        Path file = written();
        Files.writeString(file, Files.readString(file).replace("\"missed\"", "\"lost\""));
        String sentence =
                assertThrows(UserProblem.class, () -> MatchFiles.read(file)).getMessage();
        assertTrue(sentence.contains("features[2].properties.outcome"), sentence);
        assertTrue(sentence.contains("lost"), sentence);
    }
}
