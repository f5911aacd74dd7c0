package org.nadir.detection;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Regions of interest of a batch in the order of the pyramid level that they are read from: a region of area A belongs to
 * level floor(log2(sqrt(A) / 56)) above the finest (Lin et al. 2017, eq. 1 with MMDetection's finest scale), at most the
 * coarsest.
 *
 * @param boxes (cx, cy, width, height, angle) in pixels of the batch, five values each
 * @param images index of the image of each in the batch
 * @param firsts index of the first region of each level, and the number of all behind them
 */
record Rois(float[] boxes, int[] images, int[] firsts) {
    static final int LEVELS = 4;

    private static final double FINEST_SCALE = 56;

    /** Orders the regions by level, equal levels as they come; {@code order} receives where each came from. */
    static Rois sorted(float[] boxes, int[] images, int[] order) {
        int count = images.length;
        int[] levels = new int[count];
        int[] firsts = new int[LEVELS + 1];
        for (int i = 0; i < count; i++) {
            levels[i] = level(boxes[5 * i + 2], boxes[5 * i + 3]);
            firsts[levels[i] + 1]++;
        }
        for (int level = 0; level < LEVELS; level++) {
            firsts[level + 1] += firsts[level];
        }
        int[] sorted = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingInt(i -> levels[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, order, 0, count);
        float[] ordered = new float[5 * count];
        int[] owners = new int[count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(boxes, 5 * sorted[i], ordered, 5 * i, 5);
            owners[i] = images[sorted[i]];
        }
        return new Rois(ordered, owners, firsts);
    }

    static int level(double width, double height) {
        double level = Math.floor(Math.log(Math.sqrt(width * height) / FINEST_SCALE + 1e-6) / Math.log(2));
        return (int) Math.max(0, Math.min(LEVELS - 1, level));
    }

    int count() {
        return images.length;
    }
}
