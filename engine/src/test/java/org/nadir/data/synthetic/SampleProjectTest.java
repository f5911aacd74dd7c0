package org.nadir.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.data.DataSplit;
import org.nadir.data.ImageFiles;
import org.nadir.data.Pixels;
import org.nadir.scene.GeoTiffWriter;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneCrs;
import org.nadir.scene.Scenes;

class SampleProjectTest {
    private static final SampleSettings SMALL = new SampleSettings(5, 256, 96, 3, 2, 1);

    @TempDir
    static Path folder;

    private static Path project = Path.of("");

    @BeforeAll
    static void write() {
        project = folder.resolve("samples");
        SampleProject.write(project, SMALL, Progress.none());
    }

    @Test
    void theDataSetIsReadBackWithItsSplitsAndWithoutASkippedRow() {
        DataSet set = DataSets.open(project.resolve("dataset"), Progress.none());
        assertEquals(3, set.split("train").images().size());
        assertEquals(2, set.split("val").images().size());
        assertEquals(1, set.split("test").images().size());
        assertTrue(set.report().rows().isEmpty(), () -> set.report().rows().toString());
    }

    @Test
    void labelsAreReadBackToAHundredthOfAPixel() {
        DataSplit split =
                DataSets.open(project.resolve("dataset"), Progress.none()).split("val");
        Picture drawn = new TileMaker(5, 96).tile("val", 0);
        assertEquals(
                drawn.annotations().size(), split.images().get(0).annotations().size());
        for (int i = 0; i < drawn.annotations().size(); i++) {
            double[] wanted = drawn.annotations().get(i).box().corners();
            double[] read = split.images().get(0).annotations().get(i).box().corners();
            double sum = 0;
            for (int c = 0; c < 8; c++) {
                sum += wanted[c] - read[c];
            }
            assertEquals(0, sum, 0.08);
        }
        assertEquals(drawn.metresPerPixel(), split.images().get(0).gsd().orElse(0.0), 0.005);
    }

    @Test
    void aSceneKnowsItsPlaceOnTheMap() throws Exception {
        try (Scene scene = Scenes.open(project.resolve("scenes/harbour.tif"))) {
            assertEquals("EPSG:32632", scene.info().crs().map(SceneCrs::name).orElse(""));
            double[] corner = scene.info().transform().orElseThrow().toMap(0, 0);
            assertArrayEquals(new double[] {571_200, 5_933_600}, corner, 1e-6);
            double[] end = scene.info().transform().orElseThrow().toMap(256, 256);
            assertArrayEquals(new double[] {571_200 + 256 * 0.36, 5_933_600 - 256 * 0.36}, end, 1e-6);
        }
    }

    @Test
    void aFolderWithFilesIsRefused() {
        UserProblem problem =
                assertThrows(UserProblem.class, () -> SampleProject.write(project, SMALL, Progress.none()));
        assertTrue(problem.getMessage().contains("has files already"), problem.getMessage());
    }

    @Test
    void theSameSeedWritesTheSameFiles(@TempDir Path other) throws IOException {
        SampleProject.write(other, SMALL, Progress.none());
        for (String name : List.of("scenes/airport.tif", "dataset/train/images/train-harbour-001.jpg", "README.md")) {
            assertArrayEquals(Files.readAllBytes(project.resolve(name)), Files.readAllBytes(other.resolve(name)), name);
        }
    }

    @Test
    void aLargeSceneRepeatsItselfInMirrorImagesOfAnySize(@TempDir Path other) throws Exception {
        Path file = other.resolve("large.tif");
        LargeScene.write(file, 600, GeoTiffWriter.Storage.STRIPED, Progress.none());
        try (Scene scene = Scenes.open(file)) {
            assertEquals(600, scene.info().width());
            assertEquals(600, scene.info().height());
        }
    }

    /** The repository's samples folder must be what the generator of today makes. */
    @Test
    void theCommittedSamplesAreWhatTheGeneratorDraws() throws IOException {
        Path committed = Path.of(System.getProperty("nadir.root", ".."), "samples");
        Path image = committed.resolve("dataset/val/images/val-harbour-001.jpg");
        assertTrue(Files.isRegularFile(image), () -> image.toAbsolutePath() + " is missing");
        Picture drawn = new TileMaker(
                        SampleSettings.standard().seed(),
                        SampleSettings.standard().tileSize())
                .tile("val", 1);
        assertEquals(
                SampleDataSet.labels(drawn),
                Files.readString(committed.resolve("dataset/val/labelTxt/val-harbour-001.txt")));
        // JPEG loses a little; another platform's codec may lose it otherwise
        assertTrue(difference(drawn.pixels(), ImageFiles.read(image)) < 4);
    }

    private static double difference(Pixels a, Pixels b) {
        double sum = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            sum += Math.abs((a.rgb()[i] & 255) - (b.rgb()[i] & 255));
        }
        return sum / a.rgb().length;
    }
}
