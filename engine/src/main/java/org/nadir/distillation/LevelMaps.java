package org.nadir.distillation;

import ai.djl.ndarray.NDArray;

/**
 * The maps (N, C, H, W) of one level of a pair, of the same shape: an adapter has already brought the student's to the
 * teacher's width.
 */
record LevelMaps(NDArray student, NDArray teacher, PairBatch batch) {
    int images() {
        return (int) teacher.getShape().get(0);
    }

    int channels() {
        return (int) teacher.getShape().get(1);
    }

    int rows() {
        return (int) teacher.getShape().get(2);
    }

    int columns() {
        return (int) teacher.getShape().get(3);
    }
}
