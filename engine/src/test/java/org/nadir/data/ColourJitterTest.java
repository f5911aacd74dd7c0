package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.OrientedBox;
import org.nadir.tensor.RandomStream;

class ColourJitterTest {
    @Test
    void brightnessMultipliesAndEndsAtWhite() {
        assertArrayEquals(rgb(150, 255, 3), recoloured(new Recolouring(1.5, 1, 1, 0), 100, 200, 2));
    }

    @Test
    void contrastMovesAwayFromTheMeanGrey() {
        byte[] two = recoloured(new Recolouring(1, 0.5, 1, 0), 0, 0, 0, 100, 100, 100);
        assertArrayEquals(rgb(25, 25, 25, 75, 75, 75), two);
    }

    @Test
    void theMeanGreyWeighsGreenMost() {
        // 0.299 * 100 + 0.587 * 50 + 0.114 * 200 = 82.05
        assertArrayEquals(rgb(118, 18, 255), recoloured(new Recolouring(1, 2, 1, 0), 100, 50, 200));
    }

    @Test
    void halfTheSaturationHalvesTheDistanceFromTheLargestValue() {
        assertArrayEquals(rgb(200, 150, 150), recoloured(new Recolouring(1, 1, 0.5, 0), 200, 100, 100));
    }

    @Test
    void saturationEndsAtAPureColour() {
        // 150 of 200 times 3 is more than all: the distances grow by 200 / 150
        assertArrayEquals(rgb(200, 67, 0), recoloured(new Recolouring(1, 1, 3, 0), 200, 100, 50));
    }

    @Test
    void aThirdOfTheCircleTurnsRedToGreenAndBack() {
        assertArrayEquals(rgb(50, 200, 50), recoloured(new Recolouring(1, 1, 1, 120), 200, 50, 50));
        assertArrayEquals(rgb(50, 50, 200), recoloured(new Recolouring(1, 1, 1, -120), 200, 50, 50));
    }

    @Test
    void aColourBetweenKeepsItsPlaceInItsSixth() {
        // hue 20 degrees plus 60
        assertArrayEquals(rgb(150, 200, 50), recoloured(new Recolouring(1, 1, 1, 60), 200, 100, 50));
    }

    @Test
    void noChangeLeavesEveryColour() {
        byte[] all = new byte[3 * 4096];
        for (int i = 0; i < 4096; i++) {
            all[i * 3] = (byte) ((i & 15) * 17);
            all[i * 3 + 1] = (byte) ((i >> 4 & 15) * 17);
            all[i * 3 + 2] = (byte) ((i >> 8) * 17);
        }
        Pixels pixels = new Pixels(64, 64, all);
        assertArrayEquals(all, new Recolouring(1, 1, 1, 0).of(pixels).rgb());
        // all the way round through the colour circle
        assertArrayEquals(all, new Recolouring(1, 1, 1.0000001, 360).of(pixels).rgb());
    }

    @Test
    void greyStaysGrey() {
        ColourJitter strong = new ColourJitter(0.5, 0.5, 1, 180);
        byte[] grey = {10, 10, 10, 99, 99, 99, (byte) 250, (byte) 250, (byte) 250, 0, 0, 0};
        for (int seed = 0; seed < 20; seed++) {
            byte[] changed = strong.apply(sample(new Pixels(4, 1, grey)), RandomStream.of(seed))
                    .pixels()
                    .rgb();
            for (int i = 0; i < changed.length; i += 3) {
                assertEquals(changed[i], changed[i + 1]);
                assertEquals(changed[i], changed[i + 2]);
            }
        }
    }

    @Test
    void boxesAreLeftAlone() {
        TrainingSample before = sample(new Pixels(1, 1, new byte[3]));
        TrainingSample after = new ColourJitter(0.2, 0.2, 0.2, 9).apply(before, RandomStream.of(1));
        assertSame(before.boxes().get(0), after.boxes().get(0));
    }

    @Test
    void factorsStayWithinTheStrength() {
        ColourJitter jitter = new ColourJitter(0.2, 0, 0, 0);
        int least = 255;
        int most = 0;
        for (int seed = 0; seed < 100; seed++) {
            int value = jitter.apply(sample(new Pixels(1, 1, rgb(100, 100, 100))), RandomStream.of(seed))
                    .pixels()
                    .value(0, 0, 0);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        assertTrue(least >= 80 && least <= 84 && most <= 120 && most >= 116, least + " to " + most);
    }

    @Test
    void strengthsThatWouldTurnAnImageBlackAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ColourJitter(1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ColourJitter(0, 0, 0, 181));
    }

    private static byte[] recoloured(Recolouring change, int... values) {
        return change.of(new Pixels(values.length / 3, 1, rgb(values))).rgb();
    }

    private static byte[] rgb(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static TrainingSample sample(Pixels pixels) {
        return new TrainingSample("a", pixels, List.of(new OrientedBox(1, 1, 2, 1, 0)), new int[1], new boolean[1]);
    }
}
