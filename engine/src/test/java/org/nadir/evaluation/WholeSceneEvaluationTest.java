package org.nadir.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.data.Annotation;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.SceneDetector;
import org.nadir.detection.SceneInput;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Scenes;
import org.nadir.tensor.TorchEngine;

/** Labels go through the windows of whole images as if a detector had found them, and are judged after the merge. */
class WholeSceneEvaluationTest {
    /** Labels may overlap each other, so that only what was found twice at the same place may go. */
    private static final DetectionSettings ALL = new DetectionSettings(0.05, 0.95, 2000, 5000);

    private static final List<String> CLASSES =
            IntStream.range(0, 20).mapToObj(i -> "class " + i).toList();

    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private List<Detection> through(Scene scene, List<Detection> truths, SceneDetector.Borders borders) {
        return through(scene, truths, borders, 512);
    }

    private List<Detection> through(Scene scene, List<Detection> truths, SceneDetector.Borders borders, int window) {
        TruthDetector detector = new TruthDetector(manager, scene.info(), truths, CLASSES);
        SceneDetector.Settings settings = new SceneDetector.Settings(window, 200, 2, ALL, 1, borders);
        return SceneDetector.detect(
                detector, TruthDetector.located(scene), Rendering.bytes(0, 1, 2), settings, Progress.none());
    }

    private static OrientedBox moved(OrientedBox box, double along, double across) {
        double cos = Math.cos(box.angle());
        double sin = Math.sin(box.angle());
        double dx = along * box.width();
        double dy = across * box.height();
        return box.translated(dx * cos - dy * sin, dx * sin + dy * cos);
    }

    private static List<Detection> moved(List<Detection> truths, double along, double across) {
        return truths.stream()
                .map(one -> new Detection(moved(one.box(), along, across), one.label(), one.score()))
                .toList();
    }

    private static List<TruthBox> truths(List<Detection> objects) {
        return objects.stream()
                .map(one -> new TruthBox("scene", one.box(), one.label(), false))
                .toList();
    }

    private static List<ScoredBox> scored(List<Detection> found) {
        return found.stream()
                .map(one -> new ScoredBox("scene", one.box(), one.label(), one.score()))
                .toList();
    }

    /** A grid of turned objects of two classes, apart from each other, on a scene of odd size with twelve windows. */
    private static List<Detection> synthetic() {
        Random random = new Random(5);
        List<Detection> objects = new ArrayList<>();
        for (int i = 0; i < 1012; i++) {
            double cx = 22 + i % 44 * 31;
            double cy = 20 + i / 44 * 43;
            double angle = random.nextDouble() * 3.1 - 1.55;
            OrientedBox box = new OrientedBox(cx, cy, 16 + random.nextInt(12), 5 + random.nextInt(7), angle);
            objects.add(new Detection(box, i % 2, 1));
        }
        return objects;
    }

    private static Scene scene() {
        return TruthDetector.black(SceneInfo.plain(Path.of("scene.tif"), 1397, 1011, 3));
    }

    @Test
    void aThousandLabelsThroughTheWindowsAndBackAreExactlyOne() {
        for (SceneDetector.Borders borders : SceneDetector.Borders.values()) {
            List<Detection> found = through(scene(), synthetic(), borders);
            for (MapResult result : RotatedMap.evaluateAll(scored(found), truths(synthetic()), CLASSES)
                    .values()) {
                assertEquals(1.0, result.map50());
                assertEquals(1.0, result.map75());
                assertEquals(1.0, result.map5095());
            }
        }
    }

    @Test
    void noObjectIsFoundTwiceAfterTheMerge() {
        List<Detection> found = through(scene(), synthetic(), SceneDetector.Borders.WHOLE_BOXES);
        assertEquals(synthetic().size(), found.size());
    }

    @Test
    void labelsMovedByAKnownShareCountUpToTheThresholdComputedByHand() {
        // 0.9 / 1.1 = 0.818: up to 0.8; 0.8 / 1.2 = 0.667: up to 0.65; 0.81 / 1.19 = 0.681: up to 0.65
        assertHits(0.1, 0, 7);
        assertHits(0.2, 0, 4);
        assertHits(0.1, 0.1, 4);
    }

