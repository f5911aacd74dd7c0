package org.nadir.detection;

import java.util.List;

/**
 * What the points of a batch learn. A positive's offsets are its distances from the left, top, right and bottom edge of the
 * truth along the truth's axes, in strides, and the truth's angle; its weight is its centreness (Tian et al. 2019, eq. 3). As in
 * the reference its boxes are measured in strides from the point, which is the anchor (0, 0, 1, 1, 0).
 */
final class PointTargets {
    private static final double[] UNIT = {0, 0, 1, 1, 0};

    private final PointGrid grid;
    private final int[][] assigned;

    private PointTargets(PointGrid grid, int[][] assigned) {
        this.grid = grid;
        this.assigned = assigned;
    }

    /** The targets of a batch, normalised by its positives, at least one. */
    static BatchTargets of(PointGrid grid, List<Targets> targets, ImageBatch batch) {
        PointAssigner assigner = new PointAssigner();
        int[][] assigned = new int[targets.size()][];
        for (int image = 0; image < assigned.length; image++) {
            assigned[image] = assigner.assign(
                    grid,
                    targets.get(image),
                    ImageBatch.padded(batch.widths()[image]),
                    ImageBatch.padded(batch.heights()[image]));
        }
        return new PointTargets(grid, assigned).collect(targets);
    }

    private BatchTargets collect(List<Targets> targets) {
        float[] weights = new float[assigned.length * grid.total()];
        int positives = 0;
        for (int row = 0; row < weights.length; row++) {
            int value = assigned[row / grid.total()][row % grid.total()];
            weights[row] = value == PointAssigner.NOTHING ? 0f : 1f;
            positives += value > 0 ? 1 : 0;
        }
        BatchTargets result = new BatchTargets(
                weights, new int[positives], new int[positives], Positives.of(positives), Math.max(1, positives));
        int at = 0;
        for (int row = 0; row < weights.length; row++) {
            int value = assigned[row / grid.total()][row % grid.total()];
            if (value > 0) {
                Targets truth = targets.get(row / grid.total());
                result.rows()[at] = row;
                result.labels()[at] = truth.labels()[value - 1];
                float[] point = new float[5];
                grid.write(row % grid.total(), point, 0);
                double[] offsets =
                        PointDecoding.encode(Positives.row(point, 0), Positives.row(truth.boxes(), value - 1));
                put(offsets, result.boxes(), at++);
            }
        }
        return result;
    }

    private static void put(double[] offsets, Positives boxes, int index) {
        double[] truth = new double[5];
        new PointDecoding().decode(UNIT, offsets, truth);
        for (int i = 0; i < 5; i++) {
            boxes.anchors()[5 * index + i] = (float) UNIT[i];
            boxes.truths()[5 * index + i] = (float) truth[i];
            boxes.offsets()[5 * index + i] = (float) offsets[i];
        }
        boxes.weights()[index] = (float) centreness(offsets);
    }

    /** Writes what boxes are measured from, for every point the same. */
    static void writeUnit(int point, float[] target, int at) {
        for (int i = 0; i < 5; i++) {
            target[at + i] = (float) UNIT[i];
        }
    }

    /** Root of the nearer to the further edge, left to right times top to bottom: 1 in the middle, 0 on an edge. */
    static double centreness(double[] offsets) {
        double across = Math.min(offsets[0], offsets[2]) / Math.max(offsets[0], offsets[2]);
        double down = Math.min(offsets[1], offsets[3]) / Math.max(offsets[1], offsets[3]);
        return Math.sqrt(Math.max(0, across * down));
    }
}
