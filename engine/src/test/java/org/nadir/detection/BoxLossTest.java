package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The anchor is always a square of side 10, so that offsets of centres are tenths of pixels. */
final class BoxLossTest {
    private static final double[] ANCHOR = {0, 0, 10, 10, 0};
    private static final BoxLoss IOU = new RotatedIouLoss();
    private static final BoxLoss GWD = new GwdLoss();
    private static final BoxLoss KLD = new KldLoss();
    private static final BoxLoss KFIOU = new KfIouLoss();
    private static final List<BoxLoss> ALL = List.of(IOU, GWD, KLD, KFIOU);

    private static double value(BoxLoss loss, double[] box, double[] truth) {
        return loss.of(new BoxPair(box, truth, ANCHOR), new double[5]);
    }

    private static double[] slope(BoxLoss loss, double[] box, double[] truth) {
        double[] slope = new double[5];
        loss.of(new BoxPair(box, truth, ANCHOR), slope);
        return slope;
    }

    @Test
    void equalBoxesCostTheLeast() {
        double[] box = {3, 4, 20, 10, 0.4};
        assertEquals(0, value(IOU, box, box), 1e-9);
        // W^2 is at its floor of 1e-7 and the root of the areas 200 and 200 is 14.142: ln(1 + 3.162e-4 / 14.142)
        assertEquals(2.2361e-5, value(GWD, box, box), 1e-8);
        assertEquals(0, value(KLD, box, box), 1e-12);
        // V = 200 * 200 / (4 * 100) = 100 of 200 + 200 - 100
        assertEquals(2.0 / 3, value(KFIOU, box, box), 1e-8);
    }

    @Test
    void anEqualCentreAndHalfTheSidesByHand() {
        double[] box = {0, 0, 10, 5, 0};
        double[] truth = {0, 0, 20, 10, 0};
        assertEquals(Math.log(4), value(IOU, box, truth), 1e-12);
        // (20 - 10)^2 / 4 + (10 - 5)^2 / 4 = 31.25; the root of the areas' product is 100: ln(1 + sqrt(31.25) / 10)
        assertEquals(Math.log1p(Math.sqrt(31.25) / 10), value(GWD, box, truth), 1e-12);
        // tr(P^-1 T) = 4 + 4, ln(det P / det T) = ln(1 / 16): 4 - 1.386294 - 1 = 1.613706, ln 2.613706 = 0.960769
        assertEquals(1 - 1 / 1.9607690, value(KLD, box, truth), 1e-6);
        // P + T = diag(125, 31.25), root of the determinant 62.5: V = 50 * 200 / 250 = 40 of 250 - 40
        assertEquals(1 - 40.0 / 210, value(KFIOU, box, truth), 1e-7);
    }

    @Test
    void aShiftByHand() {
        double[] box = {5, 0, 10, 10, 0};
        double[] truth = {0, 0, 10, 10, 0};
        assertEquals(Math.log(3), value(IOU, box, truth), 1e-12);
        assertEquals(Math.log1p(0.5), value(GWD, box, truth), 1e-12);
        // d^T P^-1 d = 25 / 25, halved
        assertEquals(1 - 1 / (1 + Math.log(1.5)), value(KLD, box, truth), 1e-12);
        // the shape costs 2/3, an offset of 0.5 costs 0.5 - 1/18
        assertEquals(2.0 / 3 + 0.5 - 1.0 / 18, value(KFIOU, box, truth), 1e-8);
    }

    @Test
    void overlapsOfTheGoldenFile() {
        // rotated_iou.json: cases 2, 3 and 6
        assertEquals(1 / 3.0, overlap(new double[] {50, 50, 40, 20, 0}, new double[] {50, 50, 40, 20, 1.570796}), 1e-6);
        assertEquals(
                0.707106781, overlap(new double[] {50, 50, 30, 30, 0}, new double[] {50, 50, 30, 30, 0.785398}), 1e-6);
        assertEquals(0.600013333, overlap(new double[] {0, 0, 100, 1, 0.7}, new double[] {0, 0, 100, 1, 0.71}), 1e-6);
    }

