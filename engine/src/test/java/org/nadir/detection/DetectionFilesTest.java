package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.GeoTransform;
import org.nadir.scene.Georeference;
import org.nadir.scene.SceneCrs;
import org.nadir.scene.SceneInfo;

final class DetectionFilesTest {
    private static final OrientedBox BOX = new OrientedBox(100, 50, 20, 10, 0.25);

    @TempDir
    private Path folder;

    private static DetectionSet set() {
        Detection first = new Detection(BOX, 1, 0.875);
        Detection second = new Detection(new OrientedBox(0.5, 7, 3, 3, -Math.PI / 2), 0, 0.1);
        return new DetectionSet("harbour", "run-3", List.of("car", "ship"), List.of(first, second));
    }

    private static SceneInfo plain() {
        return SceneInfo.plain(Path.of("harbour.tif"), 200, 100, 3);
    }

    /** Half a metre a pixel in UTM zone 18 north, from (500000, 4500000): the central meridian, 75 degrees west. */
    private static SceneInfo utm() {
        SceneInfo plain = plain();
        return new SceneInfo(
                plain.file(),
                plain.width(),
                plain.height(),
                plain.bands(),
                plain.type(),
                Optional.of(SceneCrs.ofEpsg(32618, false)),
                Optional.of(new GeoTransform(500000, 0.5, 0, 4500000, 0, -0.5)),
                plain.noData(),
                plain.overviews(),
                plain.bandNames(),
                Optional.of(new double[] {0.5, 0.5}),
                plain.colours());
    }

    private JsonObject written(SceneInfo info) throws IOException {
        Path file = folder.resolve("out.geojson");
        DetectionFiles.writeGeoJson(file, set(), info);
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static JsonObject feature(JsonObject document, int index) {
        return document.getAsJsonArray("features").get(index).getAsJsonObject();
    }

    private static JsonArray ring(JsonObject feature) {
        return feature.getAsJsonObject("geometry")
                .getAsJsonArray("coordinates")
                .get(0)
                .getAsJsonArray();
    }

    private static double area(JsonArray ring) {
        double twice = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            JsonArray a = ring.get(i).getAsJsonArray();
            JsonArray b = ring.get(i + 1).getAsJsonArray();
            twice += a.get(0).getAsDouble() * b.get(1).getAsDouble()
                    - b.get(0).getAsDouble() * a.get(1).getAsDouble();
        }
        return twice / 2;
    }

    @Test
    void polygonsLieOnTheEarthWithTheirRingsCounterClockwise() throws IOException {
        JsonArray ring = ring(feature(written(utm()), 0));
        assertEquals(5, ring.size());
        assertEquals(ring.get(0), ring.get(4));
        assertTrue(area(ring) > 0);
        // 100 px east of the central meridian are 50 m / 0.9996, some 0.0005925 degrees at 40.65 degrees north
        double east = 0;
        double north = 0;
        for (int i = 0; i < 4; i++) {
            east += ring.get(i).getAsJsonArray().get(0).getAsDouble() / 4;
            north += ring.get(i).getAsJsonArray().get(1).getAsDouble() / 4;
        }
        assertEquals(-75 + 0.0005915, east, 2e-6);
        assertEquals(40.650471 - 0.000225, north, 1e-3);
    }

    @Test
    void propertiesCarryPixelsDegreesAndMetres() throws IOException {
        JsonObject values = feature(written(utm()), 0).getAsJsonObject("properties");
        assertEquals("ship", values.get("class").getAsString());
        assertEquals(0.875, values.get("score").getAsDouble());
        assertEquals(100, values.get("centreX").getAsDouble());
        assertEquals(10, values.get("height").getAsDouble());
        assertEquals(14.324, values.get("angleDegrees").getAsDouble());
        assertEquals(10, values.get("widthMetres").getAsDouble());
        assertEquals(5, values.get("heightMetres").getAsDouble());
        assertEquals("run-3", values.get("run").getAsString());
        assertEquals(
                BOX.corners()[0], values.getAsJsonArray("pixelCorners").get(0).getAsDouble(), 1e-4);
    }

