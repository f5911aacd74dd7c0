package org.nadir.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrientedBoxTest {
    private static final double HALF = Math.PI / 2;

    @Test
    void keepsWhatIsInLe90AlreadyBitForBit() {
        OrientedBox box = new OrientedBox(1, 2, 30, 10, 0.7);
        assertEquals(30, box.width());
        assertEquals(10, box.height());
        assertEquals(0.7, box.angle());
    }

    @Test
    void turnsTheLongSideToTheFront() {
        OrientedBox box = new OrientedBox(0, 0, 10, 30, 0.25);
        assertEquals(30, box.width());
        assertEquals(10, box.height());
        assertEquals(0.25 - HALF, box.angle(), 1e-15);
    }

    @Test
    void theUpperBoundaryAngleBelongsToTheLower() {
        assertEquals(-HALF, new OrientedBox(0, 0, 30, 10, HALF).angle());
        assertEquals(-HALF, new OrientedBox(0, 0, 30, 10, -HALF).angle());
        assertEquals(-HALF, new OrientedBox(0, 0, 10, 30, 0).angle());
        assertEquals(0, new OrientedBox(0, 0, 10, 30, HALF).angle());
        assertEquals(0, new OrientedBox(0, 0, 10, 30, -HALF).angle());
    }

    @Test
    void anglesJustBesideTheBoundaryStayInside() {
        for (double angle : new double[] {Math.nextDown(HALF), Math.nextUp(HALF), Math.nextDown(-HALF), 3 * HALF}) {
            double le90 = new OrientedBox(0, 0, 30, 10, angle).angle();
            assertTrue(le90 >= -HALF && le90 < HALF, () -> angle + " became " + le90);
        }
    }

    @Test
    void everyAngleComesIntoTheRangeAndMeansTheSameBox() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            double angle = random.nextDouble(-1000, 1000);
            OrientedBox box = new OrientedBox(0, 0, random.nextDouble(1, 50), random.nextDouble(1, 50), angle);
            assertTrue(box.width() >= box.height() && box.angle() >= -HALF && box.angle() < HALF);
        }
        OrientedBox turned = new OrientedBox(5, 6, 30, 10, 0.4 + 20 * Math.PI);
        assertEquals(0.4, turned.angle(), 1e-12);
    }

    @Test
    void aSquareKeepsItsAngleUpToHalfATurn() {
        assertEquals(0.3, new OrientedBox(0, 0, 10, 10, 0.3).angle());
        assertEquals(0.3, new OrientedBox(0, 0, 10, 10, 0.3 + Math.PI).angle(), 1e-15);
    }

    @Test
    void positiveAnglesTurnClockwiseOnScreen() {
        // the long side points from left up to right down: y grows with x
        double[] corners = new OrientedBox(0, 0, Math.sqrt(2) * 10, Math.sqrt(2) * 2, Math.PI / 4).corners();
        assertArrayEquals(new double[] {-4, -6, 6, 4, 4, 6, -6, -4}, corners, 1e-12);
    }

    @Test
    void boundsEncloseTheCornersTightly() {
        OrientedBox box = new OrientedBox(7, -3, 20, 8, -1.1);
        Bounds bounds = box.bounds();
        double[] c = box.corners();
        assertEquals(Math.min(Math.min(c[0], c[2]), Math.min(c[4], c[6])), bounds.minX(), 1e-12);
        assertEquals(Math.max(Math.max(c[1], c[3]), Math.max(c[5], c[7])), bounds.maxY(), 1e-12);
    }

    @Test
    void containsLooksAlongTheSides() {
        OrientedBox box = new OrientedBox(0, 0, 20, 4, Math.PI / 4);
        assertTrue(box.contains(6, 6));
        assertFalse(box.contains(6, -6));
    }

    @Test
    void scalingIsAboutTheOrigin() {
        assertEquals(new OrientedBox(5, 10, 15, 5, 0.2), new OrientedBox(10, 20, 30, 10, 0.2).scaled(0.5));
    }

    @Test
    void refusesWhatIsNoBox() {
        assertThrows(IllegalArgumentException.class, () -> new OrientedBox(0, 0, 0, 5, 0));
        assertThrows(IllegalArgumentException.class, () -> new OrientedBox(0, 0, 5, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new OrientedBox(Double.NaN, 0, 5, 5, 0));
        assertThrows(IllegalArgumentException.class, () -> new OrientedBox(0, 0, 5, Double.POSITIVE_INFINITY, 0));
        assertThrows(IllegalArgumentException.class, () -> new OrientedBox(0, 0, 5, 5, Double.NaN));
    }
}