    private void assertHits(double along, double across, int thresholds) {
        List<Detection> found = through(scene(), moved(synthetic(), along, across), SceneDetector.Borders.WHOLE_BOXES);
        List<TruthBox> truths = truths(synthetic());
        MapResult result = RotatedMap.evaluate(scored(found), truths, CLASSES, ApStyle.VOC12);
        assertEquals(thresholds / 10.0, result.map5095(), 1e-12);
        for (int step = 0; step < 10; step++) {
            MatchRule rule = new MatchRule((50 + 5 * step) / 100.0, 0.9);
            int hits = Matching.of(scored(found), truths, CLASSES, rule).count(Outcome.Kind.TRUE_POSITIVE);
            assertEquals(step < thresholds ? truths.size() : 0, hits, "at " + rule.iou());
        }
    }

    @Test
    void anImageWithoutObjectsGivesNothing() {
        assertEquals(List.of(), through(scene(), List.of(), SceneDetector.Borders.WHOLE_BOXES));
    }

    @Test
    void wholeImagesOfASplitAreJudgedUnderTheirNames(@TempDir Path folder) throws IOException {
        List<Annotation> labels = List.of(new Annotation("class 1", new OrientedBox(30, 20, 20, 8, 0.4), false));
        List<LabelledImage> images = new ArrayList<>();
        for (String name : List.of("odd", "grey")) {
            boolean grey = name.equals("grey");
            int type = grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
            Path file = folder.resolve(name + ".png");
            ImageIO.write(new BufferedImage(grey ? 64 : 77, 53, type), "png", file.toFile());
            images.add(new LabelledImage(name, file, labels, Optional.empty()));
        }
        images.add(new LabelledImage("empty", images.get(0).file(), List.of(), Optional.empty()));
        DataSplit split = new DataSplit("val", images);
        SceneInfo any = SceneInfo.plain(Path.of("any.png"), 77, 53, 3);
        TruthDetector detector = new TruthDetector(
                manager, any, List.of(new Detection(labels.get(0).box(), 1, 0.9)), CLASSES);
        WholeImages whole = new WholeImages(
                detector, Optional.empty(), SceneInput.Choice.NONE, info -> SceneDetector.Settings.DEFAULT);
        Evaluation result = Evaluation.of(
                whole.detect(split, Progress.none()).boxes(),
                TruthBox.of(split, ClassMap.of(CLASSES)),
                CLASSES,
                MatchRule.DEFAULT);
        List<ImageMatching> byName = result.matching().images();
        assertEquals(
                List.of("empty", "grey", "odd"),
                byName.stream().map(ImageMatching::image).toList());
        assertEquals(1, byName.get(0).count(Outcome.Kind.FALSE_POSITIVE));
        assertEquals(2, result.matching().count(Outcome.Kind.TRUE_POSITIVE));
    }

    @Test
    @Tag("real-data")
    void theDotaSamplesThroughTheTilerAndBackAreExactlyOne() {
        DataSet data = dota();
        ClassMap classes = data.classMap(Set.of());
        List<ScoredBox> found = new ArrayList<>();
        List<ScoredBox> shifted = new ArrayList<>();
        for (LabelledImage image : data.splits().get(0).images()) {
            try (Scene scene = Scenes.open(image.file())) {
                List<Detection> truths = new ArrayList<>();
                for (Annotation one : image.annotations()) {
                    truths.add(new Detection(
                            one.box(), classes.index(one.className()).orElseThrow(), 1));
                }
                SceneDetector.Borders borders = SceneDetector.Borders.WHOLE_BOXES;
                add(image.name(), through(scene, truths, borders, 1024), found);
                add(image.name(), through(scene, moved(truths, 0.1, 0), borders, 1024), shifted);
            }
        }
        List<TruthBox> truths = TruthBox.of(data.splits().get(0), classes);
        assertTrue(truths.size() > 400);
        for (MapResult result :
                RotatedMap.evaluateAll(found, truths, classes.names()).values()) {
            assertEquals(1.0, result.map50());
            assertEquals(1.0, result.map75());
            assertEquals(1.0, result.map5095());
        }
        // 0.9 / 1.1 = 0.818 passes seven of the ten thresholds
        MapResult moved = RotatedMap.evaluate(shifted, truths, classes.names(), ApStyle.VOC12);
        assertEquals(1.0, moved.map50());
        assertEquals(0.7, moved.map5095(), 1e-12);
    }

    private static void add(String image, List<Detection> found, List<ScoredBox> all) {
        found.forEach(one -> all.add(new ScoredBox(image, one.box(), one.label(), one.score())));
    }

    private static DataSet dota() {
        String folder = System.getProperty("nadir.realData", "");
        Path root = Path.of(folder, "obb-dota-samples");
        assumeTrue(!folder.isEmpty() && Files.isDirectory(root), "no real data at " + root);
        return DataSets.open(root, Progress.none());
    }
}
