package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nadir.data.Framing.Scales;
import org.nadir.geometry.OrientedBox;
import org.nadir.tensor.RandomStream;

/** Images of one grey each, with a brighter rectangle in a box: what is seen of a box tells which image it came from. */
class MosaicTest {
    private static final WindowCut WHOLE_ONLY = new WindowCut(0.999999, true);
    private static final Framing PLAIN = new Framing(image -> 1, new Scales(1, 1), 0, WHOLE_ONLY);

    @Test
    void theResultIsAsLargeAsTheImage() {
        Pixels pixels = mosaic(PLAIN, 1).make(draw(3, 0)).pixels();
        assertEquals(120, pixels.width());
        assertEquals(90, pixels.height());
    }

    @Test
    void theResultIsAsLargeAsTheCropAtEveryScale() {
        Framing cropping = new Framing(image -> 1, new Scales(0.5, 2), 64, WHOLE_ONLY);
        for (int i = 0; i < 20; i++) {
            Pixels pixels = mosaic(cropping, 1).make(draw(i, 0)).pixels();
            assertEquals(64, pixels.width());
            assertEquals(64, pixels.height());
        }
    }

    @Test
    void fourImagesMeetAtACentre() {
        for (int i = 0; i < 20; i++) {
            Pixels pixels = mosaic(PLAIN, 1).make(draw(i, 0)).pixels();
            int[] corners = {
                background(pixels.value(0, 0, 0)),
                background(pixels.value(119, 0, 0)),
                background(pixels.value(0, 89, 0)),
                background(pixels.value(119, 89, 0))
            };
            assertTrue(java.util.Arrays.stream(corners).anyMatch(grey -> grey == 10), "the image whose turn it is");
            TreeSet<Integer> seen = new TreeSet<>();
            for (byte value : pixels.rgb()) {
                seen.add(background(value & 0xff));
            }
            for (int corner : corners) {
                seen.remove(corner);
            }
            assertTrue(seen.isEmpty(), "nothing but the four images: " + seen);
        }
    }

    @Test
    void boxesFollowThePixels() {
        int whole = 0;
        for (int i = 0; i < 60; i++) {
            TrainingSample sample = mosaic(PLAIN, 1).make(draw(i, 0));
            for (int k = 0; k < sample.boxes().size(); k++) {
                if (!sample.difficult()[k]) {
                    whole++;
                    assertEquals(0, wrong(sample, k), "picture " + i + ", box " + k);
                }
            }
        }
        assertTrue(whole > 20, "too few whole objects to tell: " + whole);
    }

    @Test
    void aQuarterLargerThanItsImageIsBlackAtItsOuterSides() {
        Framing small = new Framing(image -> 1, new Scales(1, 1), 400, WHOLE_ONLY);
        Pixels pixels = mosaic(small, 1).make(draw(1, 0)).pixels();
        assertEquals(0, pixels.value(0, 0, 0));
        int bright = 0;
        for (byte value : pixels.rgb()) {
            bright += value != 0 ? 1 : 0;
        }
        // quarters are at least 100 wide and high, images 120 x 90
        assertTrue(bright <= 4 * 120 * 90 * 3 && bright >= 4 * 100 * 90 * 3);
    }

    @Test
    void theProbabilityIsKept() {
        int mosaics = 0;
        for (int i = 0; i < 400; i++) {
            mosaics += mosaic(PLAIN, 0.25).make(draw(i, 0)) == PLAIN_SAMPLE ? 0 : 1;
        }
        assertTrue(mosaics > 70 && mosaics < 130, mosaics + " of 400");
    }

    @Test
    void theLastEpochsHaveNone() {
        assertEquals(PLAIN_SAMPLE, mosaic(PLAIN, 1).make(draw(1, 8)));
        assertEquals(120, mosaic(PLAIN, 1).make(draw(1, 7)).pixels().width());
    }

    @Test
    void theSameStreamGivesTheSameMosaic() {
        assertArrayEquals(
                mosaic(PLAIN, 1).make(draw(5, 0)).pixels().rgb(),
                mosaic(PLAIN, 1).make(draw(5, 0)).pixels().rgb());
    }

    private static final TrainingSample PLAIN_SAMPLE =
            new TrainingSample("plain", new Pixels(1, 1, new byte[3]), List.of(), new int[0], new boolean[0]);

    private static Mosaic mosaic(Framing framing, double probability) {
        return new Mosaic(new Mosaic.When(probability, 8), framing, Augmentation.none(), draw -> PLAIN_SAMPLE);
    }

    private static SampleDraw draw(int seed, int epoch) {
        return new SampleDraw() {
            @Override
            public int epoch() {
                return epoch;
            }

            @Override
            public RandomStream random() {
                return RandomStream.of(seed);
            }

            @Override
            public TrainingSample own() {
                return image(10);
            }

            @Override
            public TrainingSample another(RandomStream random) {
                return image(20 + 10 * random.nextInt(8));
            }
        };
    }

    /** A rectangle of {@code grey} + 100 on {@code grey}. */
    private static TrainingSample image(int grey) {
        OrientedBox box = new OrientedBox(20 + grey % 70, 45, 22, 10, 0.02 * grey);
        byte[] rgb = new byte[120 * 90 * 3];
        for (int i = 0; i < 120 * 90; i++) {
            int value = grey + (box.contains(i % 120 + 0.5, i / 120 + 0.5) ? 100 : 0);
            java.util.Arrays.fill(rgb, i * 3, i * 3 + 3, (byte) value);
        }
        return new TrainingSample(
                "grey " + grey, new Pixels(120, 90, rgb), List.of(box), new int[] {grey}, new boolean[1]);
    }

    private static int background(int value) {
        return value > 100 ? value - 100 : value;
    }

    /** Pixels in the box that are not its rectangle, and pixels of its rectangle near the box that are not in it. */
    private static int wrong(TrainingSample sample, int k) {
        OrientedBox box = sample.boxes().get(k);
        int object = sample.labels()[k] + 100;
        List<String> wrong = new ArrayList<>();
        for (int y = 0; y < sample.pixels().height(); y++) {
            for (int x = 0; x < sample.pixels().width(); x++) {
                boolean inside = box.contains(x + 0.5, y + 0.5);
                boolean near = Math.hypot(x - box.cx(), y - box.cy()) < 13;
                boolean drawn = sample.pixels().value(x, y, 0) == object;
                if (inside && !drawn || near && drawn && !inside) {
                    wrong.add(x + "," + y);
                }
            }
        }
        return wrong.size();
    }
}
