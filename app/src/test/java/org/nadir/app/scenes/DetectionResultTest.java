package org.nadir.app.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.detection.Detection;
import org.nadir.geometry.OrientedBox;

class DetectionResultTest {
    private static final OrientedBox BOX = new OrientedBox(10, 20, 30, 10, Math.PI / 6);

    private final DetectionResult result = new DetectionResult(
            "found",
            "run",
            List.of("plane", "ship"),
            List.of(new Detection(BOX, 0, 0.9), new Detection(BOX, 0, 0.2), new Detection(BOX, 1, 0.5)));

    @Test
    void theThresholdCountsPerClass() {
        result.threshold().set(0.3);
        assertArrayEquals(new int[] {1, 1}, result.counts());
    }

    @Test
    void hiddenClassesAreCountedButNotShown() {
        result.toggle("plane");
        assertArrayEquals(new int[] {2, 1}, result.counts());
        assertEquals(1, result.shown().size());
        result.toggle("plane");
        assertEquals(3, result.shown().size());
    }

    @Test
    void aScoreOfOneIsInTheLastBin() {
        DetectionResult sure = new DetectionResult("a", "b", List.of("x"), List.of(new Detection(BOX, 0, 1)));
        long[] bins = sure.scoreHistogram();
        assertEquals(1, bins[bins.length - 1]);
    }

    @Test
    void anglesAreWrittenInDegreesAndRadians() {
        assertEquals("30.0° (0.524 rad)", DetectionFacts.angle(Math.PI / 6));
    }

    @Test
    void eachSideIsMeasuredAlongItsOwnDirectionWherePixelsAreNotSquare() {
        OrientedBox upright = new OrientedBox(0, 0, 40, 10, -Math.PI / 2);
        assertEquals("80.0 × 5.00 m", DetectionFacts.ground(upright, new double[] {0.5, 2}));
    }

    @Test
    void aRequestSaysWhatIsWrongWithIt() {
        DetectorRequest right = new DetectorRequest(java.nio.file.Path.of("run"), "cpu", 0.05, 1024, 200);
        assertEquals("", right.problem());
        assertEquals(
                "The overlap must be at least 0 px and smaller than the window.",
                new DetectorRequest(java.nio.file.Path.of("run"), "cpu", 0.05, 256, 256).problem());
    }
}
