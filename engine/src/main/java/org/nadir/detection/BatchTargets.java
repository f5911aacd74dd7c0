package org.nadir.detection;

import java.util.Arrays;
import java.util.List;

/**
 * What the anchors of a batch learn, as the few flat arrays that go to the device. Rows count anchors through the batch:
 * image times anchors of an image plus anchor.
 *
 * @param weights one per row: 1 where the anchor learns an object or the background, 0 where it learns nothing
 * @param rows rows that learn an object, rising
 * @param labels class of each of them
 * @param boxes what each of them regresses
 * @param normaliser by what both terms are divided: the positives of all images, at least one each
 */
record BatchTargets(float[] weights, int[] rows, int[] labels, Positives boxes, int normaliser) {
    /** Anchors, how they are assigned and what they regress. */
    record Rule(AnchorGrid grid, MaxIouAssigner assigner, BoxCoder coder) {}

    static BatchTargets of(Rule rule, List<Targets> targets, ImageBatch batch) {
        int[][] assigned = new int[targets.size()][];
        for (int image = 0; image < assigned.length; image++) {
            assigned[image] = rule.assigner()
                    .assign(
                            rule.grid(),
                            targets.get(image),
                            ImageBatch.padded(batch.widths()[image]),
                            ImageBatch.padded(batch.heights()[image]));
        }
        return of(rule, assigned, targets);
    }

    private static BatchTargets of(Rule rule, int[][] assigned, List<Targets> targets) {
        AnchorGrid grid = rule.grid();
        float[] weights = new float[assigned.length * grid.total()];
        int positives = 0;
        int normaliser = 0;
        for (int image = 0; image < assigned.length; image++) {
            int before = positives;
            for (int anchor = 0; anchor < grid.total(); anchor++) {
                int value = assigned[image][anchor];
                weights[image * grid.total() + anchor] = value == MaxIouAssigner.NOTHING ? 0f : 1f;
                positives += value > 0 ? 1 : 0;
            }
            normaliser += Math.max(1, positives - before);
        }
        Positives boxes = Positives.of(positives, rule.coder().values());
        BatchTargets result = new BatchTargets(weights, new int[positives], new int[positives], boxes, normaliser);
        result.fill(rule, assigned, targets);
        return result;
    }

    int positives() {
        return rows.length;
    }

    /** The rows that learn an object as indices. */
    long[] rowIndices() {
        return Arrays.stream(rows).asLongStream().toArray();
    }

    /** Flat indices of the positives' own class in the N A C logits. */
    long[] classIndices(int classes) {
        long[] indices = new long[rows.length];
        Arrays.setAll(indices, i -> (long) rows[i] * classes + labels[i]);
        return indices;
    }

    /** Flat indices of the positives' values in the offsets of all rows. */
    long[] deltaIndices() {
        int values = rows.length == 0 ? 0 : boxes.offsets().length / rows.length;
        long[] indices = new long[values * rows.length];
        Arrays.setAll(indices, i -> (long) values * rows[i / values] + i % values);
        return indices;
    }

    private void fill(Rule rule, int[][] assigned, List<Targets> targets) {
        AnchorGrid grid = rule.grid();
        int at = 0;
        for (int image = 0; image < assigned.length; image++) {
            Targets truth = targets.get(image);
            for (int index = 0; index < grid.total(); index++) {
                int value = assigned[image][index];
                if (value > 0) {
                    rows[at] = image * grid.total() + index;
                    labels[at] = truth.labels()[value - 1];
                    grid.write(index, boxes.anchors(), 5 * at);
                    System.arraycopy(truth.boxes(), 5 * (value - 1), boxes.truths(), 5 * at, 5);
                    rule.coder()
                            .encode(
                                    new BoxCoder.Packed(boxes.anchors(), at),
                                    new BoxCoder.Packed(boxes.truths(), at),
                                    boxes.offsets(),
                                    at);
                    at++;
                }
            }
        }
    }
}
