package org.nadir.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;

final class GeoreferenceTest {
    private static Georeference at(SceneCrs crs, GeoTransform transform) {
        SceneInfo info = new SceneInfo(
                Path.of("scene.tif"),
                100,
                100,
                1,
                SampleType.UINT8,
                Optional.of(crs),
                Optional.of(transform),
                OptionalDouble.empty(),
                List.of(),
                List.of("Band 1"),
                Optional.empty(),
                BandColours.grey());
        return Georeference.of(info).orElseThrow();
    }

    @Test
    void pixelAndMapAreEachOthersInverseUnderRotation() {
        Georeference georeference = at(SceneCrs.ofEpsg(32633, false), new GeoTransform(1000, 3, 4, 2000, 4, -3));

        assertArrayEquals(new double[] {1000 + 30 + 80, 2000 + 40 - 60}, georeference.toMap(10, 20), 1e-9);
        assertArrayEquals(new double[] {10, 20}, georeference.toPixel(1110, 1980), 1e-9);
    }

    @Test
    void utmCentralMeridianIsAtItsLongitude() {
        // northing 4649776.22 on the central meridian is 42 degrees north: meridian arc times 0.9996
        Georeference georeference =
                at(SceneCrs.ofEpsg(32633, false), GeoTransform.northUp(500_000, 4_649_776.22, 1, 1));

        assertArrayEquals(new double[] {15, 42}, georeference.toWgs84(0, 0), 1e-6);
    }

    @Test
    void geographicCoordinatesStayLongitudeFirst() {
        Georeference georeference = at(SceneCrs.ofEpsg(4326, true), GeoTransform.northUp(-180, 90, 0.5, 0.5));

        assertArrayEquals(new double[] {-179.5, 89.5}, georeference.toWgs84(1, 1), 1e-12);
    }

    @Test
    void webMercatorIsSpherical() {
        Georeference georeference = at(SceneCrs.ofEpsg(3857, false), GeoTransform.northUp(0, 0, 1, 1));

        // one degree of the sphere along the equator
        double degree = Math.toRadians(1) * 6378137;
        assertArrayEquals(new double[] {1, 0}, georeference.toWgs84(degree, 0), 1e-9);
    }

    @Test
    void feetInAMetricGridAreConverted() {
        SceneCrs feet = new SceneCrs("EPSG:32633", OptionalInt.of(32633), false, 0.3048, Optional.empty());
        Georeference georeference = at(feet, GeoTransform.northUp(500_000 / 0.3048, 4_649_776.22 / 0.3048, 1, 1));

        assertArrayEquals(new double[] {15, 42}, georeference.toWgs84(0, 0), 1e-6);
    }

    @Test
    void systemThatNobodyKnowsIsTold() {
        Georeference georeference = at(
                new SceneCrs("EPSG:999", OptionalInt.of(999), false, 1, Optional.empty()),
                GeoTransform.northUp(0, 0, 1, 1));

        assertThrows(UserProblem.class, () -> georeference.toWgs84(0, 0));
    }

    @Test
    void flatTransformIsNoGeoreference() {
        SceneInfo plain = SceneInfo.plain(Path.of("a.png"), 1, 1, 3);

        assertTrue(Georeference.of(plain).isEmpty());
    }

    @Test
    void verticalSystemIsCutOffEsrisText() {
        assertEquals(
                "PROJCS[\"a\",UNIT[\"m\",1]]",
                Wgs84.horizontal("PROJCS[\"a\",UNIT[\"m\",1],VERTCS[\"h\",UNIT[\"m\",1]]]"));
    }

    @Test
    void pixelOnTheGroundIsSmallerAwayFromTheEquator() {
        Optional<SceneCrs> degrees = Optional.of(SceneCrs.ofEpsg(4326, true));
        double[] size = GroundSize.of(degrees, Optional.of(new GeoTransform(0, 1, 0, 60.5, 0, -1)), 1, 1)
                .orElseThrow();

        // 60 degrees north on WGS 84: 55,800 m per degree of longitude, 111,412 m per degree of latitude
        assertEquals(55_800, size[0], 1);
        assertEquals(111_412, size[1], 1);
    }
}
