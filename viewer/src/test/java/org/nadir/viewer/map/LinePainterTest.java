package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinePainterTest {
    private static int[] row(int[] pixels, int width, int row) {
        return Arrays.copyOfRange(pixels, row * width, (row + 1) * width);
    }

    @Test
    void aLineAlongPixelCentresOfWidthOneFillsExactlyItsPixels() {
        int[] pixels = new int[8 * 3];
        new LinePainter(8, 3, pixels)
                .line(new LinePainter.Segment(1.5, 1.5, 5.5, 1.5), LinePainter.Pen.solid(1, 0xFF102030));
        assertArrayEquals(new int[8], row(pixels, 8, 0));
        int c = 0xFF102030;
        assertArrayEquals(new int[] {0, c, c, c, c, c, 0, 0}, row(pixels, 8, 1));
    }

    @Test
    void aLineBetweenTwoRowsCoversHalfOfEach() {
        int[] pixels = new int[8 * 4];
        new LinePainter(8, 4, pixels).line(new LinePainter.Segment(0, 2, 8, 2), LinePainter.Pen.solid(1, 0xFFFFFFFF));
        assertEquals(0x7F, pixels[8 + 4] >>> 24);
        assertEquals(0x7F, pixels[16 + 4] >>> 24);
        assertEquals(0, pixels[4]);
    }

    @Test
    void linesThatLeaveThePictureAreCut() {
        int[] pixels = new int[4 * 4];
        new LinePainter(4, 4, pixels)
                .line(new LinePainter.Segment(-1e6, 1.5, 1e6, 1.5), LinePainter.Pen.solid(1, 0xFF000000));
        assertArrayEquals(new int[] {0xFF000000, 0xFF000000, 0xFF000000, 0xFF000000}, row(pixels, 4, 1));
    }

    @Test
    void aLineFarAwayDrawsNothing() {
        int[] pixels = new int[16];
        new LinePainter(4, 4, pixels)
                .line(new LinePainter.Segment(100, 100, 200, 200), LinePainter.Pen.solid(3, 0xFF000000));
        assertArrayEquals(new int[16], pixels);
    }

    @Test
    void aDashedLineStartsAndEndsWithADash() {
        int[] pixels = new int[40];
        new LinePainter(40, 1, pixels)
                .line(new LinePainter.Segment(0.5, 0.5, 39.5, 0.5), new LinePainter.Pen(1, 0xFF000000, 6));
        assertEquals(0xFF, pixels[1] >>> 24);
        assertEquals(0xFF, pixels[38] >>> 24);
        assertEquals(0, Arrays.stream(pixels).map(p -> p >>> 24).min().orElseThrow());
    }

    @Test
    void aTranslucentColourStaysPremultiplied() {
        int[] pixels = new int[9];
        new LinePainter(3, 3, pixels).dot(1.5, 1.5, 1, 0x80FF0000);
        assertEquals(0x80800000, pixels[4]);
    }

    @Test
    void tooFewPixelsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LinePainter(10, 10, new int[99]));
    }
}
