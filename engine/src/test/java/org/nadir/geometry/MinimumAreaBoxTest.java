package org.nadir.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MinimumAreaBoxTest {
    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void anUprightRectangleComesBackExactly() {
        OrientedBox box = MinimumAreaBox.of(new double[] {10, 20, 50, 20, 50, 30, 10, 30});
        assertEquals(new OrientedBox(30, 25, 40, 10, 0), box);
    }

    @Test
    void theOrderOfTheCornersDoesNotMatter() {
        OrientedBox clockwise = MinimumAreaBox.of(new double[] {10, 20, 50, 20, 50, 30, 10, 30});
        OrientedBox other = MinimumAreaBox.of(new double[] {50, 30, 50, 20, 10, 20, 10, 30});
        assertEquals(1, RotatedIou.of(clockwise, other), 1e-12);
        assertEquals(clockwise.angle(), other.angle(), 1e-12);
    }

    @Test
    void theCornersOfABoxGiveTheBox() {
        for (int i = 0; i < 2000; i++) {
            OrientedBox box = new OrientedBox(
                    random.nextDouble(-2000, 2000),
                    random.nextDouble(-2000, 2000),
                    random.nextDouble(10, 200),
                    random.nextDouble(0.5, 200),
                    random.nextDouble(-HALF, HALF));
            assertSame(box, MinimumAreaBox.of(box.corners()));
        }
    }

    @Test
    void aTurnedSquareKeepsItsAngle() {
        for (double angle = -1.5; angle < 1.5; angle += 0.1) {
            OrientedBox square = new OrientedBox(100, 50, 20, 20, angle);
            assertSame(square, MinimumAreaBox.of(square.corners()));
        }
    }

    @Test
    void agreesWithTryingEveryEdge() {
        for (int i = 0; i < 500; i++) {
            double[] points = new double[2 * random.nextInt(3, 40)];
            for (int k = 0; k < points.length; k++) {
                points[k] = random.nextDouble(0, 100) * (k % 2 == 0 ? 1 : 0.3);
            }
            OrientedBox box = MinimumAreaBox.of(points);
            assertEquals(smallestArea(ConvexHull.of(points)), box.area(), 1e-6 * box.area());
            OrientedBox wider =
                    new OrientedBox(box.cx(), box.cy(), box.width() + 1e-6, box.height() + 1e-6, box.angle());
            for (int k = 0; k < points.length; k += 2) {
                assertTrue(wider.contains(points[k], points[k + 1]));
            }
        }
    }

    @Test
    void aGeneralQuadrilateralIsEnclosed() {
        // a kite: the box along its longer edge
        OrientedBox box = MinimumAreaBox.of(new double[] {0, 0, 4, 0, 6, 3, 0, 2});
        assertTrue(box.area() <= 18);
    }

    @Test
    void pointsOnALineHaveNoBox() {
        assertThrows(
                IllegalArgumentException.class, () -> MinimumAreaBox.of(new double[] {387, 1, 395, 1, 395, 1, 387, 1}));
        assertThrows(IllegalArgumentException.class, () -> MinimumAreaBox.of(new double[] {0, 0, 1, 1, 2, 2, 3, 3}));
        assertThrows(IllegalArgumentException.class, () -> MinimumAreaBox.of(new double[] {5, 5, 5, 5, 5, 5, 5, 5}));
        assertThrows(
                IllegalArgumentException.class,
                () -> MinimumAreaBox.of(new double[] {0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.7, 0.7}));
    }

    @Test
    void refusesWhatIsNoPolygon() {
        assertThrows(IllegalArgumentException.class, () -> MinimumAreaBox.of(new double[] {0, 0, 1, 1}));
        assertThrows(IllegalArgumentException.class, () -> MinimumAreaBox.of(new double[] {0, 0, 1, Double.NaN, 1, 0}));
    }

    private static final double HALF = Math.PI / 2;

    private static void assertSame(OrientedBox expected, OrientedBox found) {
        assertEquals(expected.cx(), found.cx(), 1e-9);
        assertEquals(expected.cy(), found.cy(), 1e-9);
        assertEquals(expected.width(), found.width(), 1e-9);
        assertEquals(expected.height(), found.height(), 1e-9);
        assertEquals(0, Math.IEEEremainder(expected.angle() - found.angle(), Math.PI), 1e-9);
    }

    private static double smallestArea(double[] hull) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < hull.length; i += 2) {
            int j = (i + 2) % hull.length;
            double angle = Math.atan2(hull[j + 1] - hull[i + 1], hull[j] - hull[i]);
            double[] along = range(hull, Math.cos(angle), Math.sin(angle));
            double[] across = range(hull, -Math.sin(angle), Math.cos(angle));
            least = Math.min(least, (along[1] - along[0]) * (across[1] - across[0]));
        }
        return least;
    }

    private static double[] range(double[] points, double ux, double uy) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i += 2) {
            double value = points[i] * ux + points[i + 1] * uy;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return new double[] {min, max};
    }
}
