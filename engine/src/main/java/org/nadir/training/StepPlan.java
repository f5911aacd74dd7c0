package org.nadir.training;

/**
 * How the batches of an epoch make up its steps: so many batches to a step of the optimiser, and in the last step those that
 * are left. Immutable.
 *
 * @param batches of an epoch
 * @param accumulate batches per step, at least 1
 */
record StepPlan(int batches, int accumulate) {
    /** Steps of an epoch. */
    int steps() {
        return (batches + accumulate - 1) / accumulate;
    }

    /** The batch of the epoch that a step begins with, both from 0. */
    int firstBatch(int step) {
        return Math.min(batches, step * accumulate);
    }

    /** Batches of a step of the epoch, from 0. */
    int batchesOf(int step) {
        return Math.min(accumulate, batches - firstBatch(step));
    }
}
