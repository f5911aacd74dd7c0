package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class AnchorGridTest {
    private static AnchorGrid grid() {
        return AnchorGrid.of(AnchorSettings.retinaNet(4), new int[] {80, 40, 20, 10, 5}, new int[] {64, 32, 16, 8, 4});
    }

    private static float[] anchor(int index) {
        float[] values = new float[5];
        grid().write(index, values, 0);
        return values;
    }

    @Test
    void aPictureOf640By512HasNineAnchorsInEachCellOfFiveLevels() {
        assertEquals(9 * (80 * 64 + 40 * 32 + 20 * 16 + 10 * 8 + 5 * 4), grid().total());
    }

    @Test
    void squareAnchorsOfTheFirstCellGrowByThirdsOfAnOctave() {
        assertArrayEquals(new float[] {0, 0, 32, 32, 0}, anchor(0), 1e-4f);
        assertArrayEquals(new float[] {0, 0, 40.317474f, 40.317474f, 0}, anchor(1), 1e-4f);
        assertArrayEquals(new float[] {0, 0, 50.796833f, 50.796833f, 0}, anchor(2), 1e-4f);
    }

    @Test
    void aRatioIsHeightToWidthAtEqualArea() {
        assertArrayEquals(new float[] {0, 0, 45.254834f, 22.627417f, 0}, anchor(3), 1e-4f);
        assertArrayEquals(new float[] {0, 0, 22.627417f, 45.254834f, 0}, anchor(6), 1e-4f);
    }

    @Test
    void centresLieAtMultiplesOfTheStrideRowByRow() {
        assertArrayEquals(new float[] {8, 0, 32, 32, 0}, anchor(9), 1e-4f);
        assertArrayEquals(new float[] {16, 8, 32, 32, 0}, anchor(9 * (80 + 2)), 1e-4f);
        assertArrayEquals(new float[] {16, 0, 64, 64, 0}, anchor(9 * (80 * 64 + 1)), 1e-4f);
    }

    @Test
    void inWholePixelsScalesAreCutAndCornersRounded() {
        AnchorSettings whole = RetinaVariant.torchvision().anchors(4);
        float[] expected = {46, 22, 56, 28, 70, 36, 32, 32, 40, 40, 50, 50, 22, 46, 28, 56, 36, 70};
        assertArrayEquals(expected, whole.baseSizes(8));
    }

    @Test
    void inWholePixelsTheCellsOfALevelShareAnImageThatIsNoMultipleOfTheStride() {
        AnchorSettings whole = RetinaVariant.torchvision().anchors(4);
        AnchorGrid grid = AnchorGrid.of(whole, new int[] {12, 6, 3, 2, 1}, new int[] {8, 4, 2, 1, 1});
        assertEquals(48, grid.levels().get(3).stepX());
        assertEquals(64, grid.levels().get(3).stepY());
        assertEquals(96, grid.levels().get(4).stepX());
    }

    @Test
    void theLastAnchorIsTheLargestUprightOneOfTheLastCell() {
        float[] last = anchor(grid().total() - 1);
        assertArrayEquals(new float[] {512, 384, 574.7f, 1149.4f, 0}, last, 0.1f);
    }
}