    private static double overlap(double[] box, double[] truth) {
        return Math.exp(-value(IOU, box, truth));
    }

    /** What src/test/oracle/box_losses.py prints: value, then the slope by the predicted box. */
    @Test
    void valuesAndSlopesAreThoseOfMmRotate() {
        double[] box = {3, 1, 9, 6, -0.5};
        double[] truth = {1, 2, 12, 5, 0.2};
        told(GWD, box, truth, 0.3732333, 0.05347115, -0.02673558, -0.01093226, -0.02370497, -0.1359753);
        told(KLD, box, truth, 0.3297311, 0.02779112, -0.01235589, -0.01265584, -0.04885182, -0.2516378);
        told(KFIOU, box, truth, 0.8990248, 0.1, -0.09, 0.001430802, -0.008112593, -0.06200557);
        double[] longBox = {0.5, 0.2, 40, 4, 0.29};
        double[] longTruth = {0, 0, 36, 5, 0.35};
        told(GWD, longBox, longTruth, 0.1693719, 0.01347651, 0.005390604, 0.0264114, -0.01661794, -0.5571119);
        told(KLD, longBox, longTruth, 0.1603991, -0.001278074, 0.007013403, 0.002797234, -0.1235617, -2.744998);
        told(KFIOU, longBox, longTruth, 0.6995843, 0.045, 0.018, 0.0005081826, -0.01669277, -0.3938523);
        double[] far = {60, -20, 8, 8, 1};
        double[] farTruth = {0, 0, 14, 6, -1.5};
        told(GWD, far, farTruth, 2.127675, 0.01318034, -0.004393447, -0.02769984, -0.02757521, 0);
        told(KLD, far, farTruth, 0.8287836, 0.0008687445, -0.0002895815, -0.0004736131, -0.006812982, 0);
        told(KFIOU, far, farTruth, 8.59811, 0.1, -0.1, -0.008461382, -0.003219919, 0);
    }

    private static void told(BoxLoss loss, double[] box, double[] truth, double... expected) {
        double[] slope = new double[5];
        assertEquals(expected[0], loss.of(new BoxPair(box, truth, ANCHOR), slope), 1e-6 * expected[0]);
        assertArrayEquals(Arrays.copyOfRange(expected, 1, 6), slope, 1e-6);
    }

    @Test
    void oneRectangleHasOneLossHoweverItIsWritten() {
        double[] truth = {1, 2, 12, 5, 0.2};
        double[] box = {3, 1, 9, 6, -0.5};
        for (BoxLoss loss : ALL) {
            double expected = value(loss, box, truth);
            assertEquals(expected, value(loss, new double[] {3, 1, 6, 9, -0.5 + Math.PI / 2}, truth), 1e-12);
            assertEquals(expected, value(loss, box, new double[] {1, 2, 12, 5, 0.2 - Math.PI}), 1e-12);
        }
    }

    @Test
    void turningAndMovingBothBoxesChangesNothing() {
        double[] truth = {1, 2, 12, 5, 0.2};
        double[] box = {3, 1, 9, 6, -0.5};
        for (BoxLoss loss : List.of(IOU, GWD, KLD)) {
            assertEquals(value(loss, box, truth), value(loss, moved(box), moved(truth)), 1e-9);
        }
    }

    private static double[] moved(double[] box) {
        double cos = Math.cos(0.7);
        double sin = Math.sin(0.7);
        return new double[] {
            30 + cos * box[0] - sin * box[1], -8 + sin * box[0] + cos * box[1], box[2], box[3], box[4] + 0.7
        };
    }

    @Test
    void largerPicturesHaveTheSameLoss() {
        double[] truth = {1, 2, 12, 5, 0.2};
        double[] box = {3, 1, 9, 6, -0.5};
        for (BoxLoss loss : List.of(IOU, GWD, KLD)) {
            assertEquals(value(loss, box, truth), value(loss, larger(box), larger(truth)), 1e-9);
        }
    }

    private static double[] larger(double[] box) {
        return new double[] {8 * box[0], 8 * box[1], 8 * box[2], 8 * box[3], box[4]};
    }

