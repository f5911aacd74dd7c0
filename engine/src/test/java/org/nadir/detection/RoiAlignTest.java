package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.tensor.GradientCheck;
import org.nadir.tensor.TorchEngine;

/** Maps with strides 4 to 32; on the finest one a region of 28 pixels has bins of one cell. */
final class RoiAlignTest {
    private static final List<Integer> STRIDES = List.of(4, 8, 16, 32, 64);
    private static final float THREE_FOUR_FIVE = (float) Math.atan2(0.6, 0.8);

    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private static Rois rois(int image, float... boxes) {
        int[] images = new int[boxes.length / 5];
        Arrays.fill(images, image);
        return Rois.sorted(boxes, images, new int[images.length]);
    }

    /** x + 100 y in cells. */
    private static float[] ramp(int columns, int rows) {
        float[] values = new float[columns * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % columns + 100f * (i / columns);
        }
        return values;
    }

    private NDList maps(float[] finest, int columns, int rows) {
        NDList maps = new NDList(manager.create(finest, new Shape(1, 1, rows, columns)));
        for (int level = 1; level < 5; level++) {
            maps.add(manager.full(new Shape(1, 1, 8, 8), (float) -level));
        }
        return maps;
    }

    private float[] read(BinSampling sampling, NDList maps, Rois rois) {
        return new RoiAlign(sampling, STRIDES).forward(maps, rois).toFloatArray();
    }

    @Test
    void aConstantMapStaysConstant() {
        float[] constant = new float[24 * 24];
        Arrays.fill(constant, 3);
        for (BinSampling sampling : BinSampling.values()) {
            float angle = sampling == BinSampling.TURNED ? 0.7f : 0;
            float[] bins = read(sampling, maps(constant, 24, 24), rois(0, 48, 44, 60, 23, angle));
            assertEquals(49, bins.length);
            for (float bin : bins) {
                assertEquals(3, bin, 1e-5f);
            }
        }
    }

    @Test
    void aRampIsReadAtTheCentresOfTurnedBins() {
        // centre (32, 32) is cell 7.5; 28 x 14 px are bins of 1 x 0.5 cells. The first bin lies at (-3, -1.5) along the
        // sides: x = 7.5 - 3 * 0.8 + 1.5 * 0.6 = 6, y = 7.5 - 3 * 0.6 - 1.5 * 0.8 = 4.5
        float[] bins = read(BinSampling.TURNED, maps(ramp(16, 16), 16, 16), rois(0, 32, 32, 28, 14, THREE_FOUR_FIVE));
        assertEquals(456, bins[0], 1e-3f);
        assertEquals(10.8f + 810, bins[6], 1e-3f);
        assertEquals(7.5f + 750, bins[24], 1e-3f);
        assertEquals(9f + 1050, bins[48], 1e-3f);
    }

    @Test
    void aRampIsReadAtTheCentresOfUprightBins() {
        // 56 x 28 px: bins of 2 x 1 cells with 2 x 1 samples; the first lies at (-6, -3) from cell 7.5
        float[] bins = read(BinSampling.UPRIGHT, maps(ramp(16, 16), 16, 16), rois(0, 32, 32, 56, 28, 0));
        assertEquals(1.5f + 450, bins[0], 1e-3f);
        assertEquals(7.5f + 450, bins[3], 1e-3f);
        assertEquals(13.5f + 1050, bins[48], 1e-3f);
    }

    @Test
    void anUprightBinAveragesAsManySamplesAsItHasCells() {
        // bins of 3 cells from -0.5 on; a peak in cell 1 is met by the sample at 1 of 0, 1, 2, in full
        float[] peak = new float[24 * 24];
        peak[24 + 1] = 9;
        float[] bins = read(BinSampling.UPRIGHT, maps(peak, 24, 24), rois(0, 42, 42, 84, 84, 0));
        assertEquals(1, bins[0], 1e-5f);
        assertEquals(1, Arrays.stream(toDoubles(bins)).sum(), 1e-5);
    }

