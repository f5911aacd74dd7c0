package org.nadir.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SceneRendererTest {
    @Test
    void bytesAreShownAsTheyAre() {
        PixelBlock block = PixelBlock.of(1, 1, new float[] {1}, new float[] {128}, new float[] {255});

        assertArrayEquals(new int[] {0xff0180ff}, SceneRenderer.argb(block, Rendering.bytes(0, 1, 2)));
    }

    @Test
    void rangesAreStretchedAndClamped() {
        ValueRange range = new ValueRange(100, 200);
        Rendering rendering = new Rendering(0, 0, 0, List.of(range, range, range), Optional.empty());
        PixelBlock block = PixelBlock.of(4, 1, new float[] {50, 100, 150, 900});

        assertArrayEquals(
                new int[] {0xff000000, 0xff000000, 0xff808080, 0xffffffff}, SceneRenderer.argb(block, rendering));
    }

    @Test
    void maskedPixelsAreTransparent() {
        PixelBlock block = new PixelBlock(
                2, 1, new PixelBlock.Content(new int[] {0}, new float[][] {{9, 9}}, new boolean[] {true, false}, null));

        assertArrayEquals(new int[] {0xff090909, 0}, SceneRenderer.argb(block, Rendering.bytes(0, 0, 0)));
    }

    @Test
    void opacityIsPremultiplied() {
        PixelBlock block = new PixelBlock(
                1, 1, new PixelBlock.Content(new int[] {0}, new float[][] {{200}}, null, new float[] {0.5f}));

        // 255 * 0.5 = 127.5 -> 128; 200 * 128 / 255 = 100.4 -> 100
        assertArrayEquals(new int[] {0x80646464}, SceneRenderer.argb(block, Rendering.bytes(0, 0, 0)));
    }

    @Test
    void paletteIsLookedUp() {
        ValueRange range = new ValueRange(0, 255);
        Rendering rendering =
                new Rendering(0, 0, 0, List.of(range, range, range), Optional.of(new int[] {0xff112233, 0xff445566}));
        PixelBlock block = PixelBlock.of(3, 1, new float[] {1, 0, 7});

        assertArrayEquals(new int[] {0xff445566, 0xff112233, 0}, SceneRenderer.argb(block, rendering));
    }

    @Test
    void blockWithoutTheBandIsAMistakeOfTheCaller() {
        PixelBlock block = PixelBlock.of(1, 1, new float[] {1});

        assertThrows(IllegalArgumentException.class, () -> SceneRenderer.argb(block, Rendering.bytes(0, 1, 2)));
    }

    @Test
    void stretchesGiveTheirRanges() {
        float[] values = new float[101];
        for (int i = 0; i <= 100; i++) {
            values[i] = 100 - i;
        }

        assertEquals(new ValueRange(2, 98), Stretch.percentile(2, 98).range(values.clone()));
        assertEquals(new ValueRange(0, 100), Stretch.minMax().range(values.clone()));
        assertEquals(new ValueRange(3, 4), Stretch.fixed(3, 4).range(values.clone()));
        // mean 50, variance (101^2 - 1) / 12 = 850
        ValueRange sigma = Stretch.sigma(2).range(values.clone());
        assertEquals(50 - 2 * Math.sqrt(850), sigma.low(), 1e-9);
        assertEquals(50 + 2 * Math.sqrt(850), sigma.high(), 1e-9);
    }

    @Test
    void constantAndEmptyBandsStillHaveARange() {
        assertEquals(new ValueRange(6.5, 7.5), Stretch.percentile(2, 98).range(new float[] {7, 7}));
        assertEquals(new ValueRange(0, 1), Stretch.minMax().range(new float[0]));
    }
}