    @Test
    void overlapAndWassersteinDistanceDoNotMindWhichBoxIsWhich() {
        double[] one = {1, 2, 12, 5, 0.2};
        double[] other = {3, 1, 9, 6, -0.5};
        assertEquals(value(IOU, one, other), value(IOU, other, one), 1e-12);
        assertEquals(value(GWD, one, other), value(GWD, other, one), 1e-12);
        assertEquals(value(KFIOU, one, other), value(KFIOU, other, one), 1e-12);
    }

    @Test
    void theDivergenceDoes() {
        double[] small = {0, 0, 5, 5, 0};
        double[] large = {0, 0, 20, 20, 0};
        assertTrue(value(KLD, small, large) > value(KLD, large, small) + 0.1);
    }

    @Test
    void aSquareAsADistributionHasNoAngle() {
        double[] truth = {1, 1, 12, 5, 0.2};
        for (BoxLoss loss : List.of(GWD, KLD, KFIOU)) {
            assertEquals(
                    value(loss, new double[] {0, 0, 8, 8, 0.1}, truth),
                    value(loss, new double[] {0, 0, 8, 8, 1.2}, truth),
                    1e-12);
            assertEquals(0, slope(loss, new double[] {0, 0, 8, 8, 0.3}, truth)[4], 1e-12);
        }
    }

    @Test
    void boxesApartAreLedByAllButTheOverlap() {
        double[] far = {500, 0, 10, 6, 0.3};
        double[] truth = {0, 0, 10, 6, 0.3};
        assertEquals(Math.log(1e6), value(IOU, far, truth), 1e-9);
        assertArrayEquals(new double[5], slope(IOU, far, truth));
        for (BoxLoss loss : List.of(GWD, KLD, KFIOU)) {
            assertTrue(slope(loss, far, truth)[0] > 0);
        }
    }

    @Test
    void tinyAndEmptyBoxesStayFinite() {
        double[] truth = {0, 0, 10, 6, 0.3};
        for (double side : new double[] {0, 1e-9, 1e-3, 1e9}) {
            for (BoxLoss loss : ALL) {
                double[] box = {0.1, 0.2, side, side / 2, -1};
                assertTrue(Double.isFinite(value(loss, box, truth)), loss + " at " + side);
                for (double one : slope(loss, box, truth)) {
                    assertTrue(Double.isFinite(one), loss + " at " + side);
                }
            }
        }
    }

    @Test
    void slopesEqualCentralDifferences() {
        Random random = new Random(11);
        for (BoxLoss loss : ALL) {
            for (int trial = 0; trial < 200; trial++) {
                check(loss, box(random), box(random));
            }
        }
    }

    @Test
    void slopesEqualCentralDifferencesAtTheEdgesOfTheirRange() {
        double[] truth = {0, 0, 10, 6, 0.3};
        for (BoxLoss loss : ALL) {
            check(loss, new double[] {40, 9, 10, 6, 0.3}, truth);
            check(loss, new double[] {0.5, 0.2, 7, 7, 1.4}, truth);
            check(loss, new double[] {0.5, 0.2, 0.1, 0.05, 1.4}, truth);
            check(loss, new double[] {0.5, 0.2, 400, 0.5, 0.29}, new double[] {0, 0, 400, 0.6, 0.3});
        }
    }

    private static void check(BoxLoss loss, double[] box, double[] truth) {
        double[] slope = slope(loss, box, truth);
        for (int i = 0; i < 5; i++) {
            double step = 1e-6;
            double[] up = box.clone();
            double[] down = box.clone();
            up[i] += step;
            down[i] -= step;
            double difference = (value(loss, up, truth) - value(loss, down, truth)) / (2 * step);
            assertEquals(difference, slope[i], 2e-4 * Math.max(1, Math.abs(difference)), loss + ", value " + i);
        }
    }

    private static double[] box(Random random) {
        double width = 2 + 10 * random.nextDouble();
        double height = random.nextInt(4) == 0 ? width : 1 + 6 * random.nextDouble();
        double angle = random.nextInt(7) == 0 ? 0 : Math.PI * (random.nextDouble() - 0.5);
        return new double[] {3 * random.nextGaussian(), 3 * random.nextGaussian(), width, height, angle};
    }
}
