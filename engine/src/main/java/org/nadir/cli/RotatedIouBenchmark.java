package org.nadir.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.nadir.base.Progress;
import org.nadir.geometry.RotatedIou;

/**
 * Millions of pairs a second of rotated IoU, on one thread and on all. The pairs are hard ones: centres within 100 pixels,
 * sides of 20 to 100, so that nearly all overlap and none can be rejected early; {@code mpairs_per_s_scattered} has the
 * same boxes spread over 1024 pixels, as they are in an image.
 */
final class RotatedIouBenchmark implements Benchmark {
    private static final int BOXES = 1000;
    private static final int ROUNDS = 12;

    @Override
    public String name() {
        return "rotated-iou";
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        float[] a = boxes(1, 100);
        float[] b = boxes(2, 100);
        float[] c = boxes(3, 1024);
        float[] d = boxes(4, 1024);
        Map<String, Double> figures = new LinkedHashMap<>();
        progress.report(0, 3, "one thread");
        figures.put("mpairs_per_s_one", best(() -> RotatedIou.matrixOnThisThread(a, b)));
        progress.report(1, 3, "all threads");
        figures.put("mpairs_per_s_all", best(() -> RotatedIou.matrix(a, b)));
        progress.report(2, 3, "scattered boxes");
        figures.put("mpairs_per_s_scattered", best(() -> RotatedIou.matrixOnThisThread(c, d)));
        progress.report(3, 3, "done");
        return figures;
    }

    /** The best of some rounds, so that warming up and neighbours on the machine do not count. */
    private static double best(Supplier<float[]> matrix) {
        long least = Long.MAX_VALUE;
        double pairs = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            pairs = matrix.get().length;
            least = Math.min(least, System.nanoTime() - start);
        }
        return pairs * 1e3 / least;
    }

    static float[] boxes(long seed, double spread) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] boxes = new float[BOXES * 5];
        for (int i = 0; i < boxes.length; i += 5) {
            boxes[i] = (float) random.nextDouble(spread);
            boxes[i + 1] = (float) random.nextDouble(spread);
            boxes[i + 2] = (float) random.nextDouble(20, 100);
            boxes[i + 3] = (float) random.nextDouble(20, 100);
            boxes[i + 4] = (float) random.nextDouble(-Math.PI / 2, Math.PI / 2);
        }
        return boxes;
    }
}
