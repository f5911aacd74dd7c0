package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.detection.PointDecoder.Raw;
import org.nadir.geometry.OrientedBox;

/** 86 points of an image of 64 x 64, two classes. */
final class PointDecoderTest {
    private static final int[] SIDES = {8, 4, 2, 1, 1};

    private final PointDecoder decoder = new PointDecoder(PointGrid.of(SIDES, SIDES), 2);
    private final float[] logits = new float[2 * 86];
    private final float[] boxes = new float[5 * 86];
    private final float[] centreness = new float[86];

    PointDecoderTest() {
        Arrays.fill(logits, -20);
        for (int i = 0; i < 86; i++) {
            System.arraycopy(new float[] {2, 1, 2, 1, 0.5f}, 0, boxes, 5 * i, 5);
        }
    }

    private List<Detection> decode(int width, DetectionSettings settings) {
        return decoder.decode(new Raw(logits, boxes, centreness, 0, width, 64), settings);
    }

    @Test
    void theScoreIsThatOfTheClassTimesCentreness() {
        logits[2 * 9 + 1] = (float) Math.log(4);
        centreness[9] = (float) Math.log(3);
        List<Detection> found = decode(64, DetectionSettings.DEFAULT);
        assertEquals(1, found.size());
        assertEquals(1, found.get(0).label());
        assertEquals(0.8 * 0.75, found.get(0).score(), 1e-6);
        assertEquals(new OrientedBox(12, 12, 32, 16, 0.5), found.get(0).box());
    }

    @Test
    void theThresholdIsHeldAgainstTheClassAlone() {
        logits[18] = (float) Math.log(0.06 / 0.94);
        centreness[9] = -3;
        assertEquals(1, decode(64, DetectionSettings.DEFAULT).size());
        logits[18] = (float) Math.log(0.04 / 0.96);
        centreness[9] = 3;
        assertEquals(0, decode(64, DetectionSettings.DEFAULT).size());
    }

    @Test
    void theBestByTheProductAreTakenFirst() {
        logits[0] = 3;
        centreness[0] = -4;
        logits[2 * 63] = 1;
        centreness[63] = 2;
        List<Detection> found = decode(64, new DetectionSettings(0.05, 0.1, 1, 10));
        assertEquals(1, found.size());
        assertEquals(60, found.get(0).box().cx(), 1e-6);
    }

    @Test
    void pointsOfThePaddingAndBoxesWithoutAreaAreLeftOut() {
        logits[2 * 4] = 3;
        assertEquals(0, decode(32, DetectionSettings.DEFAULT).size());
        logits[2 * 9] = 3;
        boxes[5 * 9] = 0;
        boxes[5 * 9 + 2] = 0;
        assertEquals(0, decode(32, DetectionSettings.DEFAULT).size());
    }
}
