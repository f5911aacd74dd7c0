package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedIou;
import org.nadir.tensor.RandomStream;

/** Draws a rectangle, moves box and pixels, and asks whether the moved pixels fill the moved box. */
class AugmentationTest {
    private static final OrientedBox BOX = new OrientedBox(37.3, 22.1, 30, 9, 0.4);
    private static final WindowCut CUT = new WindowCut(0.7, true);

    @Test
    void flipsMovePixelsAndBoxesAlike() {
        for (Flip flip : Flip.values()) {
            TrainingSample flipped = flip.apply(drawn(97, 64));
            assertEquals(0, wrongPixels(flipped), flip.name());
        }
    }

    @Test
    void flippingTwiceGivesTheSampleBack() {
        for (Flip flip : Flip.values()) {
            TrainingSample twice = flip.apply(flip.apply(drawn(97, 64)));
            assertArrayEquals(drawn(97, 64).pixels().rgb(), twice.pixels().rgb());
            assertEquals(1, RotatedIou.of(BOX, twice.boxes().get(0)), 1e-12);
        }
    }

    @Test
    void theDiagonalFlipIsBothOthers() {
        TrainingSample both = Flip.VERTICAL.apply(Flip.HORIZONTAL.apply(drawn(97, 64)));
        TrainingSample diagonal = Flip.DIAGONAL.apply(drawn(97, 64));
        assertArrayEquals(both.pixels().rgb(), diagonal.pixels().rgb());
        assertEquals(1, RotatedIou.of(both.boxes().get(0), diagonal.boxes().get(0)), 1e-12);
    }

    @Test
    void quarterTurnsMovePixelsAndBoxesAlike() {
        TrainingSample turned = Turning.quarter(drawn(97, 64));
        assertEquals(64, turned.pixels().width());
        assertEquals(97, turned.pixels().height());
        assertEquals(0, wrongPixels(turned));
    }

    @Test
    void fourQuartersGiveTheSampleBack() {
        TrainingSample turned = drawn(97, 64);
        for (int i = 0; i < 4; i++) {
            turned = Turning.quarter(turned);
        }
        assertArrayEquals(drawn(97, 64).pixels().rgb(), turned.pixels().rgb());
        assertEquals(1, RotatedIou.of(BOX, turned.boxes().get(0)), 1e-12);
    }

    @Test
    void freeRotationMovesPixelsAndBoxesAlike() {
        for (double angle = -3; angle < 3; angle += 0.37) {
            TrainingSample turned = Turning.free(square(), angle, CUT);
            assertTrue(wrongPixels(turned) < 30, "a ragged border at most: " + wrongPixels(turned));
        }
    }

    @Test
    void scalingMovesPixelsAndBoxesAlike() {
        for (double factor : new double[] {0.37, 0.5, 1.7, 3}) {
            TrainingSample scaled = Resizing.by(drawn(97, 64), factor);
            assertEquals(BOX.scaled(factor), scaled.boxes().get(0));
            // the steps of the drawn border grow with the factor, too
            double border = 2 * (30 + 9) * factor * Math.max(1, factor);
            assertTrue(wrongPixels(scaled) < border / 3, factor + ": " + wrongPixels(scaled));
        }
    }

    @Test
    void fittingKeepsTheShape() {
        Pixels fitted = Resizing.toFit(drawn(640, 512), 512).pixels();
        assertEquals(512, fitted.width());
        assertEquals(410, fitted.height());
    }

    @Test
    void aConstantImageStaysConstantAtEveryScale() {
        byte[] grey = new byte[40 * 30 * 3];
        java.util.Arrays.fill(grey, (byte) 200);
        for (double factor : new double[] {0.1, 0.33, 0.9, 1.1, 2.5}) {
            for (byte value : Resizing.pixels(new Pixels(40, 30, grey), factor).rgb()) {
                assertEquals((byte) 200, value);
            }
        }
    }

    @Test
    void halvingAveragesWithATriangle() {
        byte[] ramp = new byte[8 * 3];
        for (int x = 0; x < 8; x++) {
            java.util.Arrays.fill(ramp, x * 3, x * 3 + 3, (byte) (x * 10));
        }
        Pixels half = Resizing.pixels(new Pixels(8, 1, ramp), 0.5);
        // the second pixel lies at 2.5 of the source: weights 1, 3, 3, 1 eighths over 10, 20, 30, 40
        assertEquals(25, half.value(1, 0, 0));
    }

