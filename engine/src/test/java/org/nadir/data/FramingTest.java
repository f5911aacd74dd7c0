package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.data.Framing.Scales;
import org.nadir.geometry.OrientedBox;
import org.nadir.tensor.RandomStream;

class FramingTest {
    private static final WindowCut KEEP = new WindowCut(0, false);
    private static final OrientedBox BOX = new OrientedBox(60.5, 44, 40, 14, 0.3);

    @Test
    void theWindowHasTheSizeOfTheCropAtEveryScale() {
        Framing framing = new Framing(image -> 1, new Scales(0.6, 2), 48, KEEP);
        for (int i = 0; i < 30; i++) {
            Pixels pixels = framing.apply(drawn(), RandomStream.of(i)).pixels();
            assertEquals(48, pixels.width());
            assertEquals(48, pixels.height());
        }
    }

    @Test
    void boxesFollowThePixelsThroughScaleAndCrop() {
        Framing framing = new Framing(image -> 0.9, new Scales(0.7, 1.6), 90, KEEP);
        int seen = 0;
        for (int i = 0; i < 30; i++) {
            TrainingSample framed = framing.apply(drawn(), RandomStream.of(i));
            boolean whole = !framed.boxes().isEmpty()
                    && framed.boxes().get(0).bounds().minX() > 1
                    && framed.boxes().get(0).bounds().minY() > 1
                    && framed.boxes().get(0).bounds().maxX() < 89
                    && framed.boxes().get(0).bounds().maxY() < 89;
            if (whole) {
                seen++;
                assertTrue(wrongPixels(framed) < 60, i + ": " + wrongPixels(framed));
            }
        }
        assertTrue(seen > 5, "too few whole boxes to tell: " + seen);
    }

    @Test
    void sizeAndScaleAreOneResampling() {
        Framing back = new Framing(image -> 0.5, new Scales(2, 2), 0, KEEP);
        assertArrayEquals(
                drawn().pixels().rgb(),
                back.apply(drawn(), RandomStream.of(1)).pixels().rgb());
    }

    @Test
    void scalesAreSpreadOverTheirRange() {
        Framing framing = new Framing(image -> 1, new Scales(0.5, 1.5), 0, KEEP);
        double least = 9;
        double most = 0;
        for (int i = 0; i < 60; i++) {
            double side = framing.apply(drawn(), RandomStream.of(i)).pixels().width();
            least = Math.min(least, side / 120);
            most = Math.max(most, side / 120);
        }
        assertTrue(least >= 0.49 && least < 0.6 && most <= 1.51 && most > 1.4, least + " to " + most);
    }

    @Test
    void noSideGrowsBeyondWhatMemoryBears() {
        Pixels strip = new Pixels(3000, 40, new byte[3000 * 40 * 3]);
        Framing framing = new Framing(image -> 1, new Scales(2, 2), 0, KEEP);
        assertEquals(
                4096, framing.apply(empty(strip), RandomStream.of(1)).pixels().width());
    }

    @Test
    void noSideShrinksBelowWhatANetworkSees() {
        Pixels strip = new Pixels(300, 64, new byte[300 * 64 * 3]);
        Framing framing = new Framing(image -> 1, new Scales(0.1, 0.1), 0, KEEP);
        assertEquals(
                32, framing.apply(empty(strip), RandomStream.of(1)).pixels().height());
    }

    @Test
    void aCropWithoutScaleIsAPlainWindow() {
        TrainingSample cropped = Augmentations.randomCrop(50, KEEP).apply(drawn(), RandomStream.of(4));
        RandomStream same = RandomStream.of(4);
        int x = same.nextInt(120 - 50 + 1);
        int y = same.nextInt(80 - 50 + 1);
        for (int channel = 0; channel < 3; channel++) {
            assertEquals(
                    drawn().pixels().value(x + 7, y + 9, channel),
                    cropped.pixels().value(7, 9, channel));
        }
    }

    @Test
    void aRangeUpsideDownIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Scales(1.5, 0.5));
    }

    private static TrainingSample empty(Pixels pixels) {
        return new TrainingSample("empty", pixels, List.of(), new int[0], new boolean[0]);
    }

    private static TrainingSample drawn() {
        byte[] rgb = new byte[120 * 80 * 3];
        for (int i = 0; i < 120 * 80; i++) {
            if (BOX.contains(i % 120 + 0.5, i / 120 + 0.5)) {
                java.util.Arrays.fill(rgb, i * 3, i * 3 + 3, (byte) 255);
            }
        }
        return new TrainingSample("drawn", new Pixels(120, 80, rgb), List.of(BOX), new int[1], new boolean[1]);
    }

    private static int wrongPixels(TrainingSample sample) {
        OrientedBox box = sample.boxes().get(0);
        int wrong = 0;
        for (int y = 0; y < sample.pixels().height(); y++) {
            for (int x = 0; x < sample.pixels().width(); x++) {
                boolean bright = sample.pixels().value(x, y, 1) > 127;
                wrong += bright != box.contains(x + 0.5, y + 0.5) ? 1 : 0;
            }
        }
        return wrong;
    }
}
