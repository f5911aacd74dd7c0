package org.nadir.distillation;

import ai.djl.ndarray.NDList;

/**
 * A published rule that compares the maps of one level. What it learns itself belongs to the level that it was made for.
 * Called inside the recording of a training step.
 */
@FunctionalInterface
interface MapRival {
    /** The weighted terms of this level, scalars, always as many and in the same order. Arrays made on the way may stay open. */
    NDList terms(LevelMaps maps);
}
