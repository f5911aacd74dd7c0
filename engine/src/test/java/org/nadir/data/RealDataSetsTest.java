package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nadir.base.Progress;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedIou;
import org.nadir.tensor.RandomStream;

/** Counts and pixels of the real data sets; skipped where they are not on the machine. */
@Tag("real-data")
class RealDataSetsTest {
    @Test
    void hitUavHasTheBoxesThatItsLabelsList() {
        DataSet data = open("obb-hit-uav");
        DataStatistics.SplitCounts train = data.statistics().splits().get(0);
        assertEquals(420, train.images());
        assertEquals(
                Map.of("Car", 3189, "Bicycle", 2558, "Person", 376, "OtherVehicle", 93, "DontCare", 12),
                train.boxesPerClass());
        assertEquals(12, train.difficult());
        assertEquals(
                List.of(80, 150),
                List.of(
                        data.split("val").images().size(),
                        data.split("test").images().size()));
        // 9,231 boxes in all
        assertEquals(9231, data.splits().stream().mapToInt(DataSplit::boxes).sum());
        assertTrue(data.report().isClean());
    }

    @Test
    void theXmlOfHitUavHasTheBoxesOfItsDotaLabels() {
        DataSet dota = open("obb-hit-uav");
        DataSet xml = new VocFormat().read(dota.root(), ReadOptions.anyClass(), Progress.none());
        for (String split : List.of("train", "val", "test")) {
            List<LabelledImage> expected = dota.split(split).images();
            List<LabelledImage> found = xml.split(split).images();
            assertEquals(expected.size(), found.size());
            for (int i = 0; i < expected.size(); i++) {
                sameBoxes(expected.get(i), found.get(i));
            }
        }
        assertEquals(9231, xml.splits().stream().mapToInt(DataSplit::boxes).sum());
        assertTrue(xml.report().isClean());
    }

    /** The DOTA labels have a tenth of a pixel, which turns a box of some pixels by a degree or two. */
    private static void sameBoxes(LabelledImage expected, LabelledImage found) {
        assertEquals(expected.name(), found.name());
        assertEquals(expected.annotations().size(), found.annotations().size(), expected.name());
        for (int i = 0; i < expected.annotations().size(); i++) {
            Annotation one = expected.annotations().get(i);
            Annotation other = found.annotations().get(i);
            assertEquals(one.className(), other.className());
            double iou = RotatedIou.of(one.box(), other.box());
            assertTrue(iou > 0.9, () -> expected.name() + ": " + one.box() + " and " + other.box());
        }
    }

    @Test
    void theImageOfDiorHasTheFieldThatItsXmlDraws() {
        DataSet data = open("obb-dota-samples/dior-r");
        assertEquals("PASCAL VOC XML", data.format());
        assertEquals(
                List.of(new Annotation("golffield", new OrientedBox(408.5, 454.5, 551, 435, 0), false)),
                data.split("all").images().get(0).annotations());
    }

    @Test
    void ucasAodHasRowsOutsideOfItsImagesAndSaysSo() {
        DataSet data = open("obb-ucas-aod");
        assertEquals(76, data.split("train").images().size());
        assertEquals(18, data.split("val").images().size());
        // 449 planes and 337 cars, of which 7 cars lie wholly below the picture
        assertEquals(Map.of("plane", 449, "car", 330), data.statistics().boxesPerClass());
        assertEquals(7, data.report().count(SkippedRow.Kind.ROW));
    }

    @Test
    void dotaSamplesKeepEveryRowButThoseThatCannotBe() {
        DataSet data = open("obb-dota-samples");
        assertEquals(11, data.split("all").images().size());
        assertEquals(5, data.report().count(SkippedRow.Kind.ROW));
        assertEquals(251, data.statistics().boxesPerClass().get("storage-tank"));
        assertEquals(0.115726939386, data.split("all").images().get(0).gsd().orElseThrow());
    }

    @Test
    void everySixteenthRealImageDecodesToItsHeadersSize() {
        for (String name : List.of("obb-hit-uav", "obb-ucas-aod", "obb-dota-samples")) {
            for (DataSplit split : open(name).splits()) {
                for (int i = 0; i < split.images().size(); i += 16) {
                    LabelledImage image = split.images().get(i);
                    Pixels pixels = image.pixels();
                    assertEquals(image.size(), new ImageSize(pixels.width(), pixels.height()));
                }
            }
        }
    }

    @Test
    void tilesOfRealImagesKeepTheirBoxesInside() {
        DataSplit tiles = new Tiling(256, 64, new WindowCut(0.7, false), Tiling.EmptyTiles.DROP)
                .apply(open("obb-dota-samples").split("all"), Progress.none());
        assertTrue(tiles.images().size() > 50);
        for (LabelledImage tile : tiles.images()) {
            for (Annotation annotation : tile.annotations()) {
                OrientedBox box = annotation.box();
                assertTrue(box.cx() >= 0 && box.cy() >= 0 && box.cx() <= 256 && box.cy() <= 256);
            }
        }
    }

    @Test
    void aRealEpochIsBatchedWithItsBoxes() {
        DataSet data = open("obb-hit-uav");
        DataSplit some = new DataSplit("train", data.split("train").images().subList(0, 24));
        LoaderSettings settings = LoaderSettings.training(8, 512, RandomStream.of(1));
        Augmentation flips = Augmentations.randomFlip(0.25, 0.25, 0.25);
        ClassMap classes = data.classMap(java.util.Set.of("DontCare"));
        int boxes = 0;
        try (SampleLoader loader = new SampleLoader(some, classes, flips, settings)) {
            for (Iterator<SampleBatch> epoch = loader.epoch(0); epoch.hasNext(); ) {
                SampleBatch batch = epoch.next();
                assertEquals(512, batch.width());
                assertEquals(416, batch.height());
                boxes +=
                        batch.samples().stream().mapToInt(s -> s.boxes().size()).sum();
            }
        }
        assertEquals(some.boxes(), boxes);
    }

    private static DataSet open(String name) {
        String folder = System.getProperty("nadir.realData", "");
        Path root = Path.of(folder, name);
        assumeTrue(!folder.isEmpty() && Files.isDirectory(root), "no real data at " + root);
        return DataSets.open(root, Progress.none());
    }
}
