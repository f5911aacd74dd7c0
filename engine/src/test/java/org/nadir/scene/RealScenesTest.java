package org.nadir.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;

/** All rasters of the table in the real data, as GDAL sees them; skipped where they are not on the machine. */
@Tag("real-data")
final class RealScenesTest {
    private static final Logger LOG = Logger.getLogger(RealScenesTest.class.getName());

    private static Path folder() {
        Path folder =
                Path.of(System.getProperty("nadir.realData", "no-real-data")).resolve("geotiff");
        assumeTrue(Files.isRegularFile(folder.resolve("INDEX.tsv")), "no real rasters at " + folder);
        return folder;
    }

    @Test
    void everyRasterIsSeenAsGdalSeesIt() throws IOException {
        Path folder = folder();
        List<String> problems = new ArrayList<>();
        List<String> lines = Files.readAllLines(folder.resolve("INDEX.tsv"));
        int rows = 0;
        int right = 0;
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (!columns[0].endsWith(".tif") && !columns[0].endsWith(".tiff")) {
                continue;
            }
            rows++;
            List<String> wrong = differences(folder, columns);
            right += wrong.isEmpty() ? 1 : 0;
            wrong.forEach(w -> problems.add(columns[0] + ": " + w));
        }
        LOG.info("rasters seen as GDAL sees them: " + right + " of " + rows);
        assertEquals(List.of(), problems);
        assertEquals(45, rows);
    }

    private static List<String> differences(Path folder, String[] columns) {
        List<String> wrong = new ArrayList<>();
        try (Scene scene = Scenes.open(folder.resolve(columns[0]))) {
            SceneInfo info = scene.info();
            compare(wrong, "size", columns[2], info.width() + "x" + info.height() + "x" + info.bands());
            compare(wrong, "type", columns[3], info.type().gdalName());
            compare(wrong, "overviews", columns[7], "ovr" + info.overviews().size());
            compare(wrong, "crs", columns[8], info.crs().map(SceneCrs::name).orElse("-"));
            compare(wrong, "transform", columns[9].replaceFirst("gcps.*", "-"), kind(info));
            noData(wrong, columns[10].substring("nodata=".length()), info.noData());
            boolean corrupt = columns[0].endsWith("corrupt.tif");
            if (!corrupt) {
                Scenes.probe(scene);
                SceneRenderer.argb(
                        scene, PixelWindow.whole(info), Math.max(1, info.width() / 200.0), Rendering.of(scene));
            } else {
                assertTrue(assertThrows(UserProblem.class, () -> Scenes.probe(scene))
                        .getMessage()
                        .contains("cannot be read"));
            }
        } catch (UserProblem problem) {
            wrong.add(problem.getMessage());
        }
        return wrong;
    }

    private static String kind(SceneInfo info) {
        return info.transform()
                .map(t -> t.rowRotation() == 0 && t.columnRotation() == 0 ? "gt" : "rot")
                .orElse("-");
    }

    private static void noData(List<String> wrong, String expected, OptionalDouble found) {
        OptionalDouble value =
                switch (expected) {
                    case "None" -> OptionalDouble.empty();
                    case "nan" -> OptionalDouble.of(Double.NaN);
                    default -> OptionalDouble.of(Double.parseDouble(expected));
                };
        boolean same = value.isPresent() == found.isPresent()
                && (value.isEmpty()
                        || Double.compare(value.getAsDouble(), found.getAsDouble()) == 0
                        || Math.abs(value.getAsDouble() - found.getAsDouble()) < 1e-6 * Math.abs(value.getAsDouble()));
        if (!same) {
            wrong.add("no-data " + expected + " but " + found);
        }
    }

    private static void compare(List<String> wrong, String what, String expected, String found) {
        if (!expected.equals(found)) {
            wrong.add(what + " " + expected + " but " + found);
        }
    }

    /** The geometric middle of the image as a public map shows it: the Bahamas. */
    @Test
    void pixelsLieWhereTheyShould() {
        try (Scene scene = Scenes.open(folder().resolve("rasterio/RGB.byte.tif"))) {
            double[] middle = Georeference.of(scene.info()).orElseThrow().toWgs84(395.5, 359);
            assertEquals(-77.758, middle[0], 0.001);
            assertEquals(24.562, middle[1], 0.001);
        }
    }

    @Test
    void compressedCopiesHoldTheSamePixels() {
        Path folder = folder();
        float[] plain = bandOne(folder.resolve("rasterio/RGB.byte.tif"));
        assertArrayEquals(plain, bandOne(folder.resolve("rasterio/rgb_lzw.tif")));
        assertArrayEquals(plain, bandOne(folder.resolve("rasterio/rgb_deflate.tif")));
    }

    private static float[] bandOne(Path file) {
        try (Scene scene = Scenes.open(file)) {
            return scene.read(PixelWindow.whole(scene.info()), 1, 0).band(0);
        }
    }
}
