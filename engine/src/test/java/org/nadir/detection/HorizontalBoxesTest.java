package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nadir.geometry.OrientedBox;

final class HorizontalBoxesTest {
    @Test
    void aTallBoxIsALyingOneTurnedByMinusAQuarter() {
        // width 4 along x, height 10 along y: in le90 the long side is the width and points up
        OrientedBox tall = new OrientedBox(5, 6, 4, 10, 0);
        assertEquals(new OrientedBox(5, 6, 10, 4, -Math.PI / 2), tall);
        float[] packed = new float[5];
        Targets.pack(tall, packed, 0);
        assertArrayEquals(new float[] {5, 6, 4, 10, 0}, HorizontalBoxes.around(packed), 1e-5f);
    }

    @Test
    void theRectangleAroundABoxTurnedByThreeFourFive() {
        // cos 0.8, sin 0.6: 10 * 0.8 + 5 * 0.6 = 11 across, 10 * 0.6 + 5 * 0.8 = 10 down
        float[] around = HorizontalBoxes.around(new float[] {1, 2, 10, 5, (float) Math.atan2(0.6, 0.8)});
        assertArrayEquals(new float[] {1, 2, 11, 10, 0}, around, 1e-5f);
    }

    @Test
    void aLyingBoxStaysAsItIs() {
        float[] lying = {7, 8, 9, 3, 0};
        assertArrayEquals(lying, HorizontalBoxes.around(lying));
    }
}
