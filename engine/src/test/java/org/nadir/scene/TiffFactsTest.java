package org.nadir.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TiffFactsTest {
    @TempDir
    Path folder;

    private SceneInfo info(TiffBytes tiff) {
        try (Scene scene = Scenes.open(tiff.write(folder.resolve("scene.tif")))) {
            return scene.info();
        }
    }

    private static TiffBytes twoByTwo() {
        return TiffBytes.little().image(2, 2, 1, 8).pixels((byte) 1, (byte) 2, (byte) 3, (byte) 4);
    }

    @Test
    void scaleAndTiePointMakeATransform() {
        SceneInfo info = info(twoByTwo().doubles(33550, 10, 20, 0).doubles(33922, 1, 1, 0, 500, 900, 0));

        // the tie point lies on pixel (1, 1), one pixel inside
        assertArrayEquals(
                new double[] {490, 10, 0, 920, 0, -20},
                info.transform().orElseThrow().toArray());
    }

    @Test
    void pixelIsPointShiftsByHalfAPixel() {
        SceneInfo info = info(twoByTwo()
                .doubles(33550, 10, 20, 0)
                .doubles(33922, 0, 0, 0, 500, 900, 0)
                .shorts(34735, 1, 1, 0, 1, 1025, 0, 1, 2));

        assertArrayEquals(
                new double[] {495, 10, 0, 910, 0, -20},
                info.transform().orElseThrow().toArray());
    }

    @Test
    void transformationMatrixMayRotate() {
        SceneInfo info = info(twoByTwo().doubles(34264, 3, 4, 0, 100, 4, -3, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1));

        assertArrayEquals(
                new double[] {100, 3, 4, 200, 4, -3},
                info.transform().orElseThrow().toArray());
    }

    @Test
    void controlPointsAloneAreNoGeoreference() {
        SceneInfo info = info(twoByTwo()
                .doubles(33922, 0, 0, 0, 10, 20, 0, 1, 1, 0, 11, 19, 0)
                .shorts(34735, 1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326));

        assertTrue(info.transform().isEmpty());
        assertTrue(info.crs().isEmpty());
    }

    @Test
    void projectedCodeNamesTheSystem() {
        SceneInfo info = info(twoByTwo().shorts(34735, 1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32633));

        assertEquals("EPSG:32633", info.crs().orElseThrow().name());
    }

    @Test
    void userDefinedSystemIsKnownByItsCitation() {
        SceneInfo info = info(twoByTwo()
                .shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1026, 34737, 11, 0, 3072, 0, 1, 32767)
                .text(34737, "Mars plane|extra|"));

        assertEquals("Mars plane", info.crs().orElseThrow().name());
        assertTrue(info.crs().orElseThrow().epsg().isEmpty());
    }

    @Test
    void noDataIsReadFromText() {
        assertEquals(
                OptionalDouble.of(-9999),
                info(twoByTwo().text(42113, " -9999 ")).noData());
        assertEquals(
                OptionalDouble.of(Double.NaN),
                info(twoByTwo().text(42113, "nan")).noData());
        assertEquals(
                OptionalDouble.empty(), info(twoByTwo().text(42113, "none")).noData());
    }

    @Test
    void bandNamesAndColoursComeFromGdalsXml() {
        String xml = "<GDALMetadata><Item name=\"DESCRIPTION\" sample=\"0\" role=\"description\">near infrared</Item>"
                + "<Item name=\"COLORINTERP\" sample=\"0\" role=\"colorinterp\">Blue</Item>"
                + "<Item name=\"COLORINTERP\" sample=\"1\" role=\"colorinterp\">Green</Item>"
                + "<Item name=\"COLORINTERP\" sample=\"2\" role=\"colorinterp\">Red</Item></GDALMetadata>";
        SceneInfo info = info(TiffBytes.little()
                .image(1, 1, 3, 8)
                .pixels((byte) 1, (byte) 2, (byte) 3)
                .text(42112, xml));

        assertEquals(List.of("near infrared", "Band 2", "Band 3"), info.bandNames());
        assertEquals(List.of(2, 1, 0), info.colours().rgbBands());
    }

    @Test
    void entitiesInXmlAreNotFollowed() {
        String xml = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><GDALMetadata>"
                + "<Item name=\"D\" sample=\"0\" role=\"description\">&e;</Item></GDALMetadata>";

        assertEquals(List.of("Band 1"), info(twoByTwo().text(42112, xml)).bandNames());
    }

    @Test
    void bigEndianAndBigTiffSayTheSame() {
        for (boolean big : new boolean[] {false, true}) {
            TiffBytes tiff =
                    new TiffBytes(ByteOrder.BIG_ENDIAN, big).image(2, 1, 1, 16).pixels(new byte[] {1, 2, 3, 4});
            SceneInfo info = info(tiff);

            assertEquals(SampleType.UINT16, info.type());
            assertEquals(2, info.width());
        }
    }

    @Test
    void worldFileStandsInForMissingTags() throws Exception {
        Files.writeString(folder.resolve("scene.tfw"), "2\n0\n0\n-2\n101\n199\n");

        assertArrayEquals(
                new double[] {100, 2, 0, 200, 0, -2},
                info(twoByTwo()).transform().orElseThrow().toArray());
    }

    @Test
    void auxFileStandsInForMissingTags() throws Exception {
        Files.writeString(
                folder.resolve("scene.tif.aux.xml"),
                "<PAMDataset><SRS>PROJCS[\"Grid\",GEOGCS[\"G\"],UNIT[\"metre\",1],AUTHORITY[\"EPSG\",\"32633\"]]</SRS>"
                        + "<GeoTransform> 5, 1, 0, 7, 0, -1</GeoTransform></PAMDataset>");
        SceneInfo info = info(twoByTwo());

        assertEquals("EPSG:32633", info.crs().orElseThrow().name());
        assertArrayEquals(
                new double[] {5, 1, 0, 7, 0, -1}, info.transform().orElseThrow().toArray());
    }
}
