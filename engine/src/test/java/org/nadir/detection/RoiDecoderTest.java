package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.OrientedBox;

final class RoiDecoderTest {
    private static final DetectionSettings HALF = new DetectionSettings(0.2, 0.5, 10, 10);

    private static Rois rois(float... boxes) {
        int count = boxes.length / 5;
        return Rois.sorted(boxes, new int[count], new int[count]);
    }

    private static float log(double value) {
        return (float) Math.log(value);
    }

    @Test
    void everyClassAboveTheThresholdIsADetectionAndTheBackgroundIsNone() {
        // two classes and the background: shares 0.5, 0.3, 0.2
        RoiDecoder decoder = new RoiDecoder(OrientedCoder.ORIENTED_PROPOSALS, 2, false, false);
        List<Detection> found = decoder.decode(
                new RoiDecoder.Raw(
                        new float[] {log(5), log(3), log(2)}, new float[5], rois(20, 20, 8, 4, 0.5f), 64, 64),
                HALF);
        assertEquals(List.of(0, 1), found.stream().map(Detection::label).toList());
        assertEquals(0.5, found.get(0).score(), 1e-6);
        assertEquals(0.3, found.get(1).score(), 1e-6);
        OrientedBox box = found.get(0).box();
        assertEquals(8, box.width(), 1e-5);
        assertEquals(0.5, box.angle(), 1e-6);
    }

    @Test
    void eachClassHasItsOwnOffsetsWhereTheSecondStageSaysSo() {
        RoiDecoder decoder = new RoiDecoder(HorizontalCoder.PROPOSALS, 2, true, true);
        // the second class moves by 0.1 widths a unit, and a tall box stands at -90 degrees
        float[] deltas = {0, 0, 0, 0, 5, 0, 0, 0};
        List<Detection> found = decoder.decode(
                new RoiDecoder.Raw(new float[] {log(1), log(8), log(1)}, deltas, rois(20, 20, 4, 8, 0), 64, 64), HALF);
        assertEquals(new OrientedBox(22, 20, 8, 4, -Math.PI / 2), found.get(0).box());
    }

    @Test
    void numbersThatAreNoneGiveNoDetection() {
        RoiDecoder decoder = new RoiDecoder(HorizontalCoder.PROPOSALS, 1, false, true);
        RoiDecoder.Raw broken = new RoiDecoder.Raw(
                new float[] {Float.NaN, 0, 5, 0},
                new float[] {0, 0, 0, 0, 0, Float.NaN, 0, 0},
                rois(20, 20, 4, 8, 0, 30, 30, 4, 8, 0),
                64,
                64);
        assertTrue(decoder.decode(broken, HALF).isEmpty());
    }
}
