package org.nadir.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.nadir.base.Progress;
import org.nadir.geometry.RotatedNms;

/**
 * Milliseconds of rotated suppression for 10,000 candidates of one class, as a detector makes them: a thousand objects in
 * an image of 1024 pixels with ten jittered candidates each, IoU 0.1.
 */
final class RotatedNmsBenchmark implements Benchmark {
    private static final int OBJECTS = 1000;
    private static final int EACH = 10;
    private static final int ROUNDS = 20;

    @Override
    public String name() {
        return "rotated-nms";
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        int count = OBJECTS * EACH;
        float[] boxes = new float[count * 5];
        float[] scores = new float[count];
        fill(boxes, scores);
        long least = Long.MAX_VALUE;
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            progress.report(round, ROUNDS, "suppressing");
            long start = System.nanoTime();
            kept = RotatedNms.keep(boxes, scores, new int[count], 0.1).length;
            least = Math.min(least, System.nanoTime() - start);
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("ms_10000", least / 1e6);
        figures.put("kept", (double) kept);
        return figures;
    }

    static void fill(float[] boxes, float[] scores) {
        SplittableRandom random = new SplittableRandom(5);
        for (int object = 0; object < OBJECTS; object++) {
            double[] box = {
                random.nextDouble(1024),
                random.nextDouble(1024),
                random.nextDouble(12, 60),
                random.nextDouble(6, 25),
                random.nextDouble(-Math.PI / 2, Math.PI / 2)
            };
            double[] jitter = {3, 3, 4, 2, 0.1};
            for (int i = 0; i < EACH; i++) {
                int candidate = object * EACH + i;
                scores[candidate] = (float) random.nextDouble();
                for (int k = 0; k < 5; k++) {
                    boxes[candidate * 5 + k] = (float) (box[k] + random.nextDouble(-jitter[k], jitter[k]));
                }
            }
        }
    }
}