    @Test
    void aRandomFlipDependsOnTheStreamAlone() {
        Augmentation flip = Augmentations.randomFlip(0.25, 0.25, 0.25);
        RandomStream key = RandomStream.of(5);
        boolean changed = false;
        for (int image = 0; image < 20; image++) {
            byte[] once = flip.apply(drawn(97, 64), key.fork(image)).pixels().rgb();
            byte[] again = flip.apply(drawn(97, 64), key.fork(image)).pixels().rgb();
            assertArrayEquals(once, again);
            changed |= !java.util.Arrays.equals(once, drawn(97, 64).pixels().rgb());
        }
        assertTrue(changed);
    }

    @Test
    void croppingMovesPixelsAndBoxesAlike() {
        Augmentation crop = Augmentations.randomCrop(48, new WindowCut(0, false));
        for (int i = 0; i < 20; i++) {
            TrainingSample cropped = crop.apply(drawn(97, 64), RandomStream.of(i));
            assertEquals(48, cropped.pixels().width());
            // the box of the part inside may cover a little more than the part
            assertTrue(cropped.boxes().isEmpty() || missedPixels(cropped) == 0);
        }
    }

    @Test
    void whatTheBorderCutsTooMuchIsIgnored() {
        OrientedBox box = new OrientedBox(0, 20, 40, 10, 0);
        TrainingSample sample =
                new TrainingSample("a", new Pixels(50, 50, new byte[7500]), List.of(box), new int[1], new boolean[1]);
        TrainingSample cut = CUT.apply(sample);
        assertEquals(new OrientedBox(10, 20, 20, 10, 0), cut.boxes().get(0));
        assertTrue(cut.difficult()[0]);
        assertTrue(new WindowCut(0.7, false).apply(sample).boxes().isEmpty());
        assertTrue(!new WindowCut(0.5, false).apply(sample).difficult()[0]);
    }

    @Test
    void chainedAugmentationsDrawApart() {
        Augmentation two = Augmentation.chain(
                List.of(Augmentations.randomQuarterTurns(), Augmentations.randomFlip(0.3, 0.3, 0.3)));
        byte[] first = two.apply(drawn(97, 64), RandomStream.of(1)).pixels().rgb();
        boolean differs = false;
        for (int seed = 2; seed < 12; seed++) {
            byte[] other =
                    two.apply(drawn(97, 64), RandomStream.of(seed)).pixels().rgb();
            differs |= !java.util.Arrays.equals(first, other);
        }
        assertNotEquals(false, differs);
    }

    private static TrainingSample drawn(int width, int height) {
        return drawn(width, height, BOX);
    }

    private static TrainingSample square() {
        return drawn(101, 101, new OrientedBox(45, 55, 40, 15, 0.3));
    }

    private static TrainingSample drawn(int width, int height, OrientedBox box) {
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (box.contains(x + 0.5, y + 0.5)) {
                    java.util.Arrays.fill(rgb, (y * width + x) * 3, (y * width + x) * 3 + 3, (byte) 255);
                }
            }
        }
        return new TrainingSample("drawn", new Pixels(width, height, rgb), List.of(box), new int[1], new boolean[1]);
    }

    /** Pixels that are bright outside of the box or dark inside of it. */
    private static int wrongPixels(TrainingSample sample) {
        return count(sample, true);
    }

    /** Bright pixels outside of the box. */
    private static int missedPixels(TrainingSample sample) {
        return count(sample, false);
    }

    private static int count(TrainingSample sample, boolean darkInside) {
        OrientedBox box = sample.boxes().get(0);
        int wrong = 0;
        for (int y = 0; y < sample.pixels().height(); y++) {
            for (int x = 0; x < sample.pixels().width(); x++) {
                boolean bright = sample.pixels().value(x, y, 1) > 127;
                boolean inside = box.contains(x + 0.5, y + 0.5);
                wrong += bright && !inside || darkInside && inside && !bright ? 1 : 0;
            }
        }
        return wrong;
    }
}