    private static double[] toDoubles(float[] values) {
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> values[i]);
        return result;
    }

    @Test
    void bothSamplingsAgreeOnAnUprightRegionWithTwoSamplesABin() {
        float[] values = ramp(16, 16);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(values[i]);
        }
        Rois region = rois(0, 30, 33, 50, 45, 0);
        assertArrayEquals(
                read(BinSampling.TURNED, maps(values, 16, 16), region),
                read(BinSampling.UPRIGHT, maps(values, 16, 16), region),
                1e-5f);
    }

    @Test
    void outsideOfTheMapItsBorderIsReadForOneCellAndThenNothing() {
        float[] ones = new float[8 * 8];
        Arrays.fill(ones, 1);
        // bins at -3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5 cells
        for (BinSampling sampling : BinSampling.values()) {
            float[] bins = read(sampling, maps(ones, 8, 8), rois(0, 0, 16, 28, 7, 0));
            // two samples a bin lie a quarter of a cell around its centre: those at -1.25 and -0.75 are parted
            assertArrayEquals(new float[] {0, 0, 0, 1, 1, 1, 1}, Arrays.copyOf(bins, 7), 1e-6f);
        }
    }

    @Test
    void aRegionOutsideOfTheMapIsNothing() {
        float[] bins = read(BinSampling.TURNED, maps(ramp(8, 8), 8, 8), rois(0, -500, -500, 20, 20, 0.2f));
        assertArrayEquals(new float[49], bins);
    }

    @Test
    void regionsAreReadFromTheLevelOfTheirSizeAndOrderedByIt() {
        int[] order = new int[4];
        Rois rois = Rois.sorted(
                new float[] {64, 64, 500, 400, 0, 32, 32, 100, 100, 0, 64, 64, 300, 200, 0, 64, 64, 112, 112, 0},
                new int[4],
                order);
        // sides of 100, 112, 245 and 447 pixels: levels 0, 1, 2, 2
        assertArrayEquals(new int[] {1, 3, 0, 2}, order);
        assertEquals(0, Rois.level(111, 111));
        assertEquals(1, Rois.level(112, 112));
        assertEquals(2, Rois.level(400, 200));
        assertEquals(3, Rois.level(448, 448));
        assertEquals(3, Rois.level(4000, 4000));
        float[] bins = read(BinSampling.UPRIGHT, maps(new float[64], 8, 8), rois);
        assertEquals(0, bins[24]);
        assertEquals(-1, bins[49 + 24], 1e-6f);
        assertEquals(-2, bins[2 * 49 + 24], 1e-6f);
    }

    @Test
    void aRegionReadsTheMapOfItsOwnImage() {
        NDList maps = new NDList();
        for (int level = 0; level < 5; level++) {
            maps.add(manager.create(new float[] {1, 1, 1, 1, 2, 2, 2, 2}, new Shape(2, 1, 2, 2)));
        }
        float[] bins = read(BinSampling.UPRIGHT, maps, rois(1, 4, 4, 8, 8, 0));
        assertEquals(2, bins[24]);
    }

    @Test
    void channelsStandOneAfterTheOther() {
        NDArray two = manager.create(new float[] {5, 5, 5, 5, 7, 7, 7, 7}, new Shape(1, 2, 2, 2));
        float[] bins = read(BinSampling.TURNED, new NDList(two, two, two, two), rois(0, 4, 4, 6, 6, 0));
        assertEquals(98, bins.length);
        assertEquals(5, bins[48]);
        assertEquals(7, bins[49]);
    }

    @Test
    void theGradientIsThatOfDifferences() {
        Rois rois = rois(0, 11, 12, 20, 9, 0.5f, 14, 6, 9, 9, -1);
        for (BinSampling sampling : BinSampling.values()) {
            GradientCheck.check(ramp(6, 6, 0.01f), new Shape(1, 1, 6, 6), 2e-3, map -> {
                NDArray bins = new RoiAlign(sampling, STRIDES).forward(new NDList(map), rois);
                return bins.mul(bins).mul(bins);
            });
        }
    }

    private static float[] ramp(int columns, int rows, float factor) {
        float[] values = ramp(columns, rows);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(values[i]) + factor * i;
        }
        return values;
    }
}
