package org.nadir.detection;

import java.util.Arrays;
import org.nadir.tensor.RandomStream;

/** Balanced random samples as MMDetection's RandomSampler draws them. Stateless but for the stream that is handed in. */
final class RandomChoice {
    private final int total;
    private final int mostPositives;

    /** At most {@code total} samples of which at most {@code mostPositives} learn an object. */
    RandomChoice(int total, int mostPositives) {
        this.total = total;
        this.mostPositives = mostPositives;
    }

    /**
     * Chosen indices.
     *
     * @param positives rising indices that learn an object
     * @param negatives rising indices that learn the background
     */
    record Chosen(int[] positives, int[] negatives) {}

    /** Draws from the assignment of anchors or proposals: above zero an object, zero the background, below nothing. */
    Chosen draw(int[] assigned, RandomStream random) {
        int[] positives = new int[assigned.length];
        int[] negatives = new int[assigned.length];
        int objects = 0;
        int others = 0;
        for (int i = 0; i < assigned.length; i++) {
            if (assigned[i] > 0) {
                positives[objects++] = i;
            } else if (assigned[i] == MaxIouAssigner.BACKGROUND) {
                negatives[others++] = i;
            }
        }
        int[] first = some(Arrays.copyOf(positives, objects), mostPositives, random);
        return new Chosen(first, some(Arrays.copyOf(negatives, others), total - first.length, random));
    }

    /** At most {@code wanted} of the values, every choice equally likely (the beginning of Fisher and Yates' shuffle). */
    private static int[] some(int[] values, int wanted, RandomStream random) {
        if (values.length <= wanted) {
            return values;
        }
        for (int i = 0; i < wanted; i++) {
            int j = i + random.nextInt(values.length - i);
            int value = values[j];
            values[j] = values[i];
            values[i] = value;
        }
        int[] chosen = Arrays.copyOf(values, wanted);
        Arrays.sort(chosen);
        return chosen;
    }
}
