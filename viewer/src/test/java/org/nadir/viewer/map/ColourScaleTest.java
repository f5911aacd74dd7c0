package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ColourScaleTest {
    @Test
    void endsHaveTheFirstAndTheLastColour() {
        ColourScale scale = new ColourScale(ColourScale.Ramp.AMOUNT, 1, 3);
        assertEquals(0xFF440154, scale.argb(1));
        assertEquals(0xFFFDE725, scale.argb(3));
    }

    @Test
    void numbersBeyondTheRangeHaveTheColourOfItsEnd() {
        ColourScale scale = new ColourScale(ColourScale.Ramp.AMOUNT, 1, 3);
        assertEquals(scale.argb(1), scale.argb(-7));
        assertEquals(scale.argb(3), scale.argb(9));
    }

    @Test
    void betweenTwoStopsColoursAreMixed() {
        ColourScale scale = new ColourScale(ColourScale.Ramp.DIFFERENCE, -1, 1);
        // three quarters of the way from 7FB8D8 (at -0.5) to F7F7F7 (at 0): 7F + 0.75 (F7 - 7F) = D9 and so on
        assertEquals(0xFFD9E7EF, scale.argb(-0.125));
    }

    @Test
    void differencesLieAboutZero() {
        ColourScale scale = ColourScale.of(ColourScale.Ramp.DIFFERENCE, new float[] {-0.5f, 0.25f});
        assertEquals(-0.5, scale.low());
        assertEquals(0.5, scale.high());
        assertEquals(0xFFF7F7F7, scale.argb(0));
    }

    @Test
    void amountsRunFromTheLeastToTheGreatest() {
        ColourScale scale = ColourScale.of(ColourScale.Ramp.AMOUNT, new float[] {2, Float.NaN, 1});
        assertEquals(1, scale.low());
        assertEquals(2, scale.high());
    }

    @Test
    void whatIsNoNumberIsTransparent() {
        assertEquals(0, new ColourScale(ColourScale.Ramp.AMOUNT, 0, 1).argb(Double.NaN));
    }

    @Test
    void equalNumbersHaveOneColour() {
        ColourScale scale = ColourScale.of(ColourScale.Ramp.AMOUNT, new float[] {1, 1});
        assertEquals(0xFF21918C, scale.argb(1));
    }

    @Test
    void aRangeThatRunsBackwardsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ColourScale(ColourScale.Ramp.AMOUNT, 1, 0));
    }

    @Test
    void aPointIsFoundInItsCell() {
        ValueGrid grid = new ValueGrid(4, 2, new float[8], new SceneRect(10, 20, 40, 20));
        assertEquals(0, grid.cell(10, 20));
        assertEquals(3, grid.cell(49, 29));
        assertEquals(5, grid.cell(25, 35));
        assertEquals(-1, grid.cell(50, 25));
        assertEquals(-1, grid.cell(9, 25));
    }
}
