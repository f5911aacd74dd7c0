package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The convolutions that bring a student's maps to the teacher's width, as {@link Distillers#create} made them among the
 * student's parameters: one for all levels for DS2D2, one a level for methods that compare maps by a published rule.
 */
record StudentAdapters(Pair pair) {
    /** What the map (N, C, H, W) of a level passes; empty when the method trained no adapter for it. */
    Optional<UnaryOperator<NDArray>> at(int level) {
        Optional<UnaryOperator<NDArray>> common = Adapter.of(pair).map(adapter -> adapter::forward);
        return common.or(() -> MapDistiller.adapter(pair, level).map(adapter -> adapter::forward));
    }
}