    @Test
    void aSceneWithoutAPlaceSaysThatItsPolygonsArePixels() throws IOException {
        JsonObject document = written(plain());
        assertEquals(
                "pixels", document.getAsJsonObject("nadir").get("coordinates").getAsString());
        JsonArray first = ring(feature(document, 0)).get(0).getAsJsonArray();
        assertEquals(BOX.corners()[0], first.get(0).getAsDouble(), 1e-6);
        assertFalse(feature(document, 0).getAsJsonObject("properties").has("widthMetres"));
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        written(utm());
        DetectionSet back = DetectionFiles.readGeoJson(folder.resolve("out.geojson"));
        assertEquals(set().classes(), back.classes());
        assertEquals("harbour", back.scene());
        assertEquals("run-3", back.run());
        for (int i = 0; i < 2; i++) {
            Detection wanted = set().detections().get(i);
            Detection found = back.detections().get(i);
            assertEquals(wanted.label(), found.label());
            assertEquals(wanted.score(), found.score(), 1e-6);
            assertEquals(wanted.box().cx(), found.box().cx(), 1e-4);
            assertEquals(
                    Math.sin(2 * wanted.box().angle()), Math.sin(2 * found.box().angle()), 1e-6);
        }
    }

    @Test
    void boxesReadBackLieOnTheSamePlaceOfTheEarthToAMillionthOfADegree() throws IOException {
        JsonArray ring = ring(feature(written(utm()), 0));
        OrientedBox back = DetectionFiles.readGeoJson(folder.resolve("out.geojson"))
                .detections()
                .get(0)
                .box();
        Georeference place = Georeference.of(utm()).orElseThrow();
        double[] corners = back.corners();
        for (int i = 0; i < 8; i += 2) {
            double[] wanted = place.toWgs84(corners[i], corners[i + 1]);
            boolean found = false;
            for (int k = 0; k < 4; k++) {
                JsonArray point = ring.get(k).getAsJsonArray();
                found |= Math.abs(point.get(0).getAsDouble() - wanted[0]) < 1e-6
                        && Math.abs(point.get(1).getAsDouble() - wanted[1]) < 1e-6;
            }
            assertTrue(found, "corner " + i / 2);
        }
    }

    private String problem(String text) throws IOException {
        Path file = folder.resolve("bad.geojson");
        Files.writeString(file, text);
        return assertThrows(UserProblem.class, () -> DetectionFiles.readGeoJson(file))
                .getMessage();
    }

    @Test
    void foreignAndBrokenFilesAreRefusedWithTheField() throws IOException {
        String good = Files.readString(writtenFile());
        assertTrue(
                problem("{\"type\": \"FeatureCollection\", \"features\": []}").contains("nadir"));
        assertTrue(problem(good.replace("\"class\":\"ship\"", "\"class\":\"tank\""))
                .contains("features[0].properties.class"));
        assertTrue(problem(good.replace("\"score\":0.875", "\"score\":7")).contains("features[0].properties.score"));
        assertTrue(problem(good.replace("\"width\":20", "\"width\":-20")).contains("width"));
        assertTrue(problem(good.replace("\"angle\":0.25", "\"angle\":\"east\"")).contains("properties.angle"));
        assertTrue(problem(good.substring(0, good.length() / 2)).contains("not a JSON text"));
        assertTrue(problem("").contains("JSON"));
        assertTrue(problem("[1, 2]").contains("one JSON object"));
        assertTrue(problem(good + "{}").contains("JSON"));
    }

    private Path writtenFile() throws IOException {
        written(plain());
        return folder.resolve("out.geojson");
    }

    @Test
    void dotaTextHasAFileForEachClassWithCorners() throws IOException {
        DetectionFiles.writeDota(folder.resolve("dota"), List.of(set()));
        List<String> ships = Files.readAllLines(folder.resolve("dota/Task1_ship.txt"));
        assertEquals(1, ships.size());
        String[] columns = ships.get(0).split(" ");
        assertEquals("harbour", columns[0]);
        assertEquals(0.875, Double.parseDouble(columns[1]));
        assertEquals(BOX.corners()[2], Double.parseDouble(columns[4]), 1e-3);
        assertEquals(1, Files.readAllLines(folder.resolve("dota/Task1_car.txt")).size());
    }
}
