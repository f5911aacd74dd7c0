package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/**
 * FitNets (Romero et al. 2015, eq. 3) on a pyramid: the mean squared difference of the student's map, after a 1 x 1
 * convolution, and the teacher's, added up over the levels with weight 1.
 */
final class FitNets {
    static final MapRule RULE = new MapRule(List.of("fitnets"), true, (scope, pair, settings) -> FitNets::terms);

    private FitNets() {}

    private static NDList terms(LevelMaps maps) {
        NDArray difference = maps.student().sub(maps.teacher());
        return new NDList(difference.mul(difference).mean());
    }
}
